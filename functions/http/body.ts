import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Body } from '../../contract/http/operation.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { withInexact } from '../../domain/submission/numbers/inexact-number.ts';
import { bodyBytes } from './body-bytes.ts';
import { checkContentType } from './content-type.ts';
import { readFormBody } from './form-body.ts';
import { readInspectedJson, readJsonBody } from './json-body.ts';
import { checkNoBody } from './no-body.ts';

/**
 * Parses the body an operation declares.
 * @throws Problem as {@link checkNoBody}, {@link checkContentType}, {@link readJsonBody} and {@link readFormBody}; as declared, with every violation, when it does not
 * match the schema or holds a number that cannot be stored exactly
 */
export async function readBody<B>(body: Body<B>, event: APIGatewayProxyEventV2): Promise<B> {
  const { encoding, schema, usage, refusedAs } = body;
  if (Object.keys(body.content).length === 0) checkNoBody(event);
  checkContentType(event, body);
  if (encoding !== 'json') {
    const parsed = parseInput(schema, await readers[encoding](event));
    if (parsed.ok) return parsed.value;
    throw new Problem(refusedAs, usage, parsed.violations);
  }
  const { value, inexact } = readJsonBody(event);
  const parsed = parseInput(schema, value);
  if (parsed.ok && inexact.length === 0) return parsed.value;
  throw new Problem(refusedAs, usage, withInexact(inexact, parsed.ok ? [] : parsed.violations));
}

type Reader = (event: APIGatewayProxyEventV2) => unknown;

const readers: Readonly<Record<Exclude<Body['encoding'], 'json'>, Reader>> = {
  'inspected-json': readInspectedJson,
  form: readFormBody,
  bytes: bodyBytes,
  unread: () => undefined,
};
