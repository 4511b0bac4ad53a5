import { describe, expect, it } from 'vitest';
import type { ReportLine, WeeklyReport } from '../../../domain/report/weekly-report.ts';
import { halvesOfText } from '../halves.ts';
import { lineOf, reader, renderWeeklyReport, report } from './weekly-report-fixture.ts';

type League = WeeklyReport['leagues'][number];

/** A league whose lines have these ranks, in order. */
function leagueOf(ranks: readonly number[], changes: Partial<ReportLine> = {}): League {
  const lines = ranks.map((rank, index) =>
    lineOf({
      unit: `BD.${index + 1}`,
      name: { vi: `Xã ${index + 1}`, en: `Commune ${index + 1}` },
      rank,
      points: 7_000 - rank * 100,
      delta: null,
      ...changes,
    }),
  );
  const count = ranks.length;
  const counts = { expected: count, received: count, complete: count, ranked: count, since: null };
  return {
    league: 'communes',
    name: { vi: 'Cấp xã', en: 'Communes' },
    edition: 1,
    ...counts,
    lines,
    provisional: false,
    tooFew: false,
    excluded: [],
    joined: [],
    left: [],
    recomputed: null,
    partial: 0,
  };
}

/** The lines of the Vietnamese text that begin in a way. */
function linesOf(about: Partial<WeeklyReport>, beginning: string): string[] {
  const text = halvesOfText(renderWeeklyReport({ ...report, ...about }, reader).text).vi;
  return text.split('\n').filter((line) => line.startsWith(beginning));
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const named = (places: string) => [`Cuối bảng: ${places}.`];

describe('P6: the last of a ranking', () => {
  it.each([
    ['three of fifteen', upTo(15), '13. Xã 13 (57,00); 14. Xã 14 (56,00); 15. Xã 15 (55,00)'],
    [
      'those tied with the third from the end too',
      [...upTo(11), 12, 12, 12, 12],
      '12. Xã 12 (58,00); 12. Xã 13 (58,00); 12. Xã 14 (58,00); 12. Xã 15 (58,00)',
    ],
    [
      'those tied with the third from the end, and those behind them',
      [...upTo(11), 12, 12, 14, 15],
      '12. Xã 12 (58,00); 12. Xã 13 (58,00); 14. Xã 14 (56,00); 15. Xã 15 (55,00)',
    ],
    [
      'five of more that are tied',
      [...upTo(9), 10, 10, 10, 10, 10, 10],
      '10. Xã 11 (60,00); 10. Xã 12 (60,00); 10. Xã 13 (60,00); 10. Xã 14 (60,00); 10. Xã 15 (60,00)',
    ],
  ])('are %s', (_, ranks, places) => {
    expect(linesOf({ leagues: [leagueOf(ranks)] }, 'Cuối bảng')).toEqual(named(places));
  });
});

describe('P2: the units named in the headline', () => {
  /** A league whose movers are told by places or by points. */
  const moving = (by: 'places' | 'points', unit: string, points: number, places: number | null): League => {
    const league = leagueOf([1, 2]);
    const lines = league.lines.map((line, index) => ({
      ...line,
      unit: index === 0 ? unit : `${unit}.other`,
      ...(index === 0 ? { name: { vi: unit, en: unit }, delta: { points, places } } : {}),
    }));
    const summary = {
      units: 2,
      compared: true,
      classes: false,
      illustrative: true,
      real: false,
      maxima: [7_000],
      leaders: { count: 1, equalPoints: true },
      movers: { by, risers: [unit], fallers: [] },
      missing: nobody,
      partial: nobody,
      unranked: nobody,
      tooLittle: nobody,
      excluded: nobody,
      joined: nobody,
      left: 0,
    };
    return { ...league, league: unit, lines, summary };
  };
  const nobody = { count: 0, names: [] };
  const byPlaces = moving('places', 'Xã Một', 10, 2);
  const byPoints = moving('points', 'Xã Hai', 900, null);

  it.each([
    ['places where all leagues are', [byPlaces, moving('places', 'Xã Ba', 5, 3)], 'Xã Ba tăng 3 hạng'],
    ['places where one league is, in whatever order', [byPlaces, byPoints], 'Xã Một tăng 2 hạng'],
    ['places where one league is, in the other order', [byPoints, byPlaces], 'Xã Một tăng 2 hạng'],
    ['points where no league is', [byPoints, moving('points', 'Xã Bốn', 80, null)], 'Xã Hai tăng 9,00 điểm'],
  ])('are the biggest movers by %s', (_, leagues, words) => {
    expect(linesOf({ leagues }, '4/4')).toEqual([`4/4 đơn vị đã gửi số liệu. Biến động lớn nhất: ${words}.`]);
  });

  it.each([
    [true, { points: 120, places: 2 }, '; so với kỳ trước tăng 1,20 điểm và tăng 2 hạng'],
    [true, null, '; chưa có kỳ trước để so sánh'],
    [false, { points: 120, places: 2 }, ''],
    [false, null, ''],
  ])('are the reader’s own, compared only where the unit sent figures: %s, %j', (submitted, delta, words) => {
    const since = { period: '2024-W01', of: 1, among: 1 };
    const league = { ...leagueOf([1], { unit: reader.unit, submitted, delta }), since };
    const lines = league.lines.map((line) => ({ ...line, unit: reader.unit }));
    expect(linesOf({ leagues: [{ ...league, lines }] }, 'Đơn vị')).toEqual([
      `Đơn vị của Ông/Bà, Xã 1: hạng 1/1, 69,00 điểm${submitted ? '' : ' (chưa gửi)'}${words}.`,
    ]);
  });
});
