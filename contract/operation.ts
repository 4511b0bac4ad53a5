import * as z from 'zod';
import type { Principal } from '../domain/access/principal.ts';
import type { Text } from '../domain/language/text.ts';
import type { ProblemCode } from '../domain/problem/problem.ts';

/** Who may call an operation. `open` needs no token; otherwise the token's role has to be one of these. */
export type Access = 'open' | readonly Principal['role'][];

/** Every role, so that each valid token is accepted. */
export const anyToken = ['unit', 'leader', 'operations'] as const satisfies Access;

/** Operations alone. */
export const operationsOnly = ['operations'] as const satisfies Access;

/** The path and query parameters of an operation; `P` is what they are parsed to, together. */
export type Parameters<P = unknown> = {
  readonly path: z.ZodObject;
  readonly query: z.ZodObject;
  /** Parses both together: a query parameter cannot replace one of the path. */
  readonly schema: z.ZodType<P>;
  /** What a well-formed address looks like. */
  readonly usage: Text;
};

/** The headers that matter to an operation; `H` is what they are parsed to. See `headers.ts` for how each is refused. */
export type Headers<H = unknown> = {
  readonly documented: z.ZodObject;
  readonly schema: z.ZodType<H>;
};

/** The body of a request; `B` is what it is parsed to. */
export type Body<B = unknown> = {
  /** What it may hold, by media type, each with an example of its own schema; empty where there is none. */
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType; readonly example: unknown }>>;
  /** `bytes` as they are; `unread` where there is none. */
  readonly encoding: 'json' | 'form' | 'bytes' | 'unread';
  readonly schema: z.ZodType<B>;
  /** What a well-formed body looks like. */
  readonly usage: Text;
  readonly refusedAs: ProblemCode;
  /** The most bytes it may have, where the usual limit is not right for it. */
  readonly mostBytes?: number;
};

/** How a request is read: its parameters, then its headers, then its body. */
export type Reading<P = unknown, H = unknown, B = unknown> = {
  readonly parameters: Parameters<P>;
  readonly headers: Headers<H>;
  readonly body: Body<B>;
};

/** The entity tag that an answer carries in its `ETag` header. */
export type EntityTag = {
  readonly description: string;
  readonly example?: string;
  /** True where only some answers with the status have one. */
  readonly sometimes?: true;
};

/** What an operation answers with under one status. */
export type Answer = {
  readonly description: Text;
  /** What the body holds; absent where there is none. */
  readonly schema?: z.ZodType;
  /** The body's media type; JSON unless said. */
  readonly mediaType?: string;
  readonly example?: unknown;
  readonly etag?: EntityTag;
};

/** The answers of an operation, by status. */
export type Answers = { readonly [Status in number]: Answer };

/** One HTTP operation, with everything that is promised of it. Every guarded operation may be refused for its token too. */
export type Operation<P = unknown, H = unknown, B = unknown, A extends Answers = Answers> = Reading<
  P,
  H,
  B
> & {
  /** Its name, which is also its key in its resource. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters in braces, as in `/v1/tokens/{id}`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: Text;
  readonly description?: string;
  readonly answers: A;
  /** Its own problems, beside those that any operation may answer with. */
  readonly problems: readonly ProblemCode[];
};

/** The operations on one thing, by id. */
export type Resource = Readonly<Record<string, Operation>>;

const seeDocs: Text = { vi: 'Xem /docs.', en: 'See /docs.' };

/** What an operation has unless it says otherwise: no parameters, no headers that matter to it, no body. */
export const plain = {
  parameters: { path: z.object({}), query: z.object({}), schema: z.unknown(), usage: seeDocs },
  headers: { documented: z.object({}), schema: z.unknown() },
  body: {
    content: {},
    encoding: 'unread',
    schema: z.undefined(),
    usage: seeDocs,
    refusedAs: 'malformed-request',
  },
} as const satisfies Reading;
