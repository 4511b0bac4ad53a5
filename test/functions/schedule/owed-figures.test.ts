import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue, IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import type { WarningItem } from '../../../domain/milestone/warning-digest.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld } from '../../fixtures/world.ts';

/** 07:30 in Vietnam on a day of January 2024; the 19th, on which figures for week 3 are due, is a Friday. */
const at = (day: number) => `2024-01-${String(day).padStart(2, '0')}T00:30:00Z`;

const text = (vi: string, en = vi) => ({ vi, en });

let world: ReturnType<typeof createWorld>;

/** Week 3 and later are owed to a set that declares no ladder and follows no standing; a post of the province receives warnings. */
function usual(changes: Partial<IndicatorSet> = {}): Catalogue {
  const { sets, recipients, ...rest } = smallCatalogue();
  const post = (id: string, vi: string, en: string, unit: string) => ({
    id,
    post: text(vi, en),
    unit,
    email: `${id}@province.example`,
    receives: ['warnings' as const],
  });
  return {
    ...rest,
    milestones: [],
    sets: sets.map(({ ladder: _, escalation: __, headline: ___, ...set }) => ({
      ...set,
      owed: [{ from: '2024-W03', to: '2024-W03' }],
      ...changes,
    })),
    recipients: [
      ...recipients.filter(({ receives }) => receives.includes('warnings')),
      post('contact-q', 'Đầu mối Huyện Q', 'Contact of District Q', 'P.Q'),
      post('office', 'Văn phòng UBND tỉnh', 'Provincial office', 'P'),
    ],
  };
}

const all: readonly [string, Value][] = [
  ['S.1', { kind: 'ratio', numerator: 8, denominator: 10 }],
  ['S.2', { kind: 'tasks', done: 1, total: 2 }],
  ['S.3', { kind: 'points', points: 500 }],
  ['S.4', { kind: 'count', count: 400 }],
];

/** A unit's figures are received at noon: the first of those that are asked for. */
async function send(day: number, unit: string, count: number, period = '2024-W03') {
  const [set] = usual().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  const receivedAt = iso(`2024-01-${day}T05:00:00Z`);
  const revision = (await world.ports.submissions.revisions(set, period, unit)).length + 1;
  const values = new Map(all.slice(0, count));
  await world.ports.submissions.append(set, submissionOf({ unit, period, revision, receivedAt, values }));
}

const told = (item: WarningItem) => {
  const missing = item.goal === 'owed' ? ` ${item.sent} ${item.lacking.count}` : ` ${item.goal ?? 'figure'}`;
  return `${item.unit}${missing} ${item.kind} ${item.workingDays}${item.escalatedTo === undefined ? '' : ' escalated'}`;
};

/** Runs the warnings of a day: what each person is told, and of the units below. */
async function warn(day: number): Promise<Record<string, string[]>> {
  world.setNow(at(day));
  await world.run('warn', at(day));
  const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at(day)) });
  return Object.fromEntries(
    rows.map(({ recipient, content }) => [
      recipient.id,
      content.kind !== 'warning-digest'
        ? []
        : [
            ...content.digest.items.map(told),
            ...(content.digest.escalations ?? []).map(
              ({ item, owners }) => `below: ${told(item)} (${owners.length})`,
            ),
          ],
    ]),
  );
}

/** The plain text of the message of a day to a post, with its subject. */
async function textOf(day: number, id: string): Promise<string> {
  world.setNow(at(day));
  await world.sender(at(day));
  const sent = world.sent.findLast(({ to }) => to.email === `${id}@province.example`);
  return `${sent?.message.subject}\n\n${sent?.message.text}`;
}

beforeEach(() => {
  world = createWorld(at(15));
});

const nobody = {};
const everybody = (rung: string) =>
  Object.fromEntries(
    ['a', 'b', 'c', 'q'].map((unit) => [`contact-${unit}`, [`P.${unit.toUpperCase()} nothing 4 ${rung}`]]),
  );

