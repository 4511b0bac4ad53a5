import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { withoutByteOrderMark } from '../../domain/problem/parse-json.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { bodyBytes } from './body-bytes.ts';

/**
 * Checks that a request to an operation without a body has none, so that nothing a caller asks for is ignored. An empty
 * object, which some clients always send, counts as none.
 * @throws Problem `malformed-request`
 */
export function checkNoBody(event: APIGatewayProxyEventV2): void {
  const text = withoutByteOrderMark(bodyBytes(event).toString('utf8')).trim();
  if (text === '' || /^\{\s*\}$/.test(text)) return;
  throw new Problem('malformed-request', {
    vi: 'Thao tác này không nhận nội dung, nên chưa làm gì; gửi lại yêu cầu không kèm nội dung.',
    en: 'This operation takes no body, so nothing was done; send the request again without one.',
  });
}
