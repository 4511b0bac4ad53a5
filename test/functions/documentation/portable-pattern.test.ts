import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { operations } from '../../../contract/resources.ts';
import { openApiDocument } from '../../../functions/documentation/openapi.ts';
import { portablePattern } from '../../../functions/documentation/portable-pattern.ts';
import { isObject } from '../../fixtures/json-schema.ts';

/** Every regular expression that the schemas of the contract check strings with. */
function patternsInForce(): RegExp[] {
  const seen = new Set<unknown>();
  const found = new Map<string, RegExp>();
  const visit = (node: unknown): void => {
    if (node instanceof RegExp) found.set(`${node}`, node);
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    const definition: unknown = Object(Object(node)._zod).def;
    for (const value of Object.values(definition === undefined ? node : Object(definition))) visit(value);
  };
  for (const { operation } of operations) visit(operation);
  return [...found.values()];
}

/** Every pattern in the document. */
function patternsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(patternsIn);
  if (!isObject(node)) return [];
  const own = typeof node['pattern'] === 'string' ? [node['pattern']] : [];
  return [...own, ...Object.values(node).flatMap(patternsIn)];
}

const inForce = patternsInForce();
const documented = [...new Set(patternsIn(JSON.parse(JSON.stringify(openApiDocument()))))];

const awkward = [
  ...['\u0000', '\t', '\n', '\r', '\u001f', '\u007f', '\u009f', '\u00a0', '\u061c', '\u200e', '\u200f'],
  ...[
    '\u2028',
    '\u2029',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\ufeff',
    '１',
    '٣',
    '𝟙',
    'ộ',
    '😀',
    '\ud800',
  ],
  ...['-', '.', ':', '"', ',', ' ', '@', '[', ']', '\\', '^', '/', '0', '9', 'A', 'z', 'W', 'T', 'Z', '+'],
];

/** Strings that the pattern accepts, the same with something awkward in them, and others. */
function candidatesFor(pattern: string): fc.Arbitrary<string> {
  const accepted = fc.stringMatching(new RegExp(pattern));
  const spoilt = fc
    .tuple(accepted, fc.constantFrom(...awkward), fc.nat(40))
    .map(([text, odd, at]) => text.slice(0, at) + odd + text.slice(at));
  const replaced = fc
    .tuple(accepted, fc.constantFrom(...awkward), fc.nat(40))
    .map(([text, odd, at]) => text.slice(0, at) + odd + text.slice(at + 1));
  const others = fc.array(fc.constantFrom(...awkward), { maxLength: 12 }).map((some) => some.join(''));
  return fc.oneof(accepted, spoilt, replaced, others, fc.string({ unit: 'binary' }));
}

describe('F92: a pattern of the document', () => {
  it('is one that a schema checks strings with', () => {
    const portable = new Set(inForce.map(({ source }) => portablePattern(source)));
    expect(documented.filter((pattern) => !portable.has(pattern))).toEqual([]);
    expect(documented.length).toBeGreaterThan(15);
  });

  it.each(documented)(
    '%j names no class, looks neither ahead nor behind, and compiles without flags',
    (pattern) => {
      expect(pattern).not.toMatch(/\\[pPdDwWsSbBuxck]|\(\?(?!:)/);
      for (const flags of ['', 'u']) expect(() => new RegExp(pattern, flags)).not.toThrow();
    },
  );

  it.each(inForce.map((pattern) => [pattern]))('accepts and refuses the strings that %s does', (pattern) => {
    const portable = portablePattern(pattern.source);
    const read = new RegExp(portable);
    fc.assert(
      fc.property(candidatesFor(portable), (text) => {
        expect([text, read.test(text)]).toEqual([text, new RegExp(pattern.source, pattern.flags).test(text)]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['(?=a)', '(?!a)b', '(?<=a)b', '(?<!a)b', '\\p{L}', '\\s', '\\bx', '(a)\\1'])(
    'cannot be made of %s',
    (source) => {
      expect(() => portablePattern(source)).toThrow(RangeError);
    },
  );
});