describe('the week of a deadline', () => {
  it('P30: warns two working days before, in the morning of the day and in the morning after, and tells the superior two working days late', async () => {
    await world.applyCatalogue(usual());
    expect(await warn(15)).toEqual(nobody);
    expect(await warn(16)).toEqual(nobody);
    expect(await warn(17)).toEqual(everybody('ahead 2'));
    await expect(await textOf(17, 'contact-b')).toMatchFileSnapshot('warnings/two-working-days-before.txt');
    await send(17, 'P.A', 4);
    await send(17, 'P.B', 2);
    expect(await warn(18)).toEqual(nobody);
    const { 'contact-a': _, ...rest } = everybody('ahead 0');
    expect(await warn(19)).toEqual({ ...rest, 'contact-b': ['P.B partial 2 ahead 0'] });
    await expect(await textOf(19, 'contact-c')).toMatchFileSnapshot('warnings/morning-of-the-day.txt');
    await expect(await textOf(19, 'contact-b')).toMatchFileSnapshot('warnings/partial.txt');
    await send(19, 'P.C', 4);
    expect(await warn(20)).toEqual({
      'contact-b': ['P.B partial 2 overdue 0'],
      'contact-q': ['P.Q nothing 4 overdue 0'],
    });
    await expect(await textOf(20, 'contact-q')).toMatchFileSnapshot('warnings/morning-after.txt');
    expect(await warn(21)).toEqual(nobody);
    expect(await warn(22)).toEqual(nobody);
    expect(await warn(23)).toEqual({
      'contact-b': ['P.B partial 2 overdue 2 escalated'],
      'contact-q': ['P.Q nothing 4 overdue 2 escalated'],
      office: ['below: P.B partial 2 overdue 2 (1)', 'below: P.Q nothing 4 overdue 2 (1)'],
    });
    await expect(await textOf(23, 'contact-q')).toMatchFileSnapshot('warnings/overdue-and-escalated.txt');
    await expect(await textOf(23, 'office')).toMatchFileSnapshot('warnings/superior.txt');
    expect(await warn(24)).toEqual(nobody);
  });

  it('warns on a Saturday of the one set that locks before Monday’s warnings', async () => {
    const { sets, ...rest } = usual();
    const later = sets.map((set) => ({ ...set, id: 'T', owed: [{ from: '2024-W09' }] }));
    await world.applyCatalogue({ ...rest, sets: [...sets, ...later] });
    expect(await warn(20)).toEqual(everybody('overdue 0'));
  });

  it('warns once, however often a run is triggered', async () => {
    await world.applyCatalogue(usual());
    await warn(17);
    await world.run('warn', at(17));
    await world.sender(at(17));
    expect(world.sent).toHaveLength(4);
  });

  it('warns the next working day of a missed day, by the days that are left then, but not after the lock', async () => {
    await world.applyCatalogue(usual());
    expect(await warn(16)).toEqual(nobody);
    expect(await warn(18)).toEqual(everybody('ahead 1'));
    expect(await warn(22)).toEqual(nobody);
  });

  it('P28: takes “nothing to report” for figures: of all of them nothing is owed, of some the rest', async () => {
    await world.applyCatalogue(usual());
    const [set] = usual().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const sendNone = (unit: string, count: number) => {
      const values = new Map<string, Value>(all.slice(0, count).map(([id]) => [id, { kind: 'none' }]));
      const receivedAt = iso('2024-01-16T05:00:00Z');
      return world.ports.submissions.append(
        set,
        submissionOf({ unit, period: '2024-W03', receivedAt, values }),
      );
    };
    await sendNone('P.A', 4);
    await sendNone('P.B', 3);
    await send(16, 'P.C', 4);
    const told = await warn(17);
    expect(['a', 'b', 'c'].map((unit) => told[`contact-${unit}`])).toEqual([
      undefined,
      ['P.B partial 1 ahead 2'],
      undefined,
    ]);
  });

  it('warns nobody of a set that means a partial submission to be enough, once something is sent', async () => {
    await world.applyCatalogue(usual({ partial: { means: 'enough', until: 'lock' } }));
    await send(16, 'P.A', 1);
    expect(Object.keys(await warn(17))).toEqual(['contact-b', 'contact-c', 'contact-q']);
  });
});

