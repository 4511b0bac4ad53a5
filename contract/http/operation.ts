import * as z from 'zod';
import type { Principal } from '../../domain/access/principal.ts';
import type { Text } from '../../domain/language/text.ts';
import type { ProblemCode } from '../../domain/problem/problem.ts';

/** Who may call an operation. `open` needs no credential; otherwise the caller's role must be one of these. */
export type Access = 'open' | readonly Principal['role'][];

/** Every role: any valid token or session is accepted. */
export const anyToken = ['unit', 'reader', 'leader', 'operations'] as const satisfies Access;

/** Operations alone. */
export const operationsOnly = ['operations'] as const satisfies Access;

/** The path and query parameters of an operation; `P` is their parsed form, combined. */
export type Parameters<P = unknown> = {
  readonly path: z.ZodObject;
  readonly query: z.ZodObject;
  /** Parses both together, so that a query parameter cannot replace a path parameter. */
  readonly schema: z.ZodType<P>;
  /** The expected form of the address. */
  readonly usage: Text;
  /** True for an address whose query is for the browser application: whatever it holds, the answer is the same. */
  readonly takesAnyQuery?: true;
};

/** The headers an operation uses; `H` is their parsed form. `headers.ts` defines the refusal for each. */
export type Headers<H = unknown> = {
  readonly documented: z.ZodObject;
  readonly schema: z.ZodType<H>;
};

/** A JSON body before validation, as canonical JSON too, with the numbers that parsing would change. */
export type InspectedJson = {
  readonly value: unknown;
  readonly canonical: string;
  readonly inexact: readonly { readonly pointer: string; readonly text: string }[];
};

/** The body of a request; `B` is its parsed form, and `I` what a caller sends. */
export type Body<B = unknown, I = unknown> = {
  /** The accepted media types, each with an example of its schema; empty if there is no body. */
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType; readonly example: unknown }>>;
  /** `inspected-json` for JSON that a use case validates; `bytes` for a body read as is; `unread` if there is none. */
  readonly encoding: 'json' | 'inspected-json' | 'form' | 'bytes' | 'unread';
  readonly schema: z.ZodType<B, I>;
  /** The expected form of the body. */
  readonly usage: Text;
  readonly refusedAs: ProblemCode;
  /** The maximum size in bytes, if the usual limit does not fit. */
  readonly mostBytes?: number;
};

/** How to parse a request: its parameters, then its headers, then its body. */
export type RequestForm<P = unknown, H = unknown, B = unknown> = {
  readonly parameters: Parameters<P>;
  readonly headers: Headers<H>;
  readonly body: Body<B>;
};

/** The entity tag an answer carries in its `ETag` header. */
export type EntityTag = {
  readonly description: string;
  readonly example?: string;
  /** True when only some answers with this status have one. */
  readonly sometimes?: true;
};

/** The answer of an operation with one status. */
export type Answer = {
  readonly description: Text;
  /** The schema of the body; undefined if there is none. */
  readonly schema?: z.ZodType;
  /** The body's media type; JSON by default. */
  readonly mediaType?: string;
  /** Further media types that a caller may ask for with `Accept`, each with the schema of its text or bytes. */
  readonly alternatives?: Readonly<
    Record<string, { readonly schema: z.ZodType<string | Uint8Array>; readonly example?: string }>
  >;
  readonly example?: unknown;
  readonly etag?: EntityTag;
};

/** The answers of an operation, by status. */
export type Answers = { readonly [Status in number]: Answer };

/** One HTTP operation, with its full contract. Any guarded operation may also reject the token. */
export type Operation<P = unknown, H = unknown, B = unknown, A extends Answers = Answers> = RequestForm<
  P,
  H,
  B
> & {
  /** Its name, which is also its key in its resource. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The path, with parameters in braces, such as `/v1/tokens/{id}`. */
  readonly path: string;
  readonly access: Access;
  /**
   * The only credential it takes, if not either: `token` where an answer holds a secret that must not reach a browser or two
   * operators must agree, `session` for what concerns the browser's own session.
   */
  readonly credential?: 'token' | 'session';
  readonly summary: Text;
  readonly description?: string;
  readonly answers: A;
  /** Its own problems, beside those of every operation. */
  readonly problems: readonly ProblemCode[];
};

/** The operations on one resource, by id. */
export type Resource = Readonly<Record<string, Operation>>;

const seeDocs: Text = { vi: 'Xem /docs.', en: 'See /docs.' };
const noParameters: Text = {
  vi: 'Địa chỉ này không có tham số.',
  en: 'This address has no parameters.',
};

/** The defaults of an operation: no parameters, no headers, no body. */
export const plain = {
  parameters: { path: z.object({}), query: z.object({}), schema: z.unknown(), usage: noParameters },
  headers: { documented: z.object({}), schema: z.unknown() },
  body: {
    content: {},
    encoding: 'unread',
    schema: z.undefined(),
    usage: seeDocs,
    refusedAs: 'malformed-request',
  },
} as const satisfies RequestForm;
