import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryCatalogueStore } from '../../../adapters/memory/catalogue-store.ts';
import { MemoryEditionStore } from '../../../adapters/memory/edition-store.ts';
import type { Edition, RankingLine } from '../../../domain/ranking/edition.ts';
import { reportedLeague } from '../../../domain/report/reported-league.ts';
import { rowsOf } from '../../../domain/report/shown-lines.ts';
import type { WeeklyReport } from '../../../domain/report/weekly-report.ts';
import { scoresOf } from '../../../domain/scoring/indicator-scores.ts';
import { WeeklyReportLayout } from '../../../messages/weekly-report/weekly-report-layout.ts';
import { ownLinesOf } from '../../../usecases/reporting/own-lines.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { sized } from '../../fixtures/size.ts';
import { halvesOfHtml, halvesOfText, numbersIn } from '../halves.ts';
import { numbered, rowsOfHtml, rowsOfText, type ShownRow } from './shown-numbers.ts';
import { report } from './weekly-report-fixture.ts';

/** What a unit did in a week, before it is ranked. */
const anyResult = fc.record({
  points: fc.integer({ min: 0, max: 700_000 }),
  state: fc.constantFrom('sent', 'sent', 'sent', 'sent', 'carried', 'nothing-sent', 'partial'),
  delta: fc.option(
    fc.record({
      points: fc.integer({ min: -200_000, max: 200_000 }),
      places: fc.option(fc.integer({ min: -1_200, max: 1_200 }), { freq: 5 }),
    }),
    { freq: 5 },
  ),
  late: fc.boolean(),
  isGood: fc.boolean(),
});

type Result = (typeof anyResult)['generate'] extends (...args: never[]) => { value: infer Value }
  ? Value
  : never;

/** Ranks results as the product does: 1-2-2-4 by points, then those without a rank. */
function rankedLines(results: readonly Result[]): RankingLine[] {
  const isRanked = ({ state }: Result) => state === 'sent' || state === 'carried';
  const ranked = results.filter(isRanked).toSorted((a, b) => b.points - a.points);
  return [...ranked, ...results.filter((result) => !isRanked(result))].map((result, index) => {
    const { points, state, delta, late, isGood } = result;
    const rank = isRanked(result) ? 1 + ranked.filter((other) => other.points > points).length : null;
    return {
      unit: `U${index}`,
      name: numbered(index),
      rank,
      maxPoints: 700_000,
      late,
      illustrative: false,
      points: state === 'nothing-sent' ? 0 : points,
      notRanked: state === 'nothing-sent' || state === 'partial' ? state : null,
      submitted: state === 'sent' || state === 'partial',
      lacking: [],
      groups: [],
      sent: state === 'sent' ? 'complete' : state === 'partial' ? 'partial' : 'nothing',
      ...(state === 'carried' ? { carriedFrom: '2024-W01' } : {}),
      class: rank !== null && isGood ? 'good' : null,
      delta: rank === null ? null : delta,
      why: null,
      stepUp: null,
      noSingleStep: false,
      indicators: scoresOf([]),
    };
  });
}

const anyWeek = fc
  .array(anyResult, { minLength: 1, maxLength: 90 })
  .chain((results) =>
    fc.record({ lines: fc.constant(rankedLines(results)), own: fc.nat(results.length - 1) }),
  );

function editionOf(lines: RankingLine[]): Edition {
  const received = lines.filter(({ submitted }) => submitted).length;
  return {
    set: '766',
    period: '2024-W02',
    league: 'communes',
    edition: 2,
    catalogueVersion: 1,
    rules: 2,
    cutOffAt: iso('2024-01-14T23:00:00Z'),
    inputDigest: 'd'.repeat(64),
    digestVersion: 2,
    comparedWith: { period: '2024-W01', edition: 1, of: lines.length, among: lines.length },
    expected: lines.length,
    received,
    complete: received,
    partial: 0,
    provisional: false,
    classes: [{ id: 'good', name: { vi: 'Tốt', en: 'Good' }, from: 5_000 }],
    excluded: [],
    joined: [],
    left: [],
    recomputed: null,
    lines,
  };
}

