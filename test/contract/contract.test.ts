import { describe, expect, it } from 'vitest';
import { headerRefusals } from '../../contract/http/headers.ts';
import type { Operation } from '../../contract/http/operation.ts';
import { operations, resources } from '../../contract/resources.ts';

const declared = operations.map(({ operation }) => operation);

/** The names of the operations that satisfy a condition. */
const those = (holds: (operation: Operation) => boolean) => declared.filter(holds).map(({ id }) => id);

describe('the contract', () => {
  it('has each operation under its own id, which no other has', () => {
    const keys = Object.values(resources).flatMap((resource) => Object.keys(resource));
    expect(declared.map(({ id }) => id)).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has one operation for a method and a path', () => {
    const addresses = declared.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('declares every parameter of a path, and no other', () => {
    const inTemplate = ({ path }: Operation) => [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => name);
    expect(declared.map(({ parameters }) => Object.keys(parameters.path.shape))).toEqual(
      declared.map(inTemplate),
    );
  });

  it('says in both languages what each operation and each answer is', () => {
    const texts = declared.flatMap(({ summary, answers }) => [
      summary,
      ...Object.values(answers).map(({ description }) => description),
    ]);
    expect(texts.filter(({ vi, en }) => vi.trim() === '' || en.trim() === '')).toEqual([]);
  });

  it('lets a read with an entity tag be conditional, and no other operation', () => {
    const reads = those(({ method, answers }) => method === 'GET' && answers[200]?.etag !== undefined);
    expect(reads).toEqual([
      ...['getCalendar', 'getSubmission', 'getRanking', 'getCatalogue'],
      ...['getPortal', 'getPortalPage', 'getPortalFile'],
    ]);
    expect(those(({ answers }) => 304 in answers)).toEqual(reads);
    // A PUT sends `If-None-Match: *` where nothing may be there yet.
    const conditional = ({ method, headers }: Operation) =>
      method === 'GET' && 'If-None-Match' in headers.documented.shape;
    expect(those(conditional)).toEqual(reads);
  });

  it('says how each header is refused that can be wrong', () => {
    const names = declared.flatMap(({ headers }) => Object.keys(headers.documented.shape));
    expect([...new Set(names)].sort()).toEqual([...Object.keys(headerRefusals), 'If-None-Match'].sort());
  });
});
