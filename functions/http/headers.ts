import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { headerRefusals } from '../../contract/http/headers.ts';
import type { Headers } from '../../contract/http/operation.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem } from '../../domain/problem/problem.ts';

/**
 * Parses the headers an operation declares.
 * @throws Problem for the first header that is missing or wrong
 */
export function readHeaders<H>({ documented, schema }: Headers<H>, { headers }: APIGatewayProxyEventV2): H {
  const names = Object.keys(documented.shape);
  const given = names.map((name) => [name, headers[name.toLowerCase()]]);
  const parsed = parseInput(schema, Object.fromEntries(given));
  if (parsed.ok) return parsed.value;
  const pointer = parsed.violations[0]?.pointer;
  const refusal = headerRefusals[names.find((name) => pointer === `/${name}`) ?? ''];
  if (refusal === undefined) throw new Error(`nothing says how a wrong header is refused: ${pointer}`);
  throw new Problem(refusal.code, refusal.detail);
}
