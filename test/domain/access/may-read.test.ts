import { describe, expect, it } from 'vitest';
import { mayReadSubmission } from '../../../domain/access/may-read.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const name = { vi: 'Đơn vị', en: 'Unit' };

/** P over P.Q over P.Q.X, and X.1 and X.2, each the other's parent. */
function catalogueWithDepth(): Catalogue {
  const catalogue = smallCatalogue();
  catalogue.units.push(
    { id: 'P.Q.X', parent: 'P.Q', level: 'commune', name },
    { id: 'X.1', parent: 'X.2', level: 'other', name },
    { id: 'X.2', parent: 'X.1', level: 'other', name },
    { id: 'X.3', parent: 'GONE', level: 'other', name },
  );
  return catalogue;
}

const unit = (id: string) => ({ role: 'unit' as const, unit: id });

describe('who may read a submission', () => {
  it.each([
    ['itself', 'P.A', 'P.A', true],
    ['a child', 'P.Q', 'P.Q.X', true],
    ['a grandchild', 'P', 'P.Q.X', true],
    ['its parent', 'P.Q.X', 'P.Q', false],
    ['a sibling', 'P.A', 'P.B', false],
    ['a unit whose id begins alike', 'P.A', 'P.A1', false],
    ['a unit nobody knows', 'P', 'NOBODY', false],
    ['a unit whose parent nobody knows', 'P', 'X.3', false],
    ['a unit in a circle', 'P', 'X.1', false],
    ['the other unit of a circle', 'X.2', 'X.1', true],
  ])('a unit and %s: %s reads %s is %s', (_, reader, read, expected) => {
    expect(mayReadSubmission(unit(reader), read, catalogueWithDepth())).toBe(expected);
  });

  it.each(['leader', 'operations'] as const)('%s reads every unit', (role) => {
    for (const { id } of catalogueWithDepth().units)
      expect(mayReadSubmission({ role }, id, catalogueWithDepth())).toBe(true);
    expect(mayReadSubmission({ role }, 'NOBODY', catalogueWithDepth())).toBe(true);
  });
});
