import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Access, Answers, Operation, RequestForm } from '../../contract/http/operation.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import type { Admitted } from '../../usecases/access/admit.ts';
import { acceptedMediaType } from './accept.ts';
import type { Answer } from './answer.ts';
import { readBody } from './body.ts';
import { readHeaders } from './headers.ts';
import { withMarkedNext } from './list-mark.ts';
import { readParameters } from './parameters.ts';
import { answerOf, type ReplyOf } from './reply.ts';

/** A handler's input: everything the contract declares, parsed. */
export type OperationRequest<P, H, B> = {
  readonly parameters: P;
  /** By the names in the contract. */
  readonly headers: H;
  readonly body: B;
  readonly language: Language;
  /** The original request, for what the contract does not declare. */
  readonly event: APIGatewayProxyEventV2;
};

/** An admitted request, and the time left to answer it. */
export type AdmittedRequest = Admitted & {
  /** Milliseconds until the function is stopped, in which it has to answer. */
  readonly millisecondsLeft: () => number;
};

/** The input of an operation that takes a token. */
type GuardedRequest<P, H, B> = OperationRequest<P, H, B> &
  AdmittedRequest & {
    /** The media type that the caller asks for, of those the operation declares. */
    readonly mediaType: string;
  };

type GuardedAccess = Exclude<Access, 'open'>;

/** An operation that takes a token, with its handler. */
export type GuardedOperation = {
  readonly declared: Operation & { readonly access: GuardedAccess };
  /** Begins reads that the operation will need, while its caller is looked up; nothing may depend on them for the caller. */
  readonly foresee?: (event: APIGatewayProxyEventV2) => void;
  readonly run: (
    event: APIGatewayProxyEventV2,
    language: Language,
    admitted: AdmittedRequest,
  ) => Promise<Answer>;
};

/** An open operation, with its handler. */
export type OpenOperation = {
  readonly declared: Operation & { readonly access: 'open' };
  readonly run: (event: APIGatewayProxyEventV2, language: Language) => Promise<Answer>;
};

/**
 * Connects an operation that takes a token to its handler.
 * @param usageFor returns the expected form of the address, when that needs more than the contract
 */
export function operation<P, H, B, A extends Answers>(
  declared: Operation<P, H, B, A> & { readonly access: GuardedAccess },
  handle: (request: GuardedRequest<P, H, B>) => Promise<ReplyOf<A>>,
  usageFor?: (event: APIGatewayProxyEventV2) => Promise<Text>,
): GuardedOperation {
  return {
    declared,
    run: async (event, language, admitted) => {
      const request = await readRequest(declared, event, language, usageFor);
      const mediaType = acceptedMediaType(event, declared.answers);
      const reply = await handle({ ...request, ...admitted, mediaType });
      const marked = withMarkedNext(reply, event, declared.parameters.query);
      return answerOf(marked, declared.answers[reply.status]);
    },
  };
}

/** Connects an open operation to its handler. */
export function openOperation<P, H, B, A extends Answers>(
  declared: Operation<P, H, B, A> & { readonly access: 'open' },
  handle: (request: OperationRequest<P, H, B>) => Promise<ReplyOf<A>>,
): OpenOperation {
  return {
    declared,
    run: async (event, language) => {
      const reply = await handle(await readRequest(declared, event, language));
      return answerOf(reply, declared.answers[reply.status]);
    },
  };
}

/**
 * Parses a request as declared.
 * @throws Problem for the first invalid part: parameters, then headers, then the body
 */
export async function readRequest<P, H, B>(
  { parameters, headers, body }: RequestForm<P, H, B>,
  event: APIGatewayProxyEventV2,
  language: Language,
  usageFor = async (_: APIGatewayProxyEventV2) => parameters.usage,
): Promise<OperationRequest<P, H, B>> {
  return {
    parameters: await readParameters(parameters, event, usageFor),
    headers: readHeaders(headers, event),
    body: await readBody(body, event),
    language,
    event,
  };
}
