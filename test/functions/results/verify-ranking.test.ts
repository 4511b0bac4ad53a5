import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { rankings } from '../../../contract/rankings.ts';
import { periodFrom } from '../../../domain/period/period.ts';
import { scoreList, scoresOf } from '../../../domain/scoring/indicator-scores.ts';
import { UnreadableRow } from '../../../usecases/ports/unreadable-row.ts';
import { earlierEditions } from '../../../usecases/ranking/earlier-editions.ts';
import { rankLeague, readFigures } from '../../../usecases/ranking/rank-league.ts';
import { notValid } from '../../fixtures/answers/errors.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { sha256 } from '../../fixtures/answers/ranking.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { instant } from '../../fixtures/instants.ts';
import { catalogueWith, rankedWorld, twoWeeks } from '../../fixtures/ranked-world.ts';

let world: Awaited<ReturnType<typeof rankedWorld>>;

/** The result for the first ranking of a league. */
const verified = (league: string, differences: object = {}) => ({
  league,
  edition: 1,
  rules: 2,
  inputDigest: sha256,
  rebuiltDigest: sha256,
  identical: true,
  difference: null,
  ...differences,
});

/** The whole answer: by default about 2024-W02. */
const verification = (identical: boolean, editions: object[], period = '2024-W02') =>
  answered(200, { set: 'S', period, identical, editions, next: null });

/** A ranking that cannot be reproduced. */
const lost = { rebuiltDigest: null, identical: false, difference: 'data' };

beforeEach(async () => {
  world = await rankedWorld({ missing: { carryForward: 2 } });
  await world.playWeek('2024-W01', twoWeeks['2024-W01']);
  const { 'P.B': _, ...others } = twoWeeks['2024-W02'];
  await world.playWeek('2024-W02', others);
});

async function correct(unit: string, period: string, now: string, values: unknown, revision: number) {
  await world.openException(unit, period);
  world.setNow(now);
  const ifMatch = revision === 1 ? undefined : revision - 1;
  const reply = await world.send(unit, period, values, revision === 1 ? {} : { reason: 'nhầm' }, ifMatch);
  expect(reply.status).toBe(201);
}

