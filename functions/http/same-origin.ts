import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { Problem } from '../../domain/problem/problem.ts';
import { type AcceptedTypes, checkContentType } from './content-type.ts';

/** The content types that a form of another site can send, as HTML has them. */
const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

const json = { 'application/json': {} };

/**
 * Checks that a request that changes something comes from a page of the portal itself. Browsers send what it checks, and no
 * page can forge it: `Sec-Fetch-Site: same-origin` or, from browsers without that header, an `Origin` with the host of the
 * request. The content type must be one that no HTML form can send: a type the operation declares, or JSON where it declares
 * none.
 * @throws Problem `forbidden` or `unsupported-media-type`
 */
export function checkSameOrigin(event: APIGatewayProxyEventV2, { content }: AcceptedTypes): void {
  if (['GET', 'HEAD'].includes(event.requestContext.http.method)) return;
  if (!isSameOrigin(event)) {
    throw new Problem('forbidden', {
      vi: 'Yêu cầu không đến từ trang của cổng làm việc này nên không được thực hiện; mở lại cổng rồi thử lại.',
      en: 'The request does not come from a page of this portal, so nothing was done; open the portal again and retry.',
    });
  }
  const declared = Object.entries(content).filter(([type]) => !formTypes.includes(type));
  checkContentType(event, { content: declared.length === 0 ? json : Object.fromEntries(declared) });
}

function isSameOrigin({ headers }: APIGatewayProxyEventV2): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin = '', host = '' } = headers;
  return host !== '' && URL.parse(origin)?.host === host.toLowerCase();
}