/** The message about an edition to the reader of one unit. */
async function messageAbout(edition: Edition, own: string) {
  const catalogue = smallCatalogue();
  const name = { vi: 'Xã, phường', en: 'Communes' };
  const league = reportedLeague(
    catalogue,
    { id: edition.league, name, level: 'commune' },
    edition,
    new Set([own]),
    rowsOf([edition.lines.length]),
  );
  const about: WeeklyReport = { ...report, standing: null, leagues: [league] };
  const store = new MemoryEditionStore();
  store.find = async () => edition;
  const ports = { editions: store, catalogues: new MemoryCatalogueStore() };
  const told = (await ownLinesOf(ports, { version: 1, catalogue }, about))(new Set([own]));
  const post = { vi: 'Chủ tịch', en: 'Chair' };
  return new WeeklyReportLayout(about).messageTo({ post, unit: own }, 'duty', told ?? undefined);
}

function expectedRow(line: RankingLine, unit: number): ShownRow {
  return {
    unit,
    rank: line.rank,
    points: line.notRanked === 'nothing-sent' ? null : line.points,
    pointsChange: line.delta?.points ?? null,
    places: line.delta?.places ?? null,
  };
}

/** The rows that an edition has where rows are shown, and a gap of any size where they are not. */
function expectedRows({ lines }: Edition, shown: readonly ShownRow[]): ShownRow[] {
  let place = 0;
  return shown.flatMap((row): ShownRow[] => {
    if ('gap' in row) {
      place += row.gap;
      return [row];
    }
    const expected = lines.slice(place, place + 1).map((line) => expectedRow(line, place));
    place += 1;
    return expected;
  });
}

function unitsIn(rows: readonly ShownRow[]): number {
  return rows.reduce((sum, row) => sum + ('gap' in row ? row.gap : 1), 0);
}

describe('the numbers of a weekly report', () => {
  it('P14, P17: are those of its edition in both parts and languages: every rank, points and movement, and the reader’s own row', async () => {
    const property = fc.asyncProperty(anyWeek, async ({ lines, own }) => {
      const edition = editionOf(lines);
      const message = await messageAbout(edition, `U${own}`);
      const shown = rowsOfHtml(message.html, 'vi');
      expect(shown).toEqual(expectedRows(edition, shown));
      expect(unitsIn(shown)).toBe(lines.length);
      expect(shown.some((row) => 'unit' in row && row.unit === own)).toBe(true);
      expect(rowsOfHtml(message.html, 'en')).toEqual(shown);
      expect(rowsOfText(message.text, 'vi')).toEqual(shown);
      expect(rowsOfText(message.text, 'en')).toEqual(shown);
    });
    await fc.assert(property, { numRuns: sized({ usual: 100, full: 2_000 }) });
  });

  it('P14, P17: are the same in both parts and languages everywhere else, too', async () => {
    const property = fc.asyncProperty(anyWeek, async ({ lines, own }) => {
      const message = await messageAbout(editionOf(lines), `U${own}`);
      const [text, html] = [halvesOfText(message.text), halvesOfHtml(message.html)];
      const numbers = numbersIn(text.vi, 'vi');
      expect(numbersIn(html.vi, 'vi')).toEqual(numbers);
      expect(numbersIn(text.en, 'en')).toEqual(numbersIn(html.en, 'en'));
      expect(numbersIn(text.en, 'en').toSorted((a, b) => a - b)).toEqual(numbers.toSorted((a, b) => a - b));
    });
    await fc.assert(property, { numRuns: sized({ usual: 60, full: 2_000 }) });
  });

  it('are read strictly: a digit, a sign, an arrow or a row that is off is found', async () => {
    const lines = rankedLines([
      { points: 7_906, state: 'sent', delta: { points: 339, places: -3 }, late: false, isGood: true },
      { points: 7_000, state: 'sent', delta: null, late: true, isGood: false },
    ]);
    const { html, text } = await messageAbout(editionOf(lines), 'U0');
    const rows = rowsOfText(text, 'vi');
    expect(rows).toEqual([
      { unit: 0, rank: 1, points: 7_906, pointsChange: 339, places: -3 },
      { unit: 1, rank: 2, points: 7_000, pointsChange: null, places: null },
    ]);
    expect(rowsOfHtml(html.replace('<b>79,06</b></td>', '<b>79,16</b></td>'), 'vi')).not.toEqual(rows);
    expect(rowsOfText(text.replaceAll('79,06 (+3,39', '79,06 (−3,39'), 'vi')).not.toEqual(rows);
    expect(rowsOfText(text.replaceAll('\n2. ', '\n3. '), 'vi')).not.toEqual(rows);
    expect(() => rowsOfText(text.replaceAll('▼ −3)', '▲ −3)'), 'vi')).toThrow('arrow');
  });
});
