import { describe, expect, it } from 'vitest';
import { checkComments } from '../../../domain/submission/comments.ts';

describe('comments', () => {
  it('belong to figures', () => {
    const comments = new Map([
      ['S.4', 'Có'],
      ['S.3', 'Không'],
    ]);
    expect(checkComments(new Map([['S.4', 1]]), comments)).toEqual([
      {
        pointer: '/comments/S.3',
        code: 'comment-without-value',
        detail: {
          vi: 'Có giải trình cho «S.3» nhưng không có số liệu của chỉ số này; gửi số liệu hoặc bỏ giải trình.',
          en: 'There is a comment on “S.3” but no figure for it; send the figure or remove the comment.',
        },
      },
    ]);
  });

  it('are at most 200, so that they fit the stored item', () => {
    const comments = (many: number) =>
      new Map(Array.from({ length: many }, (_, index) => [`I${index}`, 'x'] as const));
    expect(checkComments(comments(200), comments(200))).toEqual([]);
    expect(checkComments(comments(201), comments(201))).toEqual([
      {
        pointer: '/comments',
        code: 'too-many-comments',
        detail: {
          vi: 'Có 201 giải trình; nhiều nhất là 200. Chỉ giải trình số liệu bất thường, phần còn lại ghi vào ghi chú.',
          en: 'There are 201 comments, and 200 are allowed. Comment only on unusual figures; the rest belongs in the note.',
        },
      },
    ]);
  });
});
