import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edition } from '../../../domain/ranking/edition.ts';
import { carriersOf } from '../../../domain/report/carriers.ts';
import { scoreList } from '../../../domain/scoring/indicator-scores.ts';
import { carrierSentence } from '../../../messages/weekly-report/carrier-words.ts';
import { anyLeague } from '../../domain/ranking/oracle/any-league.ts';
import { rankWeeks } from '../../domain/ranking/oracle/rank-weeks.ts';
import { sized } from '../../fixtures/size.ts';

const languages = ['vi', 'en'] as const;

/** The signed numbers with two decimals of a sentence, in 1/100, in order. */
const numbersIn = (sentence: string) =>
  [...sentence.matchAll(/([+−])([\d.,]*\d)[.,](\d\d)(?!\d)/g)].map(([, sign, whole = '', part = '']) =>
    Number(`${sign === '−' ? '-' : ''}${whole.replaceAll(/[.,]/g, '')}${part}`),
  );

/** What each unit gained in an indicator between two editions, by whether it had a figure both times. */
function changesBetween(now: Edition, editions: readonly Edition[]) {
  const found = { both: new Map<string, number>(), sentNow: 0, notSentNow: 0, total: 0, units: 0 };
  for (const line of now.lines) {
    if (line.delta === null) continue;
    const { period } = line.comparedWith ?? now.comparedWith ?? {};
    const before = editions
      .find((one) => one.period === period)
      ?.lines.find(({ unit }) => unit === line.unit);
    if (before === undefined) throw new Error(`nothing to compare ${line.unit} with`);
    found.units += 1;
    found.total += line.points - before.points;
    const points = (of: typeof line, id: string) =>
      scoreList(of.indicators).find(({ indicator }) => indicator === id)?.points ?? 0;
    const ids = [line, before].flatMap((one) => scoreList(one.indicators).map(({ indicator }) => indicator));
    for (const id of new Set(ids)) {
      const change = points(line, id) - points(before, id);
      if (line.lacking.includes(id)) found.notSentNow += change;
      else if (before.lacking.includes(id)) found.sentNow += change;
      else found.both.set(id, (found.both.get(id) ?? 0) + change);
    }
  }
  return found;
}

describe('F156: what moved a league is told in parts that add up to its change', () => {
  it('whatever the figures, newly sent and no longer sent ones too', () => {
    const seen = { sentNow: 0, notSentNow: 0, others: 0, some: 0 };
    fc.assert(
      fc.property(anyLeague, (league) => {
        const editions = rankWeeks(league);
        for (const now of editions.slice(1)) {
          const { sum, up, down } = carriersOf(league.set, now.lines);
          const changes = changesBetween(now, editions);
          const { units, total: points, sentNow, notSentNow } = changes;
          expect(sum).toEqual({ units, points, sentNow, notSentNow });
          const sums = [...changes.both.values(), 0];
          expect([up?.points ?? 0, down?.points ?? 0]).toEqual([Math.max(...sums), Math.min(...sums)]);
          const ranked = now.lines.filter(({ rank }) => rank !== null).length;
          for (const language of languages) {
            const sentence = carrierSentence({ up, down, ...(sum && { sum }) }, ranked, language);
            const numbers = numbersIn(sentence);
            const [first = 0, ...parts] = points === 0 ? [0, ...numbers] : numbers;
            const told = parts.reduce((total, part) => total + part, 0);
            // A change that is all of one kind is not said twice.
            expect([sentence, first, parts.length === 0 ? first : told]).toEqual([sentence, points, points]);
          }
          seen.sentNow += Number(sentNow !== 0);
          seen.notSentNow += Number(notSentNow !== 0);
          seen.some += Number(units > 0 && units < ranked);
          seen.others += Number(points !== (up?.points ?? 0) + (down?.points ?? 0) + sentNow + notSentNow);
        }
      }),
      { numRuns: sized({ usual: 300, full: 5_000 }) },
    );
    expect(Object.values(seen).map((times) => times > 0)).toEqual([true, true, true, true]);
  });

  const name = (vi: string) => ({ vi, en: `${vi} in English` });
  const up = { name: name('A'), points: 1_200 };
  const down = { name: name('B'), points: -300 };
  const none = { up: null, down: null };
  it.each([
    [
      { up, down, sum: { units: 28, points: 3_020, sentNow: 2_000, notSentNow: -500 } },
      'Cộng điểm của mọi đơn vị trong bảng: +30,20 điểm, gồm “A” +12,00 (tăng nhiều nhất); “B” −3,00 (giảm nhiều nhất); các chỉ số khác +6,20; số liệu lần trước chưa gửi, nay đã gửi +20,00; số liệu lần trước có, nay chưa gửi −5,00.',
      'All its units together: +30.20 points, from “A in English” +12.00 (largest gain); “B in English” −3.00 (largest loss); other indicators +6.20; figures not sent the time before and sent now +20.00; figures sent the time before and not now −5.00.',
    ],
    [
      { ...none, sum: { units: 27, points: 2_000, sentNow: 2_000, notSentNow: 0 } },
      'Cộng điểm của 27/28 đơn vị so sánh được với lần trước: +20,00 điểm, đều từ số liệu lần trước chưa gửi, nay đã gửi.',
      'The 27 of 28 units with an earlier ranking, together: +20.00 points, all of it from figures not sent the time before and sent now.',
    ],
    [
      { up, down: null, sum: { units: 28, points: 0, sentNow: 0, notSentNow: -1_200 } },
      'Cộng điểm của mọi đơn vị trong bảng: không đổi, gồm “A” +12,00 (tăng nhiều nhất); số liệu lần trước có, nay chưa gửi −12,00.',
      'All its units together: no change, from “A in English” +12.00 (largest gain); figures sent the time before and not now −12.00.',
    ],
    [
      { up: null, down, sum: { units: 28, points: -300, sentNow: 0, notSentNow: 0 } },
      'Cộng điểm của mọi đơn vị trong bảng: −3,00 điểm, đều từ “B”.',
      'All its units together: −3.00 points, all of it from “B in English”.',
    ],
    [{ ...none, sum: { units: 28, points: 0, sentNow: 0, notSentNow: 0 } }, '', ''],
    // As reports from before have it.
    [
      { up, down },
      'Cộng điểm của mọi đơn vị trong bảng: tăng nhiều nhất ở “A” (+12,00 điểm); giảm nhiều nhất ở “B” (−3,00 điểm).',
      'All its units together: rose most in “A in English” (+12.00 points); fell most in “B in English” (−3.00 points).',
    ],
    [none, '', ''],
  ])('%j', (carriers, vi, en) => {
    expect(languages.map((language) => carrierSentence(carriers, 28, language))).toEqual([vi, en]);
  });
});