describe('days off', () => {
  const off = (days: readonly number[]) => ({
    ...usual(),
    calendar: days.map((day) => ({
      date: `2024-01-${day}`,
      kind: 'day-off' as const,
      name: text('Nghỉ lễ', 'Holiday'),
      basis: 'official' as const,
    })),
  });

  it.each([
    [
      'two steps are left',
      [15, 16],
      [
        [17, 'ahead 2'],
        [19, 'ahead 0'],
      ],
    ],
    [
      'one is left: the other is taken on the first working day',
      [15, 16, 17],
      [
        [18, 'ahead 1'],
        [19, 'ahead 0'],
      ],
    ],
    ['the due day is the first working day', [15, 16, 17, 18], [[19, 'ahead 0']]],
  ] as const)('swallow no step while there is a day before the due day: %s', async (_, days, steps) => {
    await world.applyCatalogue(off(days));
    const told: unknown[] = [];
    for (let day = 15; day <= 19; day += 1)
      for (const [said] of Object.values(await warn(day)).slice(0, 1)) told.push([day, said]);
    expect(told).toEqual(steps.map(([day, rung]) => [day, `P.A nothing 4 ${rung}`]));
  });

  it('move the deadline and its warnings, and count for nobody', async () => {
    await world.applyCatalogue(off([18, 19]));
    expect(await warn(15)).toEqual(everybody('ahead 2'));
    await expect(await textOf(15, 'contact-a')).toMatchFileSnapshot('warnings/holiday-shift.txt');
    expect(await warn(16)).toEqual(nobody);
    expect(await warn(17)).toEqual(everybody('ahead 0'));
    expect(await warn(18)).toEqual(nobody);
    expect(await warn(19)).toEqual(nobody);
    expect(await warn(20)).toEqual(everybody('overdue 0'));
    expect(Object.keys(await warn(23))).toEqual([
      'contact-a',
      'contact-b',
      'contact-c',
      'contact-q',
      'office',
    ]);
  });

  it('of a whole week leave nothing to warn about', async () => {
    await world.applyCatalogue(off([15, 16, 17, 18, 19, 20, 21]));
    for (const day of [12, 15, 17, 19, 20, 22, 23, 24]) expect(await warn(day)).toEqual(nobody);
  });

  it('never let a warning out on a holiday, not even the last one before the lock', async () => {
    await world.applyCatalogue(off([20, 21]));
    await warn(19);
    expect(await warn(20)).toEqual(nobody);
  });
});

describe('what a set declares', () => {
  it('is its own ladder, its own grace, and the post that gets to know', async () => {
    await world.applyCatalogue(
      usual({
        ladder: { workingDaysBefore: [4, 1], morningAfter: false },
        escalation: { workingDaysAfter: 1, to: 'contact-a' },
      }),
    );
    expect(await warn(15)).toEqual(everybody('ahead 4'));
    expect(await warn(17)).toEqual(nobody);
    expect(await warn(18)).toEqual(everybody('ahead 1'));
    expect(await warn(20)).toEqual(nobody);
    const late = (unit: string) => `P.${unit} nothing 4 overdue 1`;
    expect(await warn(22)).toEqual({
      'contact-a': ['B', 'C', 'Q'].map((unit) => `below: ${late(unit)} (1)`),
      ...Object.fromEntries(
        ['B', 'C', 'Q'].map((unit) => [`contact-${unit.toLowerCase()}`, [`${late(unit)} escalated`]]),
      ),
    });
  });

  it('may be no warnings at all', async () => {
    await world.applyCatalogue(usual({ ladder: 'none', escalation: 'none' }));
    for (const day of [17, 19, 20, 23]) expect(await warn(day)).toEqual(nobody);
  });

  it('may be a month, due two working days after it', async () => {
    await world.applyCatalogue(
      usual({
        frequency: 'month',
        leagues: [],
        owed: [{ from: '2024-01' }],
        due: { workingDaysAfter: 2, time: '16:00' },
        lock: { workingDaysAfter: 5, time: '06:00' },
      }),
    );
    const rungs: unknown[] = [];
    for (const day of [11, 12, 15, 16, 17, 18, 19]) rungs.push([day, (await warn(day))['contact-a']]);
    expect(rungs).toEqual([
      [11, ['P.A nothing 4 ahead 3']],
      [12, undefined],
      [15, ['P.A nothing 4 ahead 1']],
      [16, ['P.A nothing 4 ahead 0']],
      [17, ['P.A nothing 4 overdue 1']],
      [18, ['P.A nothing 4 overdue 2 escalated']],
      [19, undefined],
    ]);
  });
});

