import type * as z from 'zod';
import type { Answer as Declared, EntityTag } from '../../contract/http/operation.ts';
import { type Answer, jsonAnswer } from './answer.ts';

/** A handler's reply, before it becomes an HTTP answer. */
export type Reply = {
  readonly status: number;
  /** JSON by default; text or bytes as they are, if another media type is declared. */
  readonly body?: unknown;
  /** The media type of the body, if it is one of the declared alternatives. */
  readonly mediaType?: string | undefined;
  /** An opaque entity tag, in quotes. */
  readonly etag?: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** `Set-Cookie` headers. */
  readonly cookies?: readonly string[];
};

/** The replies allowed by a contract's answers. */
export type ReplyOf<Answers> = Reply &
  {
    [Status in keyof Answers]: { readonly status: Status } & BodyOf<Answers[Status]> & TagOf<Answers[Status]>;
  }[keyof Answers];

type BodyOf<Declaration> = Declaration extends { readonly schema: infer Schema extends z.ZodType }
  ? { readonly body: z.output<Schema>; readonly mediaType?: undefined } | AlternativeOf<Declaration>
  : { readonly body?: undefined; readonly mediaType?: undefined };

/** A text or bytes in one of the declared alternatives. */
type AlternativeOf<Declaration> = Declaration extends { readonly alternatives: infer Alternatives }
  ? {
      [MediaType in keyof Alternatives & string]: {
        readonly body: Alternatives[MediaType] extends { readonly schema: infer Schema extends z.ZodType }
          ? z.output<Schema>
          : never;
        readonly mediaType: MediaType;
      };
    }[keyof Alternatives & string]
  : never;

type TagOf<Declaration> = Declaration extends { readonly etag: infer Tag extends EntityTag }
  ? Tag extends { readonly sometimes: true }
    ? { readonly etag?: string }
    : { readonly etag: string }
  : Record<never, never>;

type Extras = Pick<Reply, 'cookies' | 'etag' | 'headers' | 'mediaType'>;

/** A reply with a body. */
export function reply<const Status extends number, Body>(
  status: Status,
  body: Body,
): { readonly status: Status; readonly body: Body };
export function reply<const Status extends number, Body, const More extends Extras>(
  status: Status,
  body: Body,
  more: More,
): { readonly status: Status; readonly body: Body } & More;
export function reply(status: number, body: unknown, more: Extras = {}): Reply {
  return { status, body, ...more };
}

/** The HTTP answer of a reply. Shared caches must not store any answer, unless a header allows it. */
export function answerOf(reply: Reply, declared: Declared | undefined): Answer {
  const answer = withoutCookies(reply, declared);
  return reply.cookies === undefined ? answer : { ...answer, cookies: [...reply.cookies] };
}

function withoutCookies(
  { status, body, mediaType: chosen, etag, headers }: Reply,
  declared: Declared | undefined,
): Answer {
  const all = { ...(etag === undefined ? {} : { etag }), ...headers };
  if (body === undefined) return { statusCode: status, headers: { 'cache-control': 'no-store', ...all } };
  const mediaType = chosen ?? declared?.mediaType;
  if (mediaType === undefined) return jsonAnswer(status, body, all);
  const isBinary = body instanceof Uint8Array;
  return {
    statusCode: status,
    headers: { 'content-type': withCharset(mediaType), 'cache-control': 'no-store', ...all },
    body: isBinary ? Buffer.from(body).toString('base64') : String(body),
    ...(isBinary ? { isBase64Encoded: true } : {}),
  };
}

/** Documents of office programs are not text. */
function withCharset(mediaType: string): string {
  return mediaType.startsWith('application/vnd.') ? mediaType : `${mediaType}; charset=utf-8`;
}
