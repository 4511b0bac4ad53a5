import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Text } from '../../domain/language/text.ts';
import { isUtf8, mediaTypeFrom } from './media-type.ts';
import { RefusalWithHeaders } from './refusal-with-headers.ts';

/** What an operation accepts, by media type. */
export type AcceptedTypes = { readonly content: Readonly<Record<string, unknown>> };

/** The media type of a request's body, without its parameters; undefined when none is declared, or it is malformed. */
export function contentTypeOf({ headers }: APIGatewayProxyEventV2): string | undefined {
  return mediaTypeFrom(headers['content-type'] ?? '')?.type;
}

/**
 * Checks that the content type of a body is one that the operation accepts, in UTF-8. Parameters that the type does not
 * have are ignored; a parameter given twice is refused, and so is a CSV file without a header row (`header=absent`).
 * @throws Problem `unsupported-media-type`, with the accepted types in words and in the header `Accept` (`Accept-Post` too
 * for POST)
 */
export function checkContentType(event: APIGatewayProxyEventV2, { content }: AcceptedTypes): void {
  const accepted = Object.keys(content);
  if (accepted.length === 0) return;
  const given = mediaTypeFrom(event.headers['content-type'] ?? '');
  if (given === null || !accepted.includes(given.type)) throw refusal(event, accepted, usage(accepted));
  const charset = given.parameters.get('charset');
  if (!isUtf8(charset)) {
    throw refusal(event, accepted, {
      vi: `Chỉ nhận bảng mã UTF-8: bỏ «charset=${shown(charset)}», hoặc lưu nội dung với bảng mã UTF-8.`,
      en: `Only UTF-8 is accepted: leave out “charset=${shown(charset)}”, or save the body as UTF-8.`,
    });
  }
  if (given.type === 'text/csv' && given.parameters.get('header') === 'absent') {
    throw refusal(event, accepted, {
      vi: 'Tệp CSV cần có dòng tên cột; thêm dòng ấy và bỏ «header=absent».',
      en: 'A CSV file needs a row with the names of its columns; add it, and leave out “header=absent”.',
    });
  }
}

function refusal(
  event: APIGatewayProxyEventV2,
  accepted: readonly string[],
  detail: Text,
): RefusalWithHeaders {
  const accept = accepted.join(', ');
  const isPost = event.requestContext.http.method === 'POST';
  return new RefusalWithHeaders('unsupported-media-type', detail, {
    accept,
    ...(isPost ? { 'accept-post': accept } : {}),
  });
}

function usage(accepted: readonly string[]): Text {
  const headers = accepted.map((type) => `Content-Type: ${type}`);
  const vi = headers.map((header) => `«${header}»`);
  const en = headers.map((header) => `“${header}”`);
  return {
    vi: `Gửi nội dung với tiêu đề ${eitherOf(vi, 'hoặc')}, bảng mã UTF-8.`,
    en: `Send the body with the header ${eitherOf(en, 'or')}, in UTF-8.`,
  };
}

function eitherOf(choices: readonly string[], or: string): string {
  const [last = '', ...others] = choices.toReversed();
  return others.length === 0 ? last : `${others.reverse().join(', ')} ${or} ${last}`;
}

/** A charset fit to be repeated in a message. */
function shown(charset = ''): string {
  return /^[\w.:+-]{1,40}$/.test(charset) ? charset : '…';
}