/** The whole items of a post's digest of a day. */
async function itemsOf(day: number, id: string): Promise<readonly WarningItem[]> {
  const rows = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at(day)) });
  const content = rows.find(({ recipient }) => recipient.id === id)?.content;
  return content?.kind === 'warning-digest' ? content.digest.items : [];
}

const exception = (
  unit: string,
  set: string,
  period: string,
  expiresAt: string,
  id = `${unit}-${period}`,
) => ({
  id,
  unit,
  set,
  period,
  tokenId: '0'.repeat(16),
  officer: 'Chánh Văn phòng',
  reason: 'Mất điện',
  openedAt: iso('2024-01-22T01:00:00Z'),
  expiresAt: iso(expiresAt),
});

describe('what a warning says', () => {
  const owed = {
    name: text('Bộ chỉ số S', 'Set S'),
    goal: 'owed',
    set: 'S',
    period: '2024-W03',
    illustrative: false,
  };
  const named = (...ids: string[]) => ({
    count: ids.length,
    first: ids.map((id) => ({ indicator: id, name: text(`Chỉ số ${id}`, `Indicator ${id}`) })),
  });

  it('is what is lacking, until when it is open, what the lock means, and when the superior gets to know', async () => {
    await world.applyCatalogue(usual({ partial: { means: 'counted', until: 'lock' } }));
    await send(16, 'P.B', 2);
    await warn(17);
    const ahead = {
      ...owed,
      date: '2024-01-19',
      time: '16:00',
      dueAt: '2024-01-19T09:00:00Z',
      kind: 'ahead',
      workingDays: 2,
      opensUntil: '2024-01-21T23:00:00Z',
      escalatesOn: '2024-01-23',
    };
    expect(await itemsOf(17, 'contact-a')).toEqual([
      {
        ...ahead,
        unit: 'P.A',
        unitName: text('Sở A', 'Department A'),
        sent: 'nothing',
        sequence: 10_000,
        lacking: named('S.1', 'S.2', 'S.3', 'S.4'),
        afterLock: 'nothing-counts',
      },
    ]);
    expect(await itemsOf(17, 'contact-b')).toEqual([
      {
        ...ahead,
        unit: 'P.B',
        unitName: text('Sở B', 'Department B'),
        sent: 'partial',
        sequence: 10_002,
        lacking: named('S.3', 'S.4'),
        afterLock: 'no-points',
        staysOnTime: true,
      },
    ]);
    await warn(23);
    const [item] = await itemsOf(23, 'contact-a');
    expect(item).toEqual({
      ...ahead,
      unit: 'P.A',
      unitName: text('Sở A', 'Department A'),
      sent: 'nothing',
      sequence: 10_000,
      lacking: named('S.1', 'S.2', 'S.3', 'S.4'),
      afterLock: 'nothing-counts',
      kind: 'overdue',
      escalatedTo: [text('Văn phòng UBND tỉnh', 'Provincial office')],
      escalatesOn: undefined,
    });
  });

  it('of an exception is its end; each further one makes calendars replace what they have', async () => {
    await world.applyCatalogue(usual());
    await world.ports.exceptions.put(exception('P.A', 'S', '2024-W03', '2024-01-24T10:00:00Z', 'one'));
    await world.ports.exceptions.put(exception('P.A', 'S', '2024-W03', '2024-01-25T10:00:00Z', 'two'));
    await warn(23);
    expect(await itemsOf(23, 'contact-a')).toEqual([
      {
        ...owed,
        unit: 'P.A',
        unitName: text('Sở A', 'Department A'),
        sent: 'nothing',
        date: '2024-01-25',
        time: '17:00',
        dueAt: '2024-01-25T10:00:00Z',
        kind: 'ahead',
        workingDays: 2,
        lacking: named('S.1', 'S.2', 'S.3', 'S.4'),
        opensUntil: '2024-01-25T10:00:00Z',
        exception: true,
        setDueAt: '2024-01-19T09:00:00Z',
        locksAt: '2024-01-21T23:00:00Z',
        sequence: 10_002,
        afterLock: 'nothing-counts',
        escalatesOn: '2024-01-29',
      },
    ]);
  });

  it('names twenty of the indicators that are lacking', async () => {
    const [set] = usual().sets;
    const points = set?.indicators.find(({ id }) => id === 'S.3');
    if (points === undefined) throw new Error('the fixture has changed');
    const indicators = Array.from({ length: 22 }, (_, index) => ({ ...points, id: `N.${index + 1}` }));
    await world.applyCatalogue(usual({ indicators }));
    await warn(17);
    const [item] = await itemsOf(17, 'contact-a');
    const lacking = item?.goal === 'owed' ? item.lacking : undefined;
    expect([lacking?.count, lacking?.first.length, lacking?.first.at(-1)?.indicator]).toEqual([
      22,
      20,
      'N.20',
    ]);
  });

  it('names three superiors, and promises none to a unit that has none, or of a set that tells nobody', async () => {
    const { recipients, ...rest } = usual();
    const [office] = recipients.filter(({ id }) => id === 'office');
    if (office === undefined) throw new Error('the fixture has changed');
    const offices = ['1', '2', '3', '4'].map((number) => ({
      ...office,
      id: `office-${number}`,
      email: `office-${number}@province.example`,
      post: text(number),
    }));
    const others = recipients.filter(({ id }) => id !== 'office');
    await world.applyCatalogue({ ...rest, recipients: [...others, ...offices] });
    await warn(23);
    const [told] = await itemsOf(23, 'contact-a');
    expect(told?.escalatedTo).toEqual([text('1'), text('2'), text('3')]);
    const escalatesOn = async () => {
      await warn(17);
      return (await itemsOf(17, 'contact-a')).map((item) => item.goal === 'owed' && item.escalatesOn);
    };
    world = createWorld(at(15));
    await world.applyCatalogue({ ...rest, recipients: others });
    expect(await escalatesOn()).toEqual([undefined]);
    expect(await warn(23)).toEqual(nobody);
    world = createWorld(at(15));
    await world.applyCatalogue(usual({ escalation: 'none' }));
    expect(await escalatesOn()).toEqual([undefined]);
  });
});

