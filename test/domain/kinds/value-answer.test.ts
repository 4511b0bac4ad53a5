import { describe, expect, it } from 'vitest';
import { figureText } from '../../../domain/kinds/figure-text.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { type ValueAnswer, valueAnswer, valueAnswerSchema } from '../../../domain/kinds/value-answer.ts';

describe('a figure as the API returns it', () => {
  it.each<[Value, ValueAnswer, string, string]>([
    [
      { kind: 'ratio', numerator: 1_412, denominator: 1_425 },
      { numerator: 1_412, denominator: 1_425 },
      '1.412/1.425',
      '1,412/1,425',
    ],
    [{ kind: 'count', count: 172_986 }, { count: 172_986 }, '172.986', '172,986'],
    [{ kind: 'tasks', done: 15, total: 18 }, { done: 15, total: 18 }, '15/18', '15/18'],
    [{ kind: 'points', points: 945 }, { points: 9.45 }, '9,45', '9.45'],
    [
      { kind: 'standing', points: 7_906, rank: 4, of: 63 },
      { points: 79.06, rank: 4, of: 63 },
      '79,06 điểm, hạng 4/63',
      '79.06 points, rank 4/63',
    ],
    [{ kind: 'amount', amount: -125_050 }, { amount: -1_250.5 }, '-1.250,50', '-1,250.50'],
    [{ kind: 'none' }, { nothingToReport: true }, 'không phát sinh', 'nothing to report'],
  ])('%j', (value, answer, vi, en) => {
    expect(valueAnswerSchema.parse(valueAnswer(value))).toEqual(answer);
    expect([figureText(answer, 'vi'), figureText(answer, 'en')]).toEqual([vi, en]);
  });
});
