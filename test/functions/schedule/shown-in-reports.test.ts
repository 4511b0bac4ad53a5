import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Catalogue, Recipient } from '../../../domain/catalogue/catalogue.ts';
import { findSet } from '../../../domain/catalogue/units.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { UnreadableRow } from '../../../usecases/ports/unreadable-row.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

const text = (vi: string, en = vi) => ({ vi, en });

/** A post that gets the weekly report. */
const reader = (id: string, unit: string, email = id): Recipient => ({
  id,
  unit,
  post: text(id),
  email: `${email}@province.example`,
  receives: ['weekly-report'],
});

const unitOf = (number: number) => `P.${String(number).padStart(2, '0')}`;

/** A catalogue of so many departments beside P.A to P.C. */
function manyDepartments(count: number, recipients: Recipient[]): Catalogue {
  const catalogue = smallCatalogue();
  const departments = Array.from({ length: count }, (_, index) => ({
    id: unitOf(index + 1),
    parent: 'P',
    level: 'department' as const,
    name: text(unitOf(index + 1)),
  }));
  return { ...catalogue, units: [...catalogue.units, ...departments], milestones: [], recipients };
}

async function worldWith(catalogue: Catalogue) {
  const world = createWorld('2024-01-01T00:00:00Z');
  await world.ports.catalogues.put(1, catalogue, instant('2024-01-01T00:00:00Z'));
  const set = findSet(catalogue, 'S');
  if (set === undefined) throw new RangeError('the fixture has changed');
  const run = (job: string, at: string) => {
    world.setNow(at);
    return world.run(job, at);
  };
  return Object.assign(world, {
    send: async (unit: string, period: string, day: string, value: Value, revision = 1) => {
      const values = new Map([[value.kind === 'tasks' ? 'S.2' : 'S.3', value]]);
      const receivedAt = iso(`${day}T03:00:00Z`);
      await world.ports.submissions.append(set, submissionOf({ unit, period, values, receivedAt, revision }));
    },
    /** Ranks the week before a Monday. */
    rank: (monday: string) => run('rank', new Date(Date.parse(`${monday}T06:05:00+07:00`)).toISOString()),
    report: (monday: string) => run('report', `${monday}T00:00:00Z`),
  });
}

describe('a ranking that a report shows in part', () => {
  it('has the lines of a reader’s own units in their e-mail, at most ten, and how many more there are', async () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      reader(`many-${index + 1}`, unitOf(80 - index), 'many'),
    );
    const recipients = [reader('chair', 'P'), reader('director', unitOf(40)), reader('q', 'P.Q'), ...many];
    const world = await worldWith(manyDepartments(80, recipients));
    for (const [period, day, step] of [
      ['2024-W01', '2024-01-04', 10],
      ['2024-W02', '2024-01-11', 5],
    ] as const)
      for (let number = 1; number <= 80; number += 1)
        await world.send(unitOf(number), period, day, { kind: 'points', points: 900 - step * number });
    await world.rank('2024-01-08');
    await world.rank('2024-01-15');
    await world.report('2024-01-15');
    const nominalTime = iso('2024-01-15T00:00:00Z');
    const rows = await world.ports.deliveries.byOccurrence({ job: 'report', nominalTime });
    const own = rows.map(({ key, content }) => {
      if (content.kind !== 'weekly-report' || content.own === undefined) return [key, null];
      const lines = content.own.lines.map(({ league, line: { unit, place, rank, points, trend } }) => [
        ...[league, unit, place, rank, points, trend?.map((week) => [week.period, week.points, week.rank])],
      ]);
      return [key, lines, content.own.more];
    });
    const lineOf = (number: number) => [
      ...['departments', unitOf(number), number - 1, number, 900 - 5 * number],
      [
        ['2024-W01', 900 - 10 * number, number],
        ['2024-W02', 900 - 5 * number, number],
      ],
    ];
    expect(own).toEqual([
      ['chair', null],
      ['director', [lineOf(40)], 0],
      ['many-1', [69, 70, 71, 72, 73, 74, 75, 76, 77, 78].map(lineOf), 2],
      ['q', null],
    ]);
  });

  it('names the indicators that only a reader’s own line tells of', async () => {
    const indicatorsOf = async (recipients: Recipient[]) => {
      const world = await worldWith(manyDepartments(80, recipients));
      for (let number = 1; number <= 80; number += 1)
        await world.send(unitOf(number), '2024-W02', '2024-01-11', {
          kind: 'points',
          points: 900 - 5 * number,
        });
      await world.rank('2024-01-15');
      await world.report('2024-01-15');
      const report = await world.ports.reports.find('S', '2024-W02');
      return report?.indicators.map(({ id }) => id);
    };
    expect(await indicatorsOf([reader('chair', 'P')])).toEqual([]);
    expect(await indicatorsOf([reader('chair', 'P'), reader('director', unitOf(40))])).toEqual([
      'S.1',
      'S.2',
      'S.4',
    ]);
  });

  it('is that of the first twenty leagues; of the others only how many sent', async () => {
    const catalogue = smallCatalogue();
    const leagues = Array.from({ length: 21 }, (_, index) => ({
      id: `l-${index + 1}`,
      name: text(`l-${index + 1}`),
      level: 'department' as const,
    }));
    const sets = catalogue.sets.map((set) => ({ ...set, leagues: leagues.map(({ id }) => id) }));
    const world = await worldWith({ ...catalogue, milestones: [], leagues, sets });
    await world.send('P.A', '2024-W02', '2024-01-11', { kind: 'points', points: 500 });
    await world.rank('2024-01-15');
    await world.report('2024-01-15');
    const report = await world.ports.reports.find('S', '2024-W02');
    const shown = report?.leagues.map(({ league, received, lines, absent }) => [
      ...[league, received, lines.length, absent?.map(({ unit }) => unit)],
    ]);
    expect(shown?.slice(18)).toEqual([
      ['l-19', 1, 3, ['P.B', 'P.C']],
      ['l-20', 1, 3, ['P.B', 'P.C']],
      ['l-21', 1, 0, undefined],
    ]);
  });
});