describe('a superior', () => {
  const everyone = ['a', 'b', 'c', 'q'];
  it.each([
    [
      'is told that all were warned',
      everyone,
      'Các đầu mối nêu trên đã được nhắc và nhận bản sao nội dung này. Kính đề nghị Ông/Bà quan tâm, chỉ đạo.',
      'The contacts named here have been warned and get this notice too. Please follow it up.',
    ],
    [
      'is told of those who were not',
      ['a', 'q'],
      'Các đầu mối nêu trên đã được nhắc và nhận bản sao nội dung này. Đơn vị chưa có người nhận thư nhắc thì chưa được nhắc: kính đề nghị Ông/Bà quan tâm, chỉ đạo và yêu cầu đơn vị cử đầu mối.',
      'The contacts named here have been warned and get this notice too. A unit for which nobody receives warnings has not been warned: please follow it up, and ask the unit to name a contact.',
    ],
    [
      'is told that nobody could be',
      [],
      'Hệ thống chưa nhắc được việc này. Kính đề nghị Ông/Bà quan tâm, chỉ đạo và yêu cầu đơn vị cử đầu mối nhận thư nhắc.',
      'Nobody could be warned of this. Please follow it up, and ask the unit to name a contact for warnings.',
    ],
  ])('%s', async (_, contacts, vi, en) => {
    const { recipients, ...rest } = usual();
    const kept = recipients.filter(({ id }) =>
      [...contacts.map((one) => `contact-${one}`), 'office'].includes(id),
    );
    await world.applyCatalogue({ ...rest, recipients: kept });
    await warn(23);
    const paragraphs = (await textOf(23, 'office')).split('\n\n');
    expect(paragraphs.filter((one) => one === vi || one === en)).toEqual([vi, en]);
    const html = world.sent.findLast(({ to }) => to.email === 'office@province.example')?.message.html;
    expect([html?.includes(vi), html?.includes(en)]).toEqual([true, true]);
    const warned = paragraphs.join('\n').match(/đã được nhắc|have been warned/g)?.length ?? 0;
    expect(warned).toBe(contacts.length === 0 ? 0 : 2);
  });
});

