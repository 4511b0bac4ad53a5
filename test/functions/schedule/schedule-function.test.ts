import { beforeEach, describe, expect, it } from 'vitest';
import { findSet } from '../../../domain/catalogue/units.ts';
import type { Delivery } from '../../../domain/delivery/delivery.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import type { RankingLine } from '../../../domain/ranking/edition.ts';
import type { ReportLine } from '../../../domain/report/weekly-report.ts';
import { scoreList, scoresOf } from '../../../domain/scoring/indicator-scores.ts';
import { recipientOf } from '../../fixtures/answers/operations.ts';
import {
  change,
  changeOfS3,
  emptyLine,
  frozenEdition,
  named,
  rankingLine,
} from '../../fixtures/answers/ranking.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/** Monday 15 January 2024, 06:00 and 07:00 in Vietnam. */
const rankTime = '2024-01-14T23:00:00Z';
const reportTime = '2024-01-15T00:00:00Z';

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld(rankTime);
  await world.applyCatalogue();
});

async function submit(unit: string, period: string, values: Record<string, Value>, changes = {}) {
  const set = findSet(smallCatalogue(), 'S');
  if (set === undefined) throw new Error('the fixture has changed');
  const submission = submissionOf({ unit, period, values: new Map(Object.entries(values)), ...changes });
  expect(await world.ports.submissions.append(set, submission)).toBe(true);
}

const points = (hundredths: number): Record<string, Value> => ({
  'S.3': { kind: 'points', points: hundredths },
});

/** An edition, its indicators in one frame as those of the expected one. */
async function ranking(period: string, league = 'departments') {
  const found = await world.ports.editions.find('S', period, league);
  const oneFrame = (line: RankingLine) => ({ ...line, indicators: scoresOf(scoreList(line.indicators)) });
  return found && { ...found, lines: found.lines.map(oneFrame) };
}

async function twoWeeks() {
  await submit('P.A', '2024-W01', points(500), { receivedAt: iso('2024-01-05T03:00:00Z') });
  await submit('P.B', '2024-W01', points(400), { receivedAt: iso('2024-01-05T03:00:00Z') });
  await world.run('rank', '2024-01-07T23:00:00Z');
  await submit('P.A', '2024-W02', points(600));
  await submit('P.B', '2024-W02', points(700), { illustrative: true });
}

it.each(['rank', 'report', 'warn'] as const)(
  '%s has nothing to do before there is a catalogue',
  async (job) => {
    const empty = createWorld(rankTime);
    const idle = { status: 'idle', outcome: 'there is no catalogue yet' };
    for (const _trigger of [1, 2]) expect(await empty.run(job, rankTime)).toEqual(idle);
    expect(await empty.ports.occurrences.find({ job, nominalTime: iso(rankTime) })).toEqual({
      job,
      nominalTime: rankTime,
      status: 'done',
      attempts: 0,
      account: 'there is no catalogue yet',
      finishedAt: rankTime,
    });
  },
);