describe('GET /v1/rankings/{set}/{period}/verification', () => {
  it('F30: rebuilds every edition exactly as it was frozen', async () => {
    const reply = await world.verify('2024-W02');
    expect(reply).toEqual(verification(true, [verified('departments'), verified('districts')]));
    for (const { inputDigest, rebuiltDigest } of rankings.verifyRanking.answers[200].schema.parse(reply.body)
      .editions)
      expect(rebuiltDigest).toBe(inputDigest);
  });

  it('F30: still does after later submissions, a new catalogue and re-computations of both weeks', async () => {
    await correct('P.A', '2024-W01', '2024-01-15T02:00:00Z', { 'S.3': { points: 9.5 } }, 2);
    await correct('P.B', '2024-W02', '2024-01-15T03:00:00Z', { 'S.3': { points: 1 } }, 1);
    await world.recompute('2024-W01');
    await world.recompute('2024-W02');
    const changed = catalogueWith({ missing: 'zero', notApplicable: 'zero' });
    const renamed = changed.units.map((unit) => ({ ...unit, name: { vi: 'Tên khác', en: 'Renamed' } }));
    await world.ports.catalogues.put(2, { ...changed, units: renamed }, instant('2024-01-16T02:00:00Z'));
    world.setNow('2024-01-16T03:00:00Z');
    await world.recompute('2024-W02');
    const editions = (league: string, count: number) =>
      Array.from({ length: count }, (_, at) => verified(league, { edition: at + 1 }));
    expect(await world.verify('2024-W01')).toEqual(
      verification(true, [...editions('departments', 2), ...editions('districts', 1)], '2024-W01'),
    );
    expect(await world.verify('2024-W02')).toEqual(
      verification(true, [...editions('departments', 3), ...editions('districts', 2)]),
    );
  });

  it('F30: still does for an edition with the digest of earlier versions, over figures as JSON', async () => {
    const current = await world.ports.catalogues.current();
    const [league] = current?.catalogue.leagues ?? [];
    const [set] = current?.catalogue.sets ?? [];
    const period = periodFrom('2024-W02');
    const first = await world.ports.editions.find('S', '2024-W02', 'departments');
    if (!current || !league || !set || !period || !first) throw new Error('the fixture has changed');
    const ranking = { current, set, period, cutOffAt: instant(first.cutOffAt) };
    const figures = await readFigures(world.ports, ranking);
    const previous = await earlierEditions(world.ports, ranking, league, figures);
    const earlier = rankLeague(ranking, league, figures, previous, 1);
    expect(earlier.inputDigest).not.toBe(first.inputDigest);
    const recomputed = { reason: 'lần hai', moved: [] };
    expect(await world.ports.editions.freeze({ ...earlier, edition: 2, recomputed })).toBe(true);
    expect(await world.verify('2024-W02')).toEqual(
      verification(true, [
        verified('departments'),
        verified('departments', {
          edition: 2,
          inputDigest: earlier.inputDigest,
          rebuiltDigest: earlier.inputDigest,
        }),
        verified('districts'),
      ]),
    );
  });

  it('F30: still does for an edition whose lines have one frame each, as those stored as JSON', async () => {
    const find = world.ports.editions.find.bind(world.ports.editions);
    world.ports.editions.find = async (...key) => {
      const found = await find(...key);
      return (
        found && {
          ...found,
          lines: found.lines.map((line) => ({ ...line, indicators: scoresOf(scoreList(line.indicators)) })),
        }
      );
    };
    expect(await world.verify('2024-W02')).toEqual(
      verification(true, [verified('departments'), verified('districts')]),
    );
  });

  it('says which editions do not come out again when history has lost a submission', async () => {
    const latest = world.ports.submissions.latestFigures.bind(world.ports.submissions);
    world.ports.submissions.latestFigures = async (set, period, until) => {
      const { found } = await latest(set, period, until);
      return {
        found: found.filter(({ unit }) => period !== '2024-W02' || unit !== 'P.C'),
        unreadable: [],
      };
    };
    expect(await world.verify('2024-W02')).toEqual(
      verification(false, [
        verified('departments', { identical: false, difference: 'data' }),
        verified('districts'),
      ]),
    );
    expect(await world.verify('2024-W01')).toEqual(
      verification(true, [verified('departments'), verified('districts')], '2024-W01'),
    );
  });

  it('says so when the catalogue version, or the edition it was compared with, is gone', async () => {
    const find = world.ports.editions.findScored.bind(world.ports.editions);
    world.ports.editions.findScored = async (set, period, league, edition) =>
      period === '2024-W01' ? null : find(set, period, league, edition);
    expect(await world.verify('2024-W02')).toEqual(
      verification(false, [verified('departments', lost), verified('districts')]),
    );
    world.ports.editions.findScored = find;
    const current = await world.ports.catalogues.current();
    world.ports.catalogues.current = async () => current;
    world.ports.catalogues.find = async () => null;
    expect(await world.verify('2024-W02')).toEqual(
      verification(false, [verified('departments', lost), verified('districts', lost)]),
    );
  });

  it('says so when a frozen line was changed', async () => {
    const find = world.ports.editions.find.bind(world.ports.editions);
    world.ports.editions.find = async (...key) => {
      const found = await find(...key);
      return found && { ...found, lines: found.lines.map((line) => ({ ...line, points: line.points + 1 })) };
    };
    const changed = { identical: false, difference: 'code' };
    expect(await world.verify('2024-W02')).toEqual(
      verification(false, [verified('departments', changed), verified('districts', changed)]),
    );
  });

  it('names an edition that cannot be read, and verifies the others', async () => {
    const find = world.ports.editions.find.bind(world.ports.editions);
    const key = { pk: 'edition#S#2024-W02#districts', sk: 'header#0001' };
    const place = { table: 'reports', key, kind: 'edition', reason: 'set: invalid_type' } as const;
    world.ports.editions.find = async (...asked) => {
      if (asked[2] === 'districts') throw new UnreadableRow(place);
      return find(...asked);
    };
    const unreadable = {
      rules: null,
      inputDigest: null,
      rebuiltDigest: null,
      identical: false,
      difference: 'unreadable',
    };
    expect(await world.verify('2024-W02')).toEqual(
      verification(false, [verified('departments'), verified('districts', unreadable)]),
    );
  });

  it('rebuilds a ranking in which a unit’s figures could not be read, while they still cannot', async () => {
    const latest = world.ports.submissions.latestFigures.bind(world.ports.submissions);
    world.ports.submissions.latestFigures = async (set, period, until) => {
      const { found } = await latest(set, period, until);
      const isHidden = ({ unit }: { unit: string }) => period === '2024-W03' && unit === 'P.A';
      return {
        found: found.filter((one) => !isHidden(one)),
        unreadable: found.filter(isHidden).map(({ unit }) => unit),
      };
    };
    world.setNow('2024-01-19T05:00:00Z');
    for (const [unit, values] of Object.entries(twoWeeks['2024-W02']))
      await world.send(unit, '2024-W03', values);
    world.setNow('2024-01-21T23:05:00Z');
    await world.run('rank', '2024-01-21T23:05:00Z');
    const { body } = await world.get('/v1/rankings/S/2024-W03', { league: 'departments' });
    const { lines, provisional, received } = z
      .object({
        lines: z.array(z.looseObject({ unit: z.string(), rank: z.int().nullable() })),
        provisional: z.boolean(),
        received: z.int(),
      })
      .parse(body);
    const own = lines.find(({ unit }) => unit === 'P.A');
    expect([own?.rank, own?.['notRanked'], own?.['submitted'], own?.['carriedFrom']]).toEqual([
      ...[null, 'unreadable', true, undefined],
    ]);
    expect([provisional, received]).toEqual([true, 3]);
    expect(await world.verify('2024-W03')).toEqual(
      verification(true, [verified('departments'), verified('districts')], '2024-W03'),
    );
    world.ports.submissions.latestFigures = latest;
    expect(await world.verify('2024-W03')).toEqual(
      verification(
        false,
        [verified('departments', { identical: false, difference: 'data' }), verified('districts')],
        '2024-W03',
      ),
    );
  });

  it('does not judge an edition by earlier rules, and says so', async () => {
    const find = world.ports.editions.find.bind(world.ports.editions);
    world.ports.editions.find = async (...key) => {
      const found = await find(...key);
      return found && { ...found, rules: found.league === 'districts' ? 1 : found.rules };
    };
    const earlier = { rules: 1, rebuiltDigest: null, identical: null };
    expect(await world.verify('2024-W02')).toEqual(
      verification(true, [verified('departments'), verified('districts', earlier)]),
    );
  });

  it('refuses a period that is not ranked, and one that is none', async () => {
    expect(await world.verify('2024-W03')).toEqual(
      refused(
        'not-found',
        'Tuần 03/2024 chưa có bảng xếp hạng theo Bộ chỉ số S (S). Tuần này xếp hạng lúc 06:05 ngày 22/01/2024 (Thứ Hai).',
      ),
    );
    expect(await world.verify('2024-W99')).toEqual(
      refused(
        'malformed-request',
        'Địa chỉ cần có dạng /v1/rankings/766/2024-W02/verification?limit=<1–200>&cursor=<next của trang trước>.',
        {
          errors: [
            notValid('path:period', 'kỳ báo cáo, ghi như 2024-W02, 2024-03, 2024-Q1, 2024-H1 hoặc 2024'),
          ],
        },
      ),
    );
  });
});
