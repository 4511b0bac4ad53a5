import { beforeEach, describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../../domain/catalogue/catalogue.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/** The runs of Monday 15 to Friday 19 January 2024, 07:00 in Vietnam. */
const report = (day: number) => `2024-01-${day}T00:00:00Z`;
const rank = '2024-01-14T23:05:00Z';

let world: ReturnType<typeof createWorld>;
let plan: ReturnType<typeof createWorld>['ports']['deliveries']['plan'];

/** A world with a ledger in which week 2 was sent and ranked, and week 1 was never reported. */
beforeEach(async () => {
  world = createWorld('2024-01-05T05:00:00Z');
  await world.applyCatalogue();
  await world.schedule({ job: 'reconcile', nominalTime: '2024-01-05T05:00:00Z' });
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  for (const period of ['2024-W01', '2024-W02']) {
    const values = new Map([['S.3', { kind: 'points', points: 500 }]] as const);
    const receivedAt = iso(period === '2024-W01' ? '2024-01-04T03:00:00Z' : '2024-01-11T03:00:00Z');
    await world.ports.submissions.append(set, submissionOf({ period, receivedAt, values }));
  }
  await run('rank', rank);
  plan = world.ports.deliveries.plan.bind(world.ports.deliveries);
});

function run(job: string, nominalTime: string, now = nominalTime) {
  world.setNow(now);
  return world.run(job, nominalTime);
}

function planningFails() {
  world.ports.deliveries.plan = async () => {
    throw new Error('throttled');
  };
}

const planningWorks = () => {
  world.ports.deliveries.plan = plan;
};

const told = async (day: number) => {
  const rows = await world.ports.deliveries.byOccurrence({ job: 'report', nominalTime: iso(report(day)) });
  const [content] = rows.map((row) => row.content);
  if (content?.kind !== 'weekly-report') return null;
  const found = await world.ports.reports.find('S', content.period);
  return [content.period, found?.reportingDay, found?.missedDay, found?.beside];
};

describe('the report of a working Saturday that was missed', () => {
  it('is left to the run of Monday, so that nobody gets two reports on one day', async () => {
    const dayOff = (day: number): CalendarDay => ({
      date: `2024-01-${day}`,
      kind: 'day-off',
      name: { vi: 'Nghỉ', en: 'Day off' },
      basis: 'official',
    });
    const calendar = [15, 16, 17, 18, 19].map(dayOff);
    calendar.push({ ...dayOff(20), kind: 'working-day' });
    await world.ports.catalogues.put(2, { ...smallCatalogue(), calendar }, instant('2024-01-15T00:00:00Z'));
    for (const day of [15, 16, 17, 18, 19]) await run('report', report(day));
    world.setNow('2024-01-19T12:00:00Z');
    await world.schedule({ job: 'reconcile', nominalTime: '2024-01-19T12:00:00Z' });
    world.setNow('2024-01-22T03:00:00Z');
    const reconciled = await world.schedule({ job: 'reconcile', nominalTime: '2024-01-22T03:00:00Z' });
    expect(reconciled).toEqual({
      caughtUp: ['rank@2024-01-21T23:05:00Z', `report@${report(22)}`, 'warn@2024-01-22T00:30:00Z'],
      givenUp: [`report@${report(20)}`, 'warn@2024-01-20T00:30:00Z'],
      failures: [],
    });
    expect(await told(20)).toBeNull();
    expect(await told(22)).toEqual([
      '2024-W02',
      '2024-01-22',
      '2024-01-20',
      [
        { period: '2024-W01', why: 'waiting' },
        { period: '2024-W03', why: 'empty' },
      ],
    ]);
    await world.sender('2024-01-22T03:05:00Z');
    const reports = world.sent.filter(({ deliveryId }) => deliveryId.startsWith('report'));
    expect(reports.map(({ to }) => to.email)).toEqual([
      'chair@province.example',
      'contact-b@province.example',
    ]);
  });
});

describe('a report whose run was cut off after it was frozen', () => {
  it('is not frozen at all while another week of it is not ranked yet', async () => {
    const freeze = world.ports.editions.freeze.bind(world.ports.editions);
    world.ports.editions.freeze = async () => {
      throw new Error('throttled');
    };
    await expect(run('report', report(22))).rejects.toThrow('S 2024-W03 departments has not been ranked yet');
    const weeks = ['2024-W01', '2024-W02', '2024-W03'].map((period) => ({ set: 'S', period }));
    expect(await world.ports.reports.findAll(weeks)).toEqual([null, null, null]);
    world.ports.editions.freeze = freeze;
    await run('rank', '2024-01-21T23:05:00Z', '2024-01-22T00:10:00Z');
    await run('report', report(22), '2024-01-22T00:15:00Z');
    const found = await Promise.all(weeks.map(({ period }) => world.ports.reports.find('S', period)));
    const days = found.map((one) => one?.reportingDay);
    expect(days).toEqual(['2024-01-22', '2024-01-22', '2024-01-22']);
  });

  it('is taken up by the same run, with every week it was to report', async () => {
    planningFails();
    await expect(run('report', report(15))).rejects.toThrow('throttled');
    planningWorks();
    expect(await run('report', report(15), '2024-01-15T00:15:00Z')).toEqual({
      status: 'done',
      outcome: 'S 2024-W02 with 2024-W01: 2 of 2 messages planned now',
    });
    expect(await told(15)).toEqual([
      '2024-W02',
      '2024-01-15',
      undefined,
      [{ period: '2024-W01', why: 'waiting' }],
    ]);
  });

  it('keeps the weeks for itself until it has ended: the run of the next day waits', async () => {
    const lastMoment = '2024-01-15T16:59:59Z';
    const planning = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    world.ports.deliveries.plan = async (...row) => {
      planning.resolve();
      await goOn.promise;
      return plan(...row);
    };
    const late = run('report', report(15), lastMoment);
    await planning.promise;
    await expect(run('report', report(16))).rejects.toThrow(
      'S 2024-W02 is being reported by the run of 2024-01-15',
    );
    planningWorks();
    goOn.resolve();
    expect(await late).toEqual({
      status: 'done',
      outcome: 'S 2024-W02 with 2024-W01: 2 of 2 messages planned now',
    });
    expect(await run('report', report(16), '2024-01-16T00:20:00Z')).toEqual({
      status: 'idle',
      outcome: 'not the reporting day',
    });
    expect(await told(16)).toBeNull();
  });

  it('is reported anew once that run has failed for good, by one later run, which says that it is late', async () => {
    planningFails();
    await expect(run('report', report(15))).rejects.toThrow('throttled');
    planningWorks();
    world.setNow('2024-01-16T00:15:00Z');
    await world.schedule({ job: 'reconcile', nominalTime: '2024-01-16T00:15:00Z' });
    await run('report', report(17));
    const ended = await world.ports.occurrences.list('report', instant(report(15)), instant(report(18)));
    expect(ended.map(({ status, account }) => [status, account])).toEqual([
      ['failed', 'throttled'],
      ['done', 'S 2024-W02 with 2024-W01: 2 of 2 messages planned now'],
      ['done', 'not the reporting day'],
    ]);
    expect(await told(16)).toEqual([
      '2024-W02',
      '2024-01-16',
      '2024-01-15',
      [{ period: '2024-W01', why: 'waiting' }],
    ]);
    expect(await told(17)).toBeNull();
    expect(await world.sender('2024-01-17T00:35:00Z')).toEqual(delivered({ sent: 2 }));
    expect(world.sent[0]?.message.text).toContain(
      '[Báo cáo gửi muộn] Báo cáo này phải gửi vào Thứ Hai, 15/01/2024. Do sự cố, hệ thống gửi vào Thứ Ba, 16/01/2024.',
    );
  });

  it('is not made again by a run of the reporting day that comes after another has made up for it', async () => {
    expect(await run('report', report(16))).toEqual({
      status: 'done',
      outcome: 'S 2024-W02 with 2024-W01: 2 of 2 messages planned now',
    });
    expect(await run('report', report(15), '2024-01-16T01:00:00Z')).toEqual({
      status: 'too-late',
      outcome: 'left for the reconciliation to close',
    });
    expect(await told(15)).toBeNull();
  });
});
