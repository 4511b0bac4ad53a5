import { describe, expect, it } from 'vitest';
import { checkComments } from '../../../domain/submission/comments.ts';

describe('comments', () => {
  it('belong to figures', () => {
    const comments = new Map([
      ['S.4', 'Có'],
      ['S.3', 'Không'],
    ]);
    expect(checkComments(new Map([['S.4', 1]]), comments)).toMatchObject([
      { pointer: '/comments/S.3', code: 'comment-without-value' },
    ]);
  });

  it('are at most 200, so that they fit the stored item', () => {
    const comments = (many: number) =>
      new Map(Array.from({ length: many }, (_, index) => [`I${index}`, 'x'] as const));
    expect(checkComments(comments(200), comments(200))).toEqual([]);
    expect(checkComments(comments(201), comments(201))).toMatchObject([
      { pointer: '/comments', code: 'too-many-comments' },
    ]);
  });
});