describe('units', () => {
  it('that a set asks nothing of are not warned', async () => {
    const { units, ...rest } = usual();
    const changed = rest.sets.map((set) => ({
      ...set,
      indicators: set.indicators.map((one) => ({ ...one, appliesTo: { levels: ['department' as const] } })),
    }));
    await world.applyCatalogue({ ...rest, units, sets: changed });
    const { 'contact-q': _, ...departments } = everybody('ahead 2');
    expect(await warn(17)).toEqual(departments);
  });

  it('whose superior is a post without warnings of its own: that post is told of those below, not of its own unit', async () => {
    const catalogue = usual({ escalation: { workingDaysAfter: 2, to: 'head-b' } });
    const head = {
      id: 'head-b',
      post: text('Giám đốc', 'Director'),
      unit: 'P.B',
      email: 'head-b@province.example',
    };
    const recipients = catalogue.recipients.filter(({ id }) => id !== 'contact-b');
    await world.applyCatalogue({
      ...catalogue,
      recipients: [...recipients, { ...head, receives: ['weekly-report'] }],
    });
    expect((await warn(23))['head-b']).toEqual(
      ['A', 'B', 'C', 'Q'].map((unit) => `below: P.${unit} nothing 4 overdue 2 (${unit === 'B' ? 0 : 1})`),
    );
    const row = await world.ports.occurrences.find({ job: 'warn', nominalTime: iso(at(23)) });
    expect(row?.account).toContain('P.B');
  });

  it('without an exception are not warned of a period because another has one, nor of another set or period', async () => {
    const { sets, ...rest } = usual({ owed: [{ from: '2024-W02', to: '2024-W03' }] });
    const other = sets.map((set) => ({ ...set, id: 'T' }));
    await world.applyCatalogue({ ...rest, sets: [...sets, ...other] });
    for (const period of ['2024-W03', '2024-W02'])
      await world.ports.exceptions.put(exception('P.A', 'S', period, '2024-01-25T10:00:00Z'));
    await warn(25);
    const items = await Promise.all(['a', 'b', 'c', 'q'].map((unit) => itemsOf(25, `contact-${unit}`)));
    expect(
      items.map((own) => own.map((item) => item.goal === 'owed' && `${item.set} ${item.period}`)),
    ).toEqual([['S 2024-W02', 'S 2024-W03'], ...[[], [], []]]);
  });

  it('are warned of a period within which they began, and not of one within which they ended', async () => {
    const { units, ...rest } = usual();
    const dated = units.map((unit) => {
      if (unit.id === 'P.B') return { ...unit, validFrom: '2024-01-16' };
      return unit.id === 'P.C' ? { ...unit, validTo: '2024-01-18' } : unit;
    });
    await world.applyCatalogue({ ...rest, units: dated });
    expect(Object.keys(await warn(17))).toEqual(['contact-a', 'contact-b', 'contact-q']);
  });

  it('with an exception are warned of its end, and are overdue only after it', async () => {
    await world.applyCatalogue(usual());
    await world.ports.exceptions.put(exception('P.A', 'S', '2024-W03', '2024-01-25T10:00:00Z'));
    for (const unit of ['P.B', 'P.C', 'P.Q']) await send(18, unit, 4);
    expect(await warn(22)).toEqual(nobody);
    expect(await warn(23)).toEqual({ 'contact-a': ['P.A nothing 4 ahead 2'] });
    await expect(await textOf(23, 'contact-a')).toMatchFileSnapshot('warnings/exception.txt');
    expect(await warn(24)).toEqual(nobody);
    expect(await warn(25)).toEqual({ 'contact-a': ['P.A nothing 4 ahead 0'] });
    expect(await warn(26)).toEqual(nobody);
    expect(await warn(29)).toEqual({
      'contact-a': ['P.A nothing 4 overdue 2 escalated'],
      office: ['below: P.A nothing 4 overdue 2 (1)'],
    });
  });
});