describe('the units without figures', () => {
  it.each(['zero', 'exclude'] as const)(
    'are told the weeks in a row, where missing means %s',
    async (missing) => {
      const { sets, ...rest } = smallCatalogue();
      const world = await worldWith({
        ...rest,
        milestones: [],
        sets: sets.map((set) => ({ ...set, missing })),
      });
      const figure = { kind: 'points', points: 500 } as const;
      for (const [period, day, units] of [
        ['2024-W01', '2024-01-04', ['P.A', 'P.B']],
        ['2024-W02', '2024-01-11', ['P.A']],
        ['2024-W03', '2024-01-18', ['P.A']],
      ] as const)
        for (const unit of units) await world.send(unit, period, day, figure);
      for (const monday of ['2024-01-08', '2024-01-15', '2024-01-22']) {
        await world.rank(monday);
        await world.report(monday);
      }
      const report = await world.ports.reports.find('S', '2024-W03');
      // Their figures were due on Friday the 5th and the 12th; the report is of Monday the 22nd.
      expect(report?.leagues.map(({ absent }) => absent)).toEqual([
        [
          { unit: 'P.C', name: text('Sở C', 'Department C'), weeks: 3, workingDays: 11 },
          { unit: 'P.B', name: text('Sở B', 'Department B'), weeks: 2, workingDays: 6 },
        ],
        [{ unit: 'P.Q', name: text('Huyện Q', 'District Q'), weeks: 3, workingDays: 11 }],
      ]);
    },
  );

  it('are told at least how many weeks and days, where the ranking of a week before cannot be read', async () => {
    const world = await worldWith({ ...smallCatalogue(), milestones: [] });
    const figure = { kind: 'points', points: 500 } as const;
    for (const [period, day, units] of [
      ['2024-W01', '2024-01-04', ['P.A', 'P.B']],
      ['2024-W02', '2024-01-11', ['P.A']],
      ['2024-W03', '2024-01-18', ['P.A']],
    ] as const)
      for (const unit of units) await world.send(unit, period, day, figure);
    for (const monday of ['2024-01-08', '2024-01-15', '2024-01-22']) await world.rank(monday);
    const { editions } = world.ports;
    const open = editions.open.bind(editions);
    editions.open = async (set, period, league) => {
      const place = { table: 'Reports', key: { pk: 'edition', sk: period } };
      if (period === '2024-W02') throw new UnreadableRow({ ...place, kind: 'edition', reason: 'x' });
      return open(set, period, league);
    };
    await world.report('2024-01-22');
    const report = await world.ports.reports.find('S', '2024-W03');
    const told = { weeks: 1, workingDays: 1, atLeast: true };
    expect(report?.leagues.map(({ absent }) => absent)).toEqual([
      [
        { unit: 'P.B', name: text('Sở B', 'Department B'), ...told },
        { unit: 'P.C', name: text('Sở C', 'Department C'), ...told },
      ],
      [{ unit: 'P.Q', name: text('Huyện Q', 'District Q'), ...told }],
    ]);
  });

  it('are told at least how many weeks, where there may be more than the report looks at', async () => {
    const world = await worldWith({ ...smallCatalogue(), milestones: [] });
    const figure = { kind: 'points', points: 500 } as const;
    const monday = Temporal.PlainDate.from('2024-01-08');
    for (let week = 1; week <= 10; week += 1) {
      const [period, reported] = [`2024-W${`${week}`.padStart(2, '0')}`, monday.add({ weeks: week - 1 })];
      await world.send('P.A', period, reported.subtract({ days: 4 }).toString(), figure);
      await world.rank(reported.toString());
      await world.report(reported.toString());
    }
    const told = async (period: string) => {
      const report = await world.ports.reports.find('S', period);
      return report?.leagues.flatMap(({ absent = [] }) =>
        absent.map(({ unit, weeks, atLeast }) => [unit, weeks, atLeast]),
      );
    };
    // The first figures were owed for week 1: by week 8 the report sees all there were.
    expect(await told('2024-W08')).toEqual([
      ['P.B', 8, undefined],
      ['P.C', 8, undefined],
      ['P.Q', 8, undefined],
    ]);
    expect(await told('2024-W10')).toEqual([
      ['P.B', 8, true],
      ['P.C', 8, true],
      ['P.Q', 8, true],
    ]);
  });
});

