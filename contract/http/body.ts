import * as z from 'zod';
import type { Text } from '../../domain/language/text.ts';
import type { ProblemCode } from '../../domain/problem/problem.ts';
import type { Body, InspectedJson } from './operation.ts';

/** The declaration of a body beside its schema. */
type BodyDeclaration = {
  readonly example: unknown;
  /** The expected form of the body. */
  readonly usage: Text;
  readonly refusedAs?: ProblemCode;
  /** The schema shown in the document, if it says more than the one used to parse the body. */
  readonly documentedAs?: z.ZodType;
  readonly mostBytes?: number;
};

/** Declares a JSON body. */
export function jsonBody<B, I>(schema: z.ZodType<B, I>, declared: BodyDeclaration): Body<B, I> {
  const { example, usage, refusedAs = 'malformed-request', documentedAs = schema, mostBytes } = declared;
  return {
    content: { 'application/json': { schema: documentedAs, example } },
    encoding: 'json',
    schema,
    usage,
    refusedAs,
    ...(mostBytes === undefined ? {} : { mostBytes }),
  };
}

/** Declares a JSON body that a use case validates, so that every error is reported at once. */
export function inspectedJsonBody(
  documentedAs: z.ZodType,
  { example, usage }: Pick<BodyDeclaration, 'example' | 'usage'>,
): Body<InspectedJson> {
  return {
    content: { 'application/json': { schema: documentedAs, example } },
    encoding: 'inspected-json',
    schema: z.custom<InspectedJson>(),
    usage,
    refusedAs: 'malformed-request',
  };
}

/** Declares a form, in either encoding that browsers send. */
export function formBody<B>(
  schema: z.ZodType<B>,
  { example, usage, refusedAs = 'malformed-request', mostBytes }: Omit<BodyDeclaration, 'documentedAs'>,
): Body<B> {
  return {
    content: {
      'application/x-www-form-urlencoded': { schema, example },
      'multipart/form-data': { schema, example },
    },
    encoding: 'form',
    schema,
    usage,
    refusedAs,
    ...(mostBytes === undefined ? {} : { mostBytes }),
  };
}

/** Declares a body read as bytes, of one media type or several. */
export function bytesBody(
  mediaTypes: string | readonly string[],
  schema: z.ZodType,
  { example, usage }: Pick<BodyDeclaration, 'example' | 'usage'>,
): Body<Uint8Array> {
  return {
    content: Object.fromEntries([mediaTypes].flat().map((mediaType) => [mediaType, { schema, example }])),
    encoding: 'bytes',
    schema: z.instanceof(Uint8Array),
    usage,
    refusedAs: 'malformed-request',
  };
}