describe('one digest a day', () => {
  it('holds the milestones too, and figures that a milestone asks for only once', async () => {
    const milestone = {
      id: 'all-sent',
      name: text('Gửi đủ số liệu', 'All figures sent'),
      goal: 'submissions' as const,
      set: 'S',
      period: '2024-W03',
      date: '2024-01-19',
      obligations: [{ unit: 'P.A' }],
      ladder: { workingDaysBefore: [2], overdueEvery: 5 },
    };
    const [tasks] = smallCatalogue().milestones;
    if (tasks === undefined) throw new Error('the fixture has changed');
    const due = { ...tasks, ladder: { workingDaysBefore: [2], overdueEvery: 5 } };
    await world.applyCatalogue({ ...usual(), milestones: [milestone, due] });
    expect(await warn(17)).toEqual({
      ...everybody('ahead 2'),
      'contact-a': ['P.A submissions ahead 2', 'P.A figure ahead 2'],
      'contact-b': ['P.B figure ahead 2', 'P.B nothing 4 ahead 2'],
      'contact-c': ['P.C figure ahead 2', 'P.C nothing 4 ahead 2'],
    });
  });

  it('goes to whoever stands in while a post’s holder is away, together with their own', async () => {
    const { recipients, ...rest } = usual();
    const away = { recipient: 'contact-b', from: '2024-01-18', to: '2024-01-19' };
    const standIns = recipients.map((one) => (one.id === 'contact-a' ? { ...one, standIn: away } : one));
    await world.applyCatalogue({ ...rest, recipients: standIns });
    expect(Object.keys(await warn(17))).toEqual(['contact-a', 'contact-b', 'contact-c', 'contact-q']);
    expect(await warn(19)).toEqual({
      'contact-a': ['P.A nothing 4 ahead 0', 'P.B nothing 4 ahead 0'],
      'contact-c': ['P.C nothing 4 ahead 0'],
      'contact-q': ['P.Q nothing 4 ahead 0'],
    });
    await expect(await textOf(19, 'contact-b')).toMatchFileSnapshot('warnings/stand-in.txt');
    expect(Object.keys(await warn(20))).toEqual(['contact-a', 'contact-b', 'contact-c', 'contact-q']);
  });
});

