import { describe, expect, it } from 'vitest';
import { finish } from '../../cli/output/milestone-cells.ts';
import type { ObligationStateAnswer } from '../../contract/milestones.ts';
import type { Language } from '../../domain/language/text.ts';

const done: ObligationStateAnswer = {
  done: 1,
  target: 1,
  attainment: 100,
  remaining: 0,
  status: 'done',
  pace: null,
  neededPace: null,
  projected: null,
  earliest: null,
  latest: null,
  figureDate: '2024-01-12',
  illustrative: false,
  doneOn: '2024-01-12',
  doneAt: null,
  daysEarly: 0,
  minutesEarly: null,
};

describe('when a goal was done', () => {
  it.each<[Partial<ObligationStateAnswer>, string, string]>([
    [{ daysEarly: 2 }, 'sớm 2 ngày', '2 days early'],
    [{ daysEarly: -2, minutesEarly: -2_000 }, 'muộn 2 ngày', '2 days late'],
    [{}, 'đúng hạn', 'on time'],
    [{ minutesEarly: 0 }, 'đúng hạn', 'on time'],
    [{ minutesEarly: -90 }, 'muộn 1 giờ 30 phút', '1 h 30 min late'],
    [{ minutesEarly: -120 }, 'muộn 2 giờ', '2 h late'],
    [{ minutesEarly: -1 }, 'muộn 1 phút', '1 min late'],
  ])('%j is said as %s', (differences, vi, en) => {
    const standing = { ...done, ...differences };
    const shown = (lang: Language) => finish({ lang, url: 'http://127.0.0.1', input: false }, standing);
    expect([shown('vi'), shown('en')]).toEqual([`12/01/2024 (${vi})`, `12 January 2024 (${en})`]);
  });
});
