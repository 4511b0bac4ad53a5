import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/deployment/api-functions.ts';
import { openApiDocument } from '../../functions/documentation/openapi.ts';
import { DocumentedAnswers } from '../fixtures/documented-answers.ts';
import { JsonSchemaValidator, objectAt } from '../fixtures/json-schema.ts';
import { sized } from '../fixtures/size.ts';
import type { Call, Reply } from '../fixtures/world.ts';
import { createFuzzWorld } from './fuzz/fuzz-world.ts';
import { Random } from './fuzz/random.ts';
import { type Operation, RequestMaker } from './fuzz/request.ts';

const cases = sized({ usual: 6_000, full: 10_000 });
const casesOfWorld = 200;

const document: unknown = JSON.parse(JSON.stringify(openApiDocument()));
const validator = new JsonSchemaValidator(document);
const documented = new DocumentedAnswers(document);
const operations: readonly Operation[] = Object.entries(objectAt(document, 'paths')).flatMap(
  ([path, methods]) =>
    Object.entries(objectAt(methods)).map(([method, description]) => ({
      method,
      path,
      description: objectAt(description),
    })),
);
/** The function that serves each operation. */
const serving = new Map(routes.map(({ operation, function: name }) => [operation.id, name]));

/** Submitting figures is the most complex operation; a table of a league succeeds for few of the periods, and a decision once, for a set that asks for approval. */
const weights: Readonly<Record<string, number>> = {
  createSubmission: 12,
  getLeagueTable: 6,
  decideExtension: 6,
  answerQuestion: 6,
  askQuestion: 4,
  closeException: 8,
  decideFigures: 6,
  putCatalogue: 4,
};

const weighted = operations.flatMap((operation) =>
  Array<Operation>(weights[String(operation.description['operationId'])] ?? 2).fill(operation),
);

const issuing = ['createToken', 'rotateToken'];
const zodWords =
  /Invalid (?:input|option|string|ISO|email|discriminator)|Too (?:big|small):|received (?:undefined|NaN|\w+$)|Unrecognized key/;
const disguising = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

/** The differences between an answer and the document. */
function faultsOf({ description }: Operation, { status, headers, body }: Reply): string[] {
  const faults: string[] = [];
  const text = JSON.stringify(body) ?? '';
  const problem = objectAt(body);
  const isUnknownAddress = status === 404 && String(problem['detail']).includes('/docs');
  if (status >= 500 && status !== 503) faults.push(`status ${status}`);
  if (!isUnknownAddress) faults.push(...documented.faultsOf(description, { status, headers, body }));
  for (const [name, value] of securityHeaders) {
    const given = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
    if (!String(given).includes(value)) faults.push(`${name} is ${given}`);
  }
  if (/\n\s+at |node_modules|file:\/\/|\.[mc]?[jt]s:\d|ValidationException/.test(text))
    faults.push('tells of its inside');
  if (
    /tiendo_\w{16}_|"hash"/.test(text) &&
    !(status === 201 && issuing.includes(String(description['operationId'])))
  )
    faults.push('tells a secret');
  if (text.length > 4_000_000) faults.push(`an answer of ${text.length} characters`);
  const details = [
    problem['detail'],
    ...[problem['errors'] ?? []].flat().map((error) => objectAt(error)['detail']),
  ];
  for (const detail of status < 400 ? [] : details.map((one) => String(one ?? ''))) {
    if (zodWords.test(detail)) faults.push(`a detail in zod’s own words: ${detail}`);
    if (detail.length > 1_500) faults.push(`a detail of ${detail.length} characters`);
    if (disguising.test(detail) || !detail.isWellFormed())
      faults.push(`a disguised detail ${JSON.stringify(detail)}`);
  }
  return faults;
}

const securityHeaders: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['strict-transport-security', 'max-age='],
  ['referrer-policy', 'no-referrer'],
  ['cache-control', 'no-store'],
];

/** The operation a call reaches: an address with an empty last part is that of the collection. */
function reached(operation: Operation, { path }: Call): Operation {
  if (!path.endsWith('/')) return operation;
  const collection = path.slice(0, -1);
  return operations.find((one) => one.path === collection && one.method === operation.method) ?? operation;
}

/** A request in one line, for the report of a fault. */
function shown({ method, path, query, headers, body }: Call): string {
  return `${method} ${path} ${JSON.stringify({ query, headers, body: String(body) })}`.slice(0, 700);
}

describe('R11: the API, under requests made of its own document', () => {
  it(`R2, R11, P49: answers ${cases} requests, sound and hostile, only as documented`, async () => {
    const random = new Random(20_240_115);
    const maker = new RequestMaker(validator, random);
    const faults: string[] = [];
    const seen = new Map<string, number>();
    for (let done = 0; done < cases && faults.length < 10; ) {
      const fuzzed = await createFuzzWorld(random);
      for (let inWorld = 0; inWorld < casesOfWorld && faults.length < 10; inWorld += 1, done += 1) {
        const operation = random.pick(weighted);
        const call = maker.make(operation, fuzzed);
        const run = fuzzed.functions[serving.get(String(operation.description['operationId'])) ?? ''];
        if (run === undefined) throw new Error(`nothing serves ${operation.path}`);
        const reply = await run(call);
        const found = faultsOf(reached(operation, call), reply);
        if (found.length > 0)
          faults.push(
            `${done}: ${shown(call)} → ${reply.status} ${found.join('; ').slice(0, 500)} ${JSON.stringify(reply.body)?.slice(0, 300)}`,
          );
        for (const key of [`${reply.status}`, `${operation.description['operationId']} ${reply.status}`])
          seen.set(key, (seen.get(key) ?? 0) + 1);
      }
    }
    expect(faults).toEqual([]);
    const statuses = [
      200, 201, 207, 304, 400, 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429, 431, 503,
    ];
    expect(statuses.filter((status) => !seen.has(`${status}`))).toEqual([]);
    const ids = operations.map(({ description }) => String(description['operationId']));
    const succeeded = (id: string) => [200, 201, 202, 204].some((status) => seen.has(`${id} ${status}`));
    // Of fewer requests, none of the few that some operations take may be made rightly.
    const others = ids.filter((id) => !succeeded(id));
    expect(others.length, others.join()).toBeLessThanOrEqual(sized({ usual: 5, full: 0 }));
  }, 300_000);
});