describe('rank', () => {
  it('freezes one edition per league for the week just ended', async () => {
    await twoWeeks();
    expect(await world.run('rank', rankTime)).toEqual({
      status: 'done',
      outcome: 'S 2024-W02 departments: 2/3 ranked; S 2024-W02 districts: 0/1 ranked',
    });
    expect(await ranking('2024-W02')).toEqual(
      frozenEdition({
        cutOffAt: rankTime,
        comparedWith: { period: '2024-W01', edition: 1, of: 2, among: 2 },
        received: 2,
        lines: [
          rankingLine(
            'P.B',
            1,
            { 'S.3': 7 },
            {
              illustrative: true,
              delta: { points: 3, places: 1 },
              why: change({}, { own: 1, others: 0 }, { indicators: [changeOfS3(4, 7)] }),
            },
          ),
          rankingLine(
            'P.A',
            2,
            { 'S.3': 6 },
            {
              delta: { points: 1, places: -1 },
              why: change({}, { own: 0, others: -1 }, { indicators: [changeOfS3(5, 6)] }),
            },
          ),
          emptyLine('P.C'),
        ],
      }),
    );
  });

  it('F1, F2, F30: running it again changes nothing, even after another submission', async () => {
    await twoWeeks();
    await world.run('rank', rankTime);
    const first = await ranking('2024-W02');
    await submit('P.C', '2024-W02', points(1000), { receivedAt: iso('2024-01-14T22:00:00Z') });
    world.setNow('2024-01-15T21:00:00Z');
    expect(await world.run('rank', rankTime)).toEqual({ status: 'already-finished' });
    expect(await ranking('2024-W02')).toEqual(first);
  });

  it('F3: of two triggers at once, one runs and the other has to come back', async () => {
    await twoWeeks();
    const results = await Promise.allSettled([world.run('rank', rankTime), world.run('rank', rankTime)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('counts what was received up to the cut-off, to the second', async () => {
    await submit('P.A', '2024-W02', points(100), { receivedAt: rankTime });
    await submit('P.A', '2024-W02', points(900), {
      receivedAt: iso('2024-01-14T23:00:00.001Z'),
      revision: 2,
    });
    await world.run('rank', rankTime);
    const [first] = (await ranking('2024-W02'))?.lines ?? [];
    expect([first?.unit, first?.points, first?.revision]).toEqual(['P.A', 100, 1]);
  });

  it('P2: uses the nominal time, whenever it runs', async () => {
    world.setNow('2024-02-15T00:00:00Z');
    await submit('P.A', '2024-W02', points(100));
    await world.run('rank', rankTime);
    const made = await ranking('2024-W02');
    expect([made?.period, made?.cutOffAt, made?.received]).toEqual(['2024-W02', rankTime, 1]);
  });

  it('P21: does nothing for a week in which nothing is owed', async () => {
    expect(await world.run('rank', '2023-12-31T23:00:00Z')).toEqual({
      status: 'idle',
      outcome: 'nothing is owed for 2023-W52',
    });
  });

  it('gives the occurrence back when it fails, and the retry succeeds', async () => {
    await twoWeeks();
    const freeze = world.ports.editions.freeze.bind(world.ports.editions);
    world.ports.editions.freeze = async () => {
      throw new Error('throttled');
    };
    await expect(world.run('rank', rankTime)).rejects.toThrow('throttled');
    world.ports.editions.freeze = freeze;
    expect(await world.run('rank', rankTime)).toEqual({
      status: 'done',
      outcome: 'S 2024-W02 departments: 2/3 ranked; S 2024-W02 districts: 0/1 ranked',
    });
  });

  it.each([
    null,
    {},
    { job: 'rank' },
    { job: 'sing', nominalTime: rankTime },
    { job: 'rank', nominalTime: 'Monday' },
    { job: 'rank', nominalTime: rankTime, more: 1 },
  ])('F27: refuses the event %j loudly', async (event) => {
    await expect(world.schedule(event)).rejects.toThrow();
  });
});

describe('report', () => {
  beforeEach(async () => {
    await twoWeeks();
    await submit('P', '2024-W01', { 'S.QG': { kind: 'standing', points: 7567, rank: 1, of: 63 } });
    await submit('P', '2024-W02', { 'S.QG': { kind: 'standing', points: 7906, rank: 4, of: 63 } });
    await world.run('rank', rankTime);
  });

  const occurrence = { job: 'report', nominalTime: iso(reportTime) } as const;

  it('plans one delivery per leader, with the published standing of week 2 of 2024', async () => {
    expect(await world.run('report', reportTime)).toEqual({
      status: 'done',
      outcome: 'S 2024-W02: 2 of 2 messages planned now',
    });
    const planned = (id: string, unit: string): Delivery => ({
      id: `report_20240115T000000Z_${id}`,
      occurrence,
      key: id,
      recipient: recipientOf(id, unit),
      content: { kind: 'weekly-report', set: 'S', period: '2024-W02' },
      helpdesk: { vi: 'Bộ phận vận hành', en: 'Operations' },
      portal: 'none',
      state: 'due',
      dueAt: iso(reportTime),
      expiresAt: iso('2024-01-20T00:00:00Z'),
      attempts: 0,
    });
    expect(await world.ports.deliveries.byOccurrence(occurrence)).toEqual([
      planned('chair', 'P'),
      planned('contact-b', 'P.B'),
    ]);
    /** A unit of the report: by default it submitted nothing. */
    const line = (
      unit: keyof typeof named,
      rank: number | null,
      differences: Partial<ReportLine> = {},
    ): ReportLine => ({
      ...named[unit],
      rank,
      points: 0,
      maxPoints: 10_000,
      class: null,
      noSingleStep: false,
      notRanked: rank === null ? ('nothing-sent' as const) : null,
      submitted: false,
      late: false,
      illustrative: false,
      delta: null,
      why: null,
      stepUp: null,
      lacking: null,
      beyond: [],
      ...differences,
    });
    const lacking = { named: ['S.1', 'S.2', 'S.4'], count: 3 };
    const because = (
      before: number,
      now: number,
      ownPlaces: number,
      othersPlaces: number,
    ): ReportLine['why'] => ({
      named: [{ indicator: 'S.3', points: now - before, figures: { before, now, of: 1_000 } }],
      others: { count: 0, points: 0 },
      notSentNow: 0,
      notSentBefore: null,
      ownPlaces,
      othersPlaces,
    });
    const dossiers = { vi: 'hồ sơ', en: 'dossiers' };
    const indicatorNamed = (id: string) => ({ id, name: { vi: `Chỉ số ${id}`, en: `Indicator ${id}` } });
    const week = (period: string, inPoints: number, rank: number) => ({ period, points: inPoints, rank });
    /** A unit that sent nothing for two weeks, the first of which was due on Friday 5 January. */
    const absent = (unit: keyof typeof named) => ({ ...named[unit], weeks: 2, workingDays: 6 });
    const unremarkable = {
      edition: 1,
      provisional: false,
      complete: 0,
      recomputed: null,
      excluded: [],
      joined: [],
      left: [],
    };
    expect(await world.ports.reports.find('S', '2024-W02')).toEqual({
      set: 'S',
      setName: { vi: 'Bộ chỉ số S', en: 'Set S' },
      scope: { vi: 'Tỉnh Thử Nghiệm', en: 'Test Province' },
      period: '2024-W02',
      from: '2024-01-08',
      to: '2024-01-14',
      reportingDay: '2024-01-15',
      movedBecause: null,
      empty: false,
      beside: [],
      catalogueVersion: 1,
      cutOffAt: rankTime,
      standing: {
        indicator: 'S.QG',
        name: { vi: 'Chỉ số S.QG', en: 'Indicator S.QG' },
        points: 7906,
        rank: 4,
        of: 63,
        delta: { points: 339, places: -3 },
        illustrative: false,
        since: { period: '2024-W01', of: 63, among: null },
        trend: [week('2024-W01', 7567, 1), week('2024-W02', 7906, 4)],
      },
      leagues: [
        {
          league: 'departments',
          name: { vi: 'Sở, ban, ngành', en: 'Departments' },
          ...unremarkable,
          expected: 3,
          received: 2,
          partial: 2,
          ranked: 2,
          tooFew: false,
          since: { period: '2024-W01', of: 2, among: 2 },
          absent: [absent('P.C')],
          carriers: {
            up: { name: indicatorNamed('S.3').name, points: 400 },
            down: null,
            sum: { units: 2, points: 400, sentNow: 0, notSentNow: 0 },
          },
          lines: [
            line('P.B', 1, {
              points: 700,
              submitted: true,
              illustrative: true,
              delta: { points: 300, places: 1 },
              why: because(400, 700, 1, 0),
              trend: [week('2024-W01', 400, 2), { ...week('2024-W02', 700, 1), illustrative: true }],
              lacking,
            }),
            line('P.A', 2, {
              points: 600,
              submitted: true,
              delta: { points: 100, places: -1 },
              why: because(500, 600, 0, -1),
              stepUp: { indicator: 'S.1', more: null, points: 6_000, rank: 1 },
              lacking,
            }),
            line('P.C', null),
          ],
        },
        {
          league: 'districts',
          name: { vi: 'Cấp huyện', en: 'Districts' },
          ...unremarkable,
          expected: 1,
          received: 0,
          partial: 0,
          ranked: 0,
          tooFew: true,
          since: null,
          absent: [absent('P.Q')],
          lines: [line('P.Q', null)],
        },
      ],
      milestones: [
        {
          milestone: 'tasks-done',
          name: { vi: 'Hoàn thành nhiệm vụ', en: 'Tasks done' },
          date: '2024-01-19',
          before: false,
          status: 'at-risk',
          workingDays: 4,
          obliged: 3,
          done: 0,
          behind: { count: 3, names: [named['P.A'].name, named['P.B'].name, named['P.C'].name] },
        },
      ],
      indicators: [
        { ...indicatorNamed('S.1'), counts: 'part', counted: { vi: 'tử số', en: 'numerator' } },
        { ...indicatorNamed('S.2'), counts: 'things', counted: dossiers },
        { ...indicatorNamed('S.3'), counts: 'points', counted: dossiers },
        { ...indicatorNamed('S.4'), counts: 'things', counted: dossiers },
      ],
    });
  });

  it('P22: sends each leader one e-mail, and nothing twice', async () => {
    await world.run('report', reportTime);
    world.setNow(reportTime);
    expect(await world.sender(reportTime)).toEqual(delivered({ sent: 2 }));
    expect(await world.run('report', reportTime)).toEqual({ status: 'already-finished' });
    expect(await world.sender(reportTime)).toEqual(delivered());
    expect(world.sent.map(({ to }) => to.email)).toEqual([
      'chair@province.example',
      'contact-b@province.example',
    ]);
    expect(world.sent[0]?.message.subject).toContain('Tuần 02/2024');
    expect(world.sent[0]?.message.text).toContain('79,06');
  });

  it('sends nothing while its rows are still being planned', async () => {
    const plan = world.ports.deliveries.plan.bind(world.ports.deliveries);
    world.ports.deliveries.plan = async (delivery) => {
      const stored = await plan(delivery);
      world.setNow(reportTime);
      expect(await world.sender(reportTime)).toEqual(delivered({ 'passed-over': 2 }));
      return stored;
    };
    await world.run('report', reportTime);
    expect(world.sent).toEqual([]);
    expect(await world.sender(reportTime)).toEqual(delivered({ sent: 2 }));
  });

  it('waits for the ranking rather than going out without it', async () => {
    const later = createWorld(reportTime);
    await later.applyCatalogue();
    await expect(later.run('report', reportTime)).rejects.toThrow('has not been ranked yet');
  });

  it('goes out on the first working day of the week only, which a second trigger leaves as recorded', async () => {
    const nominalTime = iso('2024-01-16T00:00:00Z');
    const recorded = [];
    for (const now of ['2024-01-16T00:00:01Z', '2024-01-16T00:00:09Z']) {
      world.setNow(now);
      expect(await world.run('report', nominalTime)).toEqual({
        status: 'idle',
        outcome: 'not the reporting day',
      });
      recorded.push(await world.ports.occurrences.find({ job: 'report', nominalTime }));
    }
    const row = {
      job: 'report',
      nominalTime,
      status: 'done',
      attempts: 0,
      account: 'not the reporting day',
      finishedAt: '2024-01-16T00:00:01Z',
    };
    expect(recorded).toEqual([row, row]);
  });

  it('F70: moves to the next working day when Monday is off, and says so', async () => {
    const moved = createWorld(rankTime);
    const catalogue = smallCatalogue();
    catalogue.calendar.push({
      date: '2024-01-15',
      kind: 'day-off',
      name: { vi: 'Nghỉ bù', en: 'Day off' },
      basis: 'official',
    });
    await moved.applyCatalogue(catalogue);
    await moved.run('rank', rankTime);
    expect(await moved.run('report', reportTime)).toEqual({
      status: 'idle',
      outcome: 'not the reporting day',
    });
    expect(await moved.run('report', '2024-01-16T00:00:00Z')).toEqual({
      status: 'done',
      outcome: 'S 2024-W02: 2 of 2 messages planned now',
    });
    const report = await moved.ports.reports.find('S', '2024-W02');
    expect([report?.reportingDay, report?.movedBecause, report?.standing]).toEqual([
      '2024-01-16',
      { vi: 'Nghỉ bù', en: 'Day off' },
      null,
    ]);
  });
});

describe('warn', () => {
  /** 07:30 in Vietnam on a day of January 2024; the milestone is on Friday 19. */
  const at = (day: string) => `2024-01-${day}T00:30:00Z`;
  const tasks = (done: number, total: number): Record<string, Value> => ({
    'S.2': { kind: 'tasks', done, total },
  });
  const warned = async (day: string) => {
    world.setNow(at(day));
    await world.run('warn', at(day));
    const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at(day)) });
    return rows.map(({ recipient, content }) => [
      recipient.id,
      content.kind === 'warning-digest'
        ? content.digest.items.map((item) => [
            item.kind,
            item.workingDays,
            ...('done' in item ? [item.done, item.target, item.figureDate] : []),
          ])
        : [],
    ]);
  };

  it('P26, P27: warns the units that are not done at 7, 3, 1 and 0 working days, and says when one is overdue', async () => {
    await submit('P.A', '2024-W01', tasks(10, 10), { receivedAt: iso('2024-01-05T03:00:00Z') });
    await submit('P.B', '2024-W02', tasks(3, 10), { receivedAt: iso('2024-01-09T18:00:00Z') });
    expect(await warned('10')).toEqual([
      ['contact-b', [['ahead', 7, 3, 10, '2024-01-10']]],
      ['contact-c', [['ahead', 7, 0, 0, null]]],
    ]);
    expect(await warned('11')).toEqual([]);
    await submit('P.B', '2024-W03', tasks(10, 10), { receivedAt: iso('2024-01-15T03:00:00Z') });
    for (const [day, daysLeft] of [
      ['16', 3],
      ['18', 1],
      ['19', 0],
    ] as const) {
      expect(await warned(day)).toEqual([['contact-c', [['ahead', daysLeft, 0, 0, null]]]]);
    }
    expect(await warned('22')).toEqual([['contact-c', [['overdue', 1, 0, 0, null]]]]);
    expect(await warned('23')).toEqual([]);
    expect(await warned('29')).toEqual([['contact-c', [['overdue', 6, 0, 0, null]]]]);
  });

  it('P28: warns no unit that says that there is nothing to report, until it says otherwise', async () => {
    await submit('P.B', '2024-W02', { 'S.2': { kind: 'none' } }, { receivedAt: iso('2024-01-09T18:00:00Z') });
    const all = ['contact-a', 'contact-c'];
    expect((await warned('10')).map(([id]) => id)).toEqual(all);
    expect((await warned('16')).map(([id]) => id)).toEqual(all);
    await submit('P.B', '2024-W03', tasks(1, 2), { receivedAt: iso('2024-01-17T03:00:00Z') });
    expect((await warned('18')).map(([id]) => id)).toEqual(['contact-a', 'contact-b', 'contact-c']);
  });

  it('takes what was received up to the nominal time', async () => {
    await submit('P.C', '2024-W03', tasks(5, 5), { receivedAt: iso('2024-01-19T00:30:01Z') });
    expect((await warned('19')).map(([id]) => id)).toEqual(['contact-a', 'contact-b', 'contact-c']);
    expect((await warned('22')).map(([id]) => id)).toEqual(['contact-a', 'contact-b']);
  });

  it('measures a milestone no more once its date is over and all are done, until a new catalogue', async () => {
    for (const unit of ['P.A', 'P.B', 'P.C']) {
      await submit(unit, '2024-W03', tasks(5, 5), { receivedAt: iso('2024-01-19T03:00:00Z') });
    }
    expect(await warned('19')).toHaveLength(3);
    expect(await warned('22')).toEqual([]);
    await submit('P.A', '2024-W04', tasks(4, 5), { receivedAt: iso('2024-01-23T03:00:00Z') });
    expect(await warned('29')).toEqual([]);
    await world.ports.catalogues.put(
      2,
      { ...smallCatalogue(), name: { vi: 'Tên mới', en: 'New name' } },
      instant(at('29')),
    );
    const nextRung = '2024-02-05T00:30:00Z';
    await world.run('warn', nextRung);
    const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(nextRung) });
    expect(rows.map(({ recipient }) => recipient.id)).toEqual(['contact-a']);
  });

  it('expires with the day', async () => {
    await world.run('warn', at('19'));
    world.setNow('2024-01-19T17:00:00Z');
    expect(await world.sender(at('19'))).toEqual(delivered({ settled: 3 }));
    const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at('19')) });
    expect(rows.map(({ state }) => state)).toEqual(['expired', 'expired', 'expired']);
  });

  it('names fifty units whom nobody can warn, and counts the others', async () => {
    const catalogue = smallCatalogue();
    const [unit] = catalogue.units.filter(({ id }) => id === 'P.C');
    if (unit === undefined) throw new RangeError('the fixture has changed');
    const more = Array.from({ length: 60 }, (_, index) => ({ ...unit, id: `P.X${index}` }));
    catalogue.units = [...catalogue.units, ...more];
    catalogue.recipients = catalogue.recipients.filter(({ id }) => id !== 'contact-c');
    catalogue.milestones = catalogue.milestones.map((milestone) => ({
      ...milestone,
      obligations: [...milestone.obligations, ...more.map(({ id }) => ({ unit: id }))],
    }));
    world = createWorld(at('19'));
    await world.applyCatalogue(catalogue);
    const outcome = JSON.stringify(await world.run('warn', at('19')));
    expect(/nobody receives warnings for (.*); nobody/.exec(outcome)?.[1]?.split(', ')).toHaveLength(50);
    expect(outcome).toContain('; nobody receives those for 11 more units');
  });

  it('says in the ledger whom nobody can warn', async () => {
    const catalogue = smallCatalogue();
    catalogue.recipients = catalogue.recipients.filter(({ id }) => id !== 'contact-c');
    world = createWorld(at('19'));
    await world.applyCatalogue(catalogue);
    expect(await world.run('warn', at('19'))).toEqual({
      status: 'done',
      outcome: '3 units not done; 2 of 2 messages planned now; nobody receives warnings for P.C',
    });
  });
});