describe('a milestone', () => {
  it('says until when the superior is not told, and nothing where nobody is or once they are', async () => {
    const [tasks] = smallCatalogue().milestones;
    if (tasks === undefined) throw new Error('the fixture has changed');
    const { escalation: _, ...figure } = { escalation: undefined, ...tasks };
    const ladder = { workingDaysBefore: [2], overdueEvery: 1 };
    const goals = [
      { ...figure, ladder, obligations: [{ unit: 'P.A' }] },
      { ...figure, ladder, id: 'quiet', obligations: [{ unit: 'P.A' }], escalation: 'none' as const },
      {
        id: 'sent',
        name: text('Gửi đủ'),
        goal: 'submissions' as const,
        set: 'S',
        period: '2024-W02',
        date: '2024-01-19',
        obligations: [{ unit: 'P.A' }],
        ladder,
      },
      {
        id: 'day',
        name: text('Ngày'),
        goal: 'date' as const,
        date: '2024-01-19',
        obligations: [{ unit: 'P.A' }],
        ladder: { workingDaysBefore: [2] },
      },
    ];
    const said = async (day: number) => {
      await warn(day);
      const items = await itemsOf(day, 'contact-a');
      return items.map((item) => [item.name.vi, item.escalatesOn, item.escalatedTo?.length]);
    };
    const catalogue = { ...usual({ ladder: 'none', escalation: 'none' }), milestones: goals };
    await world.applyCatalogue(catalogue);
    const name = figure.name.vi;
    expect(await said(17)).toEqual([
      [name, '2024-01-23', undefined],
      [name, undefined, undefined],
      ['Gửi đủ', '2024-01-23', undefined],
      ['Ngày', undefined, undefined],
    ]);
    const mail = await textOf(17, 'contact-a');
    for (const [line, times] of [
      ['Nếu đến ngày 23/01/2024 vẫn chưa hoàn thành, hệ thống báo cáo cấp trên của đơn vị.', 1],
      ['Nếu đến ngày 23/01/2024 vẫn chưa gửi đủ, hệ thống báo cáo cấp trên của đơn vị.', 1],
      ['If it is still not done on 23 January 2024, the unit’s superior is told.', 1],
      ['If figures are still lacking on 23 January 2024, the unit’s superior is told.', 1],
    ] as const)
      expect([line, mail.split(line).length - 1]).toEqual([line, times]);
    expect(await said(22)).toEqual([
      [name, '2024-01-23', undefined],
      [name, undefined, undefined],
      ['Gửi đủ', '2024-01-23', undefined],
    ]);
    expect(await said(23)).toEqual([
      [name, undefined, 1],
      [name, undefined, undefined],
      ['Gửi đủ', undefined, 1],
    ]);
    world = createWorld(at(15));
    const others = catalogue.recipients.filter(({ id }) => id !== 'office');
    await world.applyCatalogue({ ...catalogue, recipients: others });
    expect((await said(17)).map(([, on]) => on)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('that all units reach before its date warns again when one of them corrects its figure, and no other does', async () => {
    const [tasks] = smallCatalogue().milestones;
    if (tasks === undefined) throw new Error('the fixture has changed');
    const ladder = { workingDaysBefore: [3, 1], overdueEvery: 5 };
    const later = { ...tasks, id: 'later', date: '2024-06-28', ladder };
    const catalogue = {
      ...usual({ ladder: 'none', escalation: 'none' }),
      milestones: [{ ...tasks, ladder }, later],
    };
    await world.applyCatalogue(catalogue);
    const [set] = usual().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    const append = (unit: string, day: number, done: number, revision = 1) =>
      world.ports.submissions.append(
        set,
        submissionOf({
          unit,
          period: '2024-W03',
          revision,
          receivedAt: iso(`2024-01-${day}T05:00:00Z`),
          values: new Map([['S.2', { kind: 'tasks', done, total: 5 }]]),
        }),
      );
    for (const unit of ['P.A', 'P.B', 'P.C']) await append(unit, 15, 5);
    expect(await warn(16)).toEqual(nobody);
    await append('P.B', 17, 4, 2);
    expect(await warn(18)).toEqual({ 'contact-b': ['P.B figure ahead 1'] });
  });

  it('that is overdue warns no unit on the day its superior gets to know, where there is none', async () => {
    const [tasks] = smallCatalogue().milestones;
    if (tasks === undefined) throw new Error('the fixture has changed');
    const escalated = { ...tasks, ladder: { workingDaysBefore: [], overdueEvery: 9 } };
    const milestone = { ...escalated, escalation: { workingDaysAfter: 2 } };
    const catalogue = usual({ ladder: 'none', escalation: 'none' });
    await world.applyCatalogue({ ...catalogue, milestones: [milestone] });
    expect(Object.keys(await warn(23))).toEqual(['contact-a', 'contact-b', 'contact-c', 'office']);
    world = createWorld(at(15));
    const recipients = catalogue.recipients.filter(({ id }) => id !== 'office');
    await world.applyCatalogue({ ...catalogue, recipients, milestones: [milestone] });
    expect(await warn(23)).toEqual(nobody);
  });

  it('that is a date alone keeps the mark of what is made up for an example', async () => {
    const date = { id: 'day', name: text('Ngày', 'Day'), goal: 'date' as const, date: '2024-01-19' };
    const obligations = [{ unit: 'P.A', illustrative: true as const }, { unit: 'P.B' }];
    const ladder = { workingDaysBefore: [1], overdueEvery: 5 };
    await world.applyCatalogue({
      ...usual({ ladder: 'none', escalation: 'none' }),
      milestones: [{ ...date, obligations, ladder }],
    });
    await warn(18);
    const marks = await Promise.all(['contact-a', 'contact-b'].map((id) => itemsOf(18, id)));
    expect(marks.flat().map(({ unit, illustrative }) => [unit, illustrative])).toEqual([
      ['P.A', true],
      ['P.B', false],
    ]);
  });
});
