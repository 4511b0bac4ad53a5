import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { findSet } from '../../../domain/catalogue/units.ts';
import { type Indicator, indicatorSchema, type Value } from '../../../domain/kinds/kinds.ts';
import { periodFrom } from '../../../domain/period/period.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/** 27 departments and a district, with a chair and a director who read Vietnamese, and an observer who reads English. */
function province(changes: Partial<Catalogue['sets'][number]> = {}, off: readonly string[] = []): Catalogue {
  const catalogue = smallCatalogue();
  const departments = Array.from({ length: 24 }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    const name = { vi: `Sở số ${number}`, en: `Department ${number}` };
    return { id: `P.${number}`, parent: 'P', level: 'department' as const, name };
  });
  const post = (id: string, unit: string, language: 'vi' | 'en') => ({
    id,
    unit,
    language,
    email: `${id}@province.example`,
    receives: ['weekly-report' as const],
    post: { vi: `Người đọc ${id}`, en: `Reader ${id}` },
  });
  const holiday = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' };
  return {
    ...catalogue,
    units: [...catalogue.units, ...departments],
    sets: catalogue.sets.map((set) => ({ ...set, missing: 'zero' as const, ...changes })),
    milestones: [],
    recipients: [post('chair', 'P', 'vi'), post('director', 'P.A', 'vi'), post('observer', 'P', 'en')],
    calendar: [
      ...catalogue.calendar,
      ...off.map((date) => ({ date, kind: 'day-off' as const, name: holiday, basis: 'official' as const })),
    ],
  };
}

/** The province, in which tasks bring more points from the second week on, and the share of S.1 fewer, with a higher target. */
function rescoredProvince(): Catalogue {
  const catalogue = province();
  const from = '2024-01-10';
  const changes = new Map([
    ['S.1', [{ from, maxPoints: 5_000, targetBasisPoints: 10_000 }]],
    ['S.2', [{ from, maxPoints: 3_000 }]],
  ]);
  const changed = (one: Indicator) =>
    indicatorSchema.parse(changes.has(one.id) ? { ...one, changes: changes.get(one.id) } : one);
  return {
    ...catalogue,
    sets: catalogue.sets.map((set) => ({ ...set, indicators: set.indicators.map(changed) })),
  };
}

const departments = [
  'P.A',
  'P.B',
  'P.C',
  ...Array.from({ length: 24 }, (_, at) => `P.${String(at + 1).padStart(2, '0')}`),
];

/** The points of the departments, the first with most: 9.90, 9.60, … */
const inOrder = (changes: Readonly<Record<string, number | null>> = {}) =>
  new Map(
    departments.flatMap((unit, index): [string, number][] => {
      const points = changes[unit] === undefined ? 990 - index * 30 : changes[unit];
      return points === null ? [] : [[unit, points]];
    }),
  );

type Told = {
  readonly note?: string;
  readonly comments?: ReadonlyMap<string, string>;
  /** The figure of another indicator. */
  readonly tasks?: number;
};

class Played {
  readonly world = createWorld('2024-01-01T00:00:00Z');
  readonly #catalogue: Catalogue;

  constructor(catalogue: Catalogue) {
    this.#catalogue = catalogue;
  }