describe('the milestones that a report mentions', () => {
  const [first] = smallCatalogue().milestones;
  if (first === undefined) throw new RangeError('the fixture has changed');
  const milestone = (id: string, date: string, units = ['P.A', 'P.B', 'P.C']) => ({
    ...first,
    id,
    name: text(id),
    date,
    obligations: units.map((unit) => ({ unit })),
  });
  const mentioned = (id: string, date: string, status: 'at-risk' | 'overdue', workingDays: number) => ({
    milestone: id,
    name: text(id),
    date,
    before: false,
    status,
    workingDays,
    obliged: 3,
    done: 1,
    behind: { count: 2, names: [text('Sở B', 'Department B'), text('Sở C', 'Department C')] },
  });
  const tens = Array.from({ length: 10 }, (_, index) => unitOf(index + 1));

  async function milestonesOn(monday: string, milestones: Catalogue['milestones']) {
    const world = await worldWith({ ...manyDepartments(10, [reader('chair', 'P')]), milestones });
    await world.send('P.A', '2024-W02', '2024-01-11', { kind: 'tasks', done: 4, total: 4 });
    await world.rank(monday);
    await world.report(monday);
    return (await world.ports.reports.find('S', '2024-W02'))?.milestones;
  }

  it('are those from thirty days after their date to sixty before it that somebody misses, by date', async () => {
    const date = { id: 'date', name: text('date'), goal: 'date', date: '2024-01-19' } as const;
    const { obligations } = first;
    const milestones = [
      milestone('in-60-days', '2024-03-15'),
      milestone('in-61-days', '2024-03-16'),
      milestone('near', '2024-01-19', ['P.A', 'P.B', 'P.C', ...tens]),
      milestone('30-days-ago', '2023-12-16'),
      milestone('31-days-ago', '2023-12-15'),
      milestone('done', '2024-01-20', ['P.A']),
      { ...date, obligations },
    ];
    expect(await milestonesOn('2024-01-15', milestones)).toEqual([
      mentioned('30-days-ago', '2023-12-16', 'overdue', 20),
      {
        ...mentioned('near', '2024-01-19', 'at-risk', 4),
        obliged: 13,
        behind: {
          count: 12,
          names: [
            text('Sở B', 'Department B'),
            text('Sở C', 'Department C'),
            ...tens.slice(0, 8).map((id) => text(id)),
          ],
        },
      },
      mentioned('in-60-days', '2024-03-15', 'at-risk', 44),
    ]);
  });

  it('are five at most, and none where nobody misses any', async () => {
    const six = ['24', '23', '22', '21', '20', '19'].map((day) => milestone(day, `2024-01-${day}`));
    const ids = (await milestonesOn('2024-01-15', six))?.map((one) => one.milestone);
    expect(ids).toEqual(['19', '20', '21', '22', '23']);
    expect(await milestonesOn('2024-01-15', [milestone('done', '2024-01-19', ['P.A'])])).toBeUndefined();
  });
});

