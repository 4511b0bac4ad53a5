import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Parameters } from '../../contract/http/operation.ts';
import type { Text } from '../../domain/language/text.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { cursorFaults } from './list-mark.ts';
import { queryFaults } from './query.ts';

/**
 * Parses a request's path and query parameters together; a query parameter cannot replace a path parameter.
 * @param usageFor returns the expected form of the address
 * @throws Problem `malformed-request`, with every violation at `path:name` or `query:name`
 */
export async function readParameters<P>(
  { schema, query, takesAnyQuery }: Parameters<P>,
  event: APIGatewayProxyEventV2,
  usageFor: (event: APIGatewayProxyEventV2) => Promise<Text>,
): Promise<P> {
  const faults = takesAnyQuery === true ? [] : faultsOf(event, query);
  const asked = takesAnyQuery === true ? {} : event.queryStringParameters;
  const parsed = parseInput(schema, { ...asked, ...event.pathParameters });
  if (parsed.ok && faults.length === 0) return parsed.value;
  const others = parsed.ok ? [] : violationsAt(parsed.violations, event);
  const found = new Set(faults.map(({ pointer }) => pointer));
  throw new Problem('malformed-request', await usageFor(event), [
    ...faults,
    ...others.filter(({ pointer }) => !found.has(pointer)),
  ]);
}

/** What is wrong with a query whatever its schema says. A cursor that is not even well-formed is not judged further. */
function faultsOf(event: APIGatewayProxyEventV2, query: Parameters['query']): Violation[] {
  const faults = queryFaults(event, Object.keys(query.shape));
  const found = new Set(faults.map(({ pointer }) => pointer));
  return [...faults, ...cursorFaults(event, query).filter(({ pointer }) => !found.has(pointer))];
}

/** A schema's issues with parameters, each at `path:name` or `query:name`. */
function violationsAt(violations: readonly Violation[], event: APIGatewayProxyEventV2): Violation[] {
  return violations.map((violation) => {
    const name = violation.pointer.slice(1);
    const place = Object.hasOwn(event.pathParameters ?? {}, name) ? 'path' : 'query';
    return { ...violation, pointer: `${place}:${name}` };
  });
}