  /** A week in which units send points, and the report of a day, or of the Monday after it. */
  async week(id: string, points: ReadonlyMap<string, number>, told: Readonly<Record<string, Told>> = {}) {
    const set = findSet(this.#catalogue, 'S');
    const period = periodFrom(id);
    if (set === undefined || period === null) throw new RangeError('the fixture has changed');
    const receivedAt = iso(`${period.from.add({ days: 3 }).toString()}T03:00:00Z`);
    for (const [unit, sent] of points) {
      const { tasks, ...words } = told[unit] ?? {};
      const values = new Map<string, Value>([
        ['S.3', { kind: 'points', points: sent }],
        ...(tasks === undefined ? [] : [['S.2', { kind: 'tasks', done: tasks, total: 4 }] as const]),
      ]);
      const submission = submissionOf({ unit, period: id, values, receivedAt, ...words });
      await this.world.ports.submissions.append(set, submission);
    }
    const monday = period.to.add({ days: 1 }).toString();
    await this.world.run('rank', `${period.to.toString()}T23:05:00Z`);
    return monday;
  }

  /** The reports that readers get on a day, by reader. */
  async report(day: string): Promise<Readonly<Record<string, string>>> {
    const before = this.world.sent.length;
    this.world.setNow(`${day}T00:00:00Z`);
    await this.world.run('report', `${day}T00:00:00Z`);
    await this.world.sender(`${day}T00:00:00Z`);
    return Object.fromEntries(
      this.world.sent
        .slice(before)
        .map(({ to, message }) => [
          to.email.replace('@province.example', ''),
          `${message.subject}\n\n${message.text}`.replaceAll(/unsubscribe\/\S+/g, 'unsubscribe/…'),
        ]),
    );
  }
}

async function played(catalogue: Catalogue): Promise<Played> {
  const one = new Played(catalogue);
  await one.world.ports.catalogues.put(1, catalogue, instant('2024-01-01T00:00:00Z'));
  return one;
}

const note = 'Thiếu máy quét; kiến nghị cấp bổ sung 5 máy.';
const comment = 'Tập trung xử lý hồ sơ tồn trong tuần.';

describe('the weekly report, as read', () => {
  it('of the first week', async () => {
    const play = await played(province());
    const { chair } = await play.report(await play.week('2024-W01', inOrder()));
    await expect(chair).toMatchFileSnapshot('reports/first-week.txt');
  });

  it.each([
    [undefined, true, false],
    [10, false, false],
    [30, true, true],
  ])(
    'P7: with as many rows as the catalogue states (%s; 25 unless stated)',
    async (reportRows, hasTenth, hasMiddle) => {
      const play = await played(province(reportRows === undefined ? {} : { reportRows }));
      const { chair = '' } = await play.report(await play.week('2024-W01', inOrder()));
      expect([/^10\. Sở số 07/m.test(chair), /^22\. Sở số 19/m.test(chair)]).toEqual([hasTenth, hasMiddle]);
    },
  );

  it('of a week in which nobody sent anything', async () => {
    const play = await played(province());
    await play.report(await play.week('2024-W01', inOrder()));
    const { chair } = await play.report(await play.week('2024-W02', new Map()));
    await expect(chair).toMatchFileSnapshot('reports/empty-week.txt');
  });

  it('of the week after Tết, which tells of the weeks before it too', async () => {
    const days = [
      '2024-02-08',
      '2024-02-09',
      '2024-02-12',
      '2024-02-13',
      '2024-02-14',
      '2024-02-15',
      '2024-02-16',
    ];
    const play = await played(province({}, days));
    await play.report(await play.week('2024-W05', inOrder()));
    await play.week('2024-W06', inOrder({ 'P.A': 900 }));
    const { chair } = await play.report(await play.week('2024-W07', new Map()));
    await expect(chair).toMatchFileSnapshot('reports/after-tet.txt');
  });

  it('of a tie', async () => {
    const play = await played(province());
    await play.report(await play.week('2024-W01', inOrder()));
    const { chair } = await play.report(await play.week('2024-W02', inOrder({ 'P.B': 990, 'P.24': 240 })));
    await expect(chair).toMatchFileSnapshot('reports/tie.txt');
  });

  it('of a unit that jumped, with what units wrote, to the chair, to a director and in English', async () => {
    const play = await played(province());
    await play.report(await play.week('2024-W01', inOrder()));
    const told = { 'P.24': { comments: new Map([['S.3', comment]]) }, 'P.C': { note } };
    const moved = inOrder({ 'P.24': 1000, 'P.02': 700 });
    const { chair, director, observer } = await play.report(await play.week('2024-W02', moved, told));
    await expect(chair).toMatchFileSnapshot('reports/jump.txt');
    await expect(director).toMatchFileSnapshot('reports/jump-to-a-director.txt');
    await expect(observer).toMatchFileSnapshot('reports/jump-in-english.txt');
    // A director reads what their own unit wrote, and of no other.
    expect(director).not.toMatch(/máy quét|hồ sơ tồn/);
  });

  it('of a week in which some sent what they had not sent before, and one no longer did', async () => {
    const play = await played(province());
    await play.report(await play.week('2024-W01', inOrder({ 'P.09': null }), { 'P.05': { tasks: 1 } }));
    const told = { 'P.01': { tasks: 4 }, 'P.02': { tasks: 2 } };
    const { chair, observer } = await play.report(
      await play.week('2024-W02', inOrder({ 'P.24': 310, 'P.03': 800, 'P.04': 820 }), told),
    );
    await expect(chair).toMatchFileSnapshot('reports/newly-sent.txt');
    await expect(observer).toMatchFileSnapshot('reports/newly-sent-in-english.txt');
  });

  it('F159: of a week that is scored otherwise than the one before, with the same figures', async () => {
    const play = await played(rescoredProvince());
    const told = { 'P.24': { tasks: 4 }, 'P.A': { tasks: 1 } };
    await play.report(await play.week('2024-W01', inOrder(), told));
    const { chair, director, observer } = await play.report(await play.week('2024-W02', inOrder(), told));
    await expect(chair).toMatchFileSnapshot('reports/rescored.txt');
    await expect(director).toMatchFileSnapshot('reports/rescored-to-a-director.txt');
    await expect(observer).toMatchFileSnapshot('reports/rescored-in-english.txt');
  });

  it('of a week in which 5 of 28 sent', async () => {
    const play = await played(province());
    await play.report(await play.week('2024-W01', inOrder({ 'P.10': null })));
    const five = new Map([...inOrder()].slice(0, 5));
    const { chair } = await play.report(await play.week('2024-W02', five));
    await expect(chair).toMatchFileSnapshot('reports/five-of-28.txt');
  });

  it('of a provisional ranking', async () => {
    const play = await played(province({ provisionalBelow: 9_000 }));
    await play.report(await play.week('2024-W01', inOrder()));
    const most = new Map([...inOrder()].slice(0, 20));
    const { chair } = await play.report(await play.week('2024-W02', most));
    await expect(chair).toMatchFileSnapshot('reports/provisional.txt');
  });

  it('of the week after a ranking was issued again, which the director hears of at once', async () => {
    const play = await played(province());
    const { world } = play;
    await play.report(await play.week('2024-W01', inOrder()));
    const [set] = province().sets;
    if (set === undefined) throw new RangeError('the fixture has changed');
    const corrected = submissionOf({
      unit: 'P.A',
      period: '2024-W01',
      revision: 2,
      reason: 'Nhập nhầm số liệu.',
      values: new Map([['S.3', { kind: 'points', points: 800 }]]),
      receivedAt: iso('2024-01-09T03:00:00Z'),
    });
    await world.ports.submissions.append(set, corrected);
    world.setNow('2024-01-09T04:00:00Z');
    const token = await world.tokenFor({ role: 'operations' });
    const { status } = await world.results({
      method: 'POST',
      path: '/v1/rankings/S/2024-W01/editions',
      query: {},
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: { reason: 'Sở A nhập nhầm số liệu.' },
    });
    expect(status).toBe(201);
    const before = world.sent.length;
    world.setNow('2024-01-09T04:05:00Z');
    await world.sender('2024-01-09T04:05:00Z');
    const mails = world.sent.slice(before);
    expect(mails.map(({ to }) => to.email)).toEqual(['director@province.example']);
    await expect(
      `${mails[0]?.message.text}`.replaceAll(/unsubscribe\/\S+/g, 'unsubscribe/…'),
    ).toMatchFileSnapshot('reports/correction-to-a-director.txt');
    const { chair } = await play.report(await play.week('2024-W02', inOrder()));
    await expect(chair).toMatchFileSnapshot('reports/after-a-correction.txt');
  });

  it('of a Monday that is a holiday', async () => {
    const play = await played(province({}, ['2024-01-15']));
    await play.report(await play.week('2024-W01', inOrder()));
    expect(await play.report(await play.week('2024-W02', inOrder()))).toEqual({});
    const { chair } = await play.report('2024-01-16');
    await expect(chair).toMatchFileSnapshot('reports/holiday-shift.txt');
  });
});