describe('the recomputed rankings that a report mentions', () => {
  it('are those of the six weeks before it that moved somebody, each once, with all that moved since', async () => {
    const world = await worldWith({ ...smallCatalogue(), milestones: [] });
    const operations = await world.tokenFor({ role: 'operations' });
    let revision = 1;
    const correct = async (at: string, period: string, unit: string, points: number) => {
      revision += 1;
      await world.send(unit, period, at, { kind: 'points', points }, revision);
    };
    const recompute = async (at: string, period: string, reason: string) => {
      world.setNow(`${at}T05:00:00Z`);
      const { status } = await world.results({
        method: 'POST',
        path: `/v1/rankings/S/${period}/editions`,
        query: {},
        headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json' },
        body: { reason },
      });
      expect(status).toBe(201);
    };
    const reported = async (monday: string, period: string) => {
      await world.rank(monday);
      await world.report(monday);
      return (await world.ports.reports.find('S', period))?.corrected;
    };
    for (const period of ['2024-W01', '2024-W02'])
      for (const [unit, points] of [
        ['P.A', 900],
        ['P.B', 800],
        ['P.C', 100],
        ['P.Q', 500],
      ] as const)
        await world.send(unit, period, '2024-01-04', { kind: 'points', points });
    expect(await reported('2024-01-08', '2024-W01')).toBeUndefined();
    expect(await reported('2024-01-15', '2024-W02')).toBeUndefined();
    await correct('2024-01-16', '2024-W01', 'P.A', 700);
    await recompute('2024-01-16', '2024-W01', 'first');
    await correct('2024-01-17', '2024-W01', 'P.C', 750);
    await recompute('2024-01-17', '2024-W01', 'second');
    await recompute('2024-01-17', '2024-W02', 'changes nothing');
    const departments = { league: 'departments', leagueName: text('Sở, ban, ngành', 'Departments') };
    const units = (...letters: string[]) =>
      letters.map((letter) => text(`Sở ${letter}`, `Department ${letter}`));
    expect(await reported('2024-01-22', '2024-W03')).toEqual([
      {
        period: '2024-W01',
        ...departments,
        edition: 3,
        reason: 'first; second',
        moved: 3,
        units: units('A', 'B', 'C'),
      },
    ]);
    await correct('2024-01-23', '2024-W01', 'P.C', 820);
    await recompute('2024-01-23', '2024-W01', 'third');
    await correct('2024-01-23', '2024-W02', 'P.A', 790);
    await recompute('2024-01-23', '2024-W02', 'of week 2');
    expect(await reported('2024-01-29', '2024-W04')).toEqual([
      { period: '2024-W01', ...departments, edition: 4, reason: 'third', moved: 2, units: units('B', 'C') },
      {
        period: '2024-W02',
        ...departments,
        edition: 3,
        reason: 'of week 2',
        moved: 2,
        units: units('A', 'B'),
      },
    ]);
    for (const [monday, period] of [
      ['2024-02-05', '2024-W05'],
      ['2024-02-12', '2024-W06'],
    ] as const)
      expect(await reported(monday, period)).toBeUndefined();
    await correct('2024-02-13', '2024-W01', 'P.C', 850);
    await correct('2024-02-13', '2024-W01', 'P.B', 890);
    await recompute('2024-02-13', '2024-W01', 'fourth');
    const fourth = {
      period: '2024-W01',
      ...departments,
      edition: 5,
      reason: 'fourth',
      moved: 2,
      units: units('B', 'C'),
    };
    expect(await reported('2024-02-19', '2024-W07')).toEqual([fourth]);
    await correct('2024-02-20', '2024-W01', 'P.A', 1000);
    await recompute('2024-02-20', '2024-W01', 'fifth');
    expect(await reported('2024-02-26', '2024-W08')).toBeUndefined();
  });
});
