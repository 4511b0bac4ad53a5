import { expect, it } from 'vitest';
import { figureInWords } from '../../../domain/kinds/figure-in-words.ts';

const figure = { kind: 'ratio', numerator: 940, denominator: 273 } as const;
const days = { vi: 'ngày', en: 'days' };
const percent = { vi: '%', en: '%' };

it.each([
  [{ measure: days, bounded: false }, '940/273 (3,44 ngày)', '940/273 (3.44 days)'],
  [{ measure: percent, bounded: false }, '940/273 (344,32%)', '940/273 (344.32%)'],
  [{ measure: days, bounded: true }, '940/273 (344,32%)', '940/273 (344.32%)'],
])(
  'a part that may exceed its whole is a mean unless it is measured in per cent: %j',
  (indicator, vi, en) => {
    expect(figureInWords(figure, indicator)).toEqual({ vi, en });
  },
);
