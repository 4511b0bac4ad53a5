import { describe, expect, it } from 'vitest';
import type { Recipient } from '../../../domain/catalogue/catalogue.ts';
import { personsOf, recipientFrom } from '../../../domain/delivery/persons.ts';

const post = (id: string, email: string): Recipient => ({
  id,
  post: { vi: `Chức vụ ${id}`, en: `Post ${id}` },
  unit: `P.${id.toUpperCase()}`,
  email,
  receives: ['warnings'],
});

describe('persons', () => {
  it('are posts with the same address, compared without regard to case', () => {
    const posts = [
      post('c', 'Lan@province.example'),
      post('b', 'minh@province.example'),
      post('a', 'lan@Province.example'),
    ];
    expect(personsOf(posts).map(recipientFrom)).toEqual([
      {
        id: 'a',
        post: { vi: 'Chức vụ a', en: 'Post a' },
        unit: 'P.A',
        email: 'lan@Province.example',
        also: [{ id: 'c', post: { vi: 'Chức vụ c', en: 'Post c' }, unit: 'P.C' }],
      },
      { id: 'b', post: { vi: 'Chức vụ b', en: 'Post b' }, unit: 'P.B', email: 'minh@province.example' },
    ]);
  });

  it('come in the same order in whatever order the catalogue has them', () => {
    const posts = ['d', 'a', 'c', 'b'].map((id) => post(id, `${id === 'c' ? 'a' : id}@province.example`));
    expect(personsOf(posts)).toEqual(personsOf(posts.toReversed()));
    expect(personsOf(posts).map(({ first, others }) => [first.id, others.map(({ id }) => id)])).toEqual([
      ['a', ['c']],
      ['b', []],
      ['d', []],
    ]);
  });

  it('are none without posts', () => {
    expect(personsOf([])).toEqual([]);
  });
});
