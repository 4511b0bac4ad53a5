import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Text } from '../../domain/language/text.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { violationsOf } from '../../domain/problem/schema-violations.ts';

/**
 * Reads a request's path and query parameters together; a query parameter cannot replace one of the path.
 * @param detail what a well-formed address looks like
 * @throws Problem `malformed-request`, with every violation at `path:name` or `query:name`
 */
export function readParameters<Schema extends z.ZodType>(
  schema: Schema,
  event: APIGatewayProxyEventV2,
  detail: Text,
): z.infer<Schema> {
  const parsed = schema.safeParse({ ...event.queryStringParameters, ...event.pathParameters });
  if (parsed.success) return parsed.data;
  throw new Problem('malformed-request', detail, parameterViolations(parsed.error, event));
}

/** A schema's findings about parameters, each at `path:name` or `query:name`. */
export function parameterViolations(error: z.ZodError, event: APIGatewayProxyEventV2): Violation[] {
  return violationsOf(error).map((violation) => {
    const name = violation.pointer.slice(1);
    const place = Object.hasOwn(event.pathParameters ?? {}, name) ? 'path' : 'query';
    return { ...violation, pointer: `${place}:${name}` };
  });
}
