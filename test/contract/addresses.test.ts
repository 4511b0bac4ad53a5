import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../contract/http/operation.ts';
import { operations } from '../../contract/resources.ts';

/** Where people and programs are told of an address, or one is built. */
const places = [
  '{domain,contract,usecases,messages,functions,portal,cli,local,lib,example}/**/*.{ts,tsx,mjs}',
  '{docs,example}/**/*.md',
  '*.md',
];

/** An address may leave out its last parameters (`GET /v1/rankings`), and may be only the start of others (`/v1/sign-in/`). */
type Mention = {
  readonly method: string | null;
  readonly path: string;
  readonly isStart: boolean;
  readonly query: readonly string[];
};

/** In the place of what a template fills in. */
const unknownWord = '¤';

/** The addresses of the API in a text; what a template fills in is one unknown word. */
function mentionsIn(text: string): Mention[] {
  const filled = text.replaceAll(/\$\{[^{}]*\}/g, unknownWord);
  return [
    ...filled.matchAll(
      /(?:\b(?<method>GET|POST|PUT|DELETE|PATCH) )?(?<![\w/])(?<path>\/v1(?:\/[\w{}.~%:@¤-]+)+)(?<start>\/)?(?:\?(?<query>[\w=&.%,:@{}¤-]*))?/g,
    ),
  ].map(({ groups: { method = null, path = '', start = '', query = '' } = {} }) => ({
    method,
    path: path.replace(/[.:]+$/, ''),
    isStart: start !== '',
    query: query.split('&').flatMap((part) => /^[a-z]\w*(?==|$)/i.exec(part)?.[0] ?? []),
  }));
}

function isOf({ method, path, query, isStart }: Mention, operation: Operation): boolean {
  const [stated, declared] = [path.split('/'), operation.path.split('/')];
  return (
    (method === null || method === operation.method) &&
    stated.length <= declared.length &&
    declared.every(
      (part, at) =>
        part.startsWith('{') ||
        part === stated[at] ||
        stated[at] === unknownWord ||
        (isStart && at >= stated.length),
    ) &&
    query.every((name) => Object.hasOwn(operation.parameters.query.shape, name))
  );
}

const isDeclared = (mention: Mention) => operations.some(({ operation }) => isOf(mention, operation));

describe('the addresses that texts name', () => {
  it('are those of operations, with their methods and the names of their parameters', () => {
    const mentions = [...new Set(places.flatMap((place) => globSync(place)))].flatMap((file) =>
      mentionsIn(readFileSync(file, 'utf8')).map((mention) => ({ file, ...mention })),
    );
    expect(mentions.length).toBeGreaterThan(250);
    expect(mentions.filter((mention) => !isDeclared(mention))).toEqual([]);
  });

  it.each([
    ['GET /v1/catalogue lists them.', true],
    ['DELETE /v1/catalogue', false],
    ['GET /v1/catalog', false],
    ['see GET /v1/preview?at=X.', true],
    ['see GET /v1/preview?day=X.', false],
    ['GET /v1/rankings', true],
    ['/v1/rankings/X/Y/units/Z', false],
    ["startsWith('/v1/sign-in/')", true],
    ['/v1/sign-in', false],
    [`\`\${apiUrl}/v1/unsubscribe/\${token(a, b)}\``, true],
  ])('would notice a wrong one: %s', (text, isRight) => {
    const mentions = mentionsIn(text);
    expect(mentions.map(isDeclared)).toEqual([isRight]);
  });
});

/** The parameters and headers that a source calls the place of a violation, such as `query:at`. */
function pointersIn(source: string): string[] {
  return [...source.matchAll(/['`]((?:path|query|header):[\w-]+)['`]/g)].map(([, pointer = '']) => pointer);
}

describe('the parameters that violations name', () => {
  it('are declared by operations', () => {
    const declared = new Set(
      operations.flatMap(({ operation: { parameters, headers } }) => [
        ...Object.keys(parameters.path.shape).map((name) => `path:${name}`),
        ...Object.keys(parameters.query.shape).map((name) => `query:${name}`),
        ...Object.keys(headers.documented.shape).map((name) => `header:${name}`),
      ]),
    );
    const named = globSync('{domain,usecases,functions,portal,cli}/**/*.{ts,tsx}').flatMap((file) =>
      pointersIn(readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')).map((pointer) => ({
        file,
        pointer,
      })),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter(({ pointer }) => !declared.has(pointer))).toEqual([]);
  });
});
