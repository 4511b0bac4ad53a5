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

/** Week 3 and later are owed to a set that declares no ladder; a post of the province receives warnings. */
function usual(changes: Partial<IndicatorSet> = {}): Catalogue {
  const { sets, recipients, ...rest } = smallCatalogue();
  const post = (id: string, vi: string, en: string, unit: string) => ({
    ...{ id, post: text(vi, en), unit, email: `${id}@province.example`, receives: ['warnings' as const] },
  });
  return {
    ...rest,
    milestones: [],
    sets: sets.map(({ ladder: _, escalation: __, ...set }) => ({
      ...{ ...set, owed: [{ from: '2024-W03', to: '2024-W03' }] },
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
  await world.deliver(at(day));
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

  it('warns on a Saturday of the one set that locks before Monday’s warnings, and of the one milestone that is near', async () => {
    const { sets, ...rest } = usual();
    const later = sets.map((set) => ({ ...set, id: 'T', owed: [{ from: '2024-W09' }] }));
    await world.applyCatalogue({ ...rest, sets: [...sets, ...later] });
    expect(await warn(20)).toEqual(everybody('overdue 0'));
  });

  it('warns once, however often a run is triggered', async () => {
    await world.applyCatalogue(usual());
    await warn(17);
    await world.run('warn', at(17));
    await world.deliver(at(17));
    expect(world.sent).toHaveLength(4);
  });

  it('warns the next working day of a missed day, by the days that are left then, but not after the lock', async () => {
    await world.applyCatalogue(usual());
    expect(await warn(16)).toEqual(nobody);
    expect(await warn(18)).toEqual(everybody('ahead 1'));
    expect(await warn(22)).toEqual(nobody);
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
        ...{ frequency: 'month', leagues: [], owed: [{ from: '2024-01' }] },
        ...{ due: { workingDaysAfter: 2, time: '16:00' }, lock: { workingDaysAfter: 5, time: '06:00' } },
      }),
    );
    const rungs: unknown[] = [];
    for (const day of [12, 15, 16, 17, 18, 19]) rungs.push([day, (await warn(day))['contact-a']]);
    expect(rungs).toEqual([
      [12, ['P.A nothing 4 ahead 2']],
      [15, undefined],
      [16, ['P.A nothing 4 ahead 0']],
      [17, ['P.A nothing 4 overdue 1']],
      [18, ['P.A nothing 4 overdue 2 escalated']],
      [19, undefined],
    ]);
  });
});

describe('units', () => {
  it('are not warned of a period in which they began or ended, for which they cannot send', async () => {
    const { units, ...rest } = usual();
    const dated = units.map((unit) => {
      if (unit.id === 'P.B') return { ...unit, validFrom: '2024-01-16' };
      return unit.id === 'P.C' ? { ...unit, validTo: '2024-01-18' } : unit;
    });
    await world.applyCatalogue({ ...rest, units: dated });
    expect(Object.keys(await warn(17))).toEqual(['contact-a', 'contact-q']);
  });

  it('with an exception are warned of its end, and are overdue only after it', async () => {
    await world.applyCatalogue(usual());
    await world.ports.exceptions.put({
      ...{ id: 'one', unit: 'P.A', set: 'S', period: '2024-W03', tokenId: '0'.repeat(16) },
      ...{ officer: 'Chánh Văn phòng', reason: 'Mất điện' },
      ...{ openedAt: iso('2024-01-22T01:00:00Z'), expiresAt: iso('2024-01-25T10:00:00Z') },
    });
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
      ...{ id: 'all-sent', name: text('Gửi đủ số liệu', 'All figures sent'), goal: 'submissions' as const },
      ...{ set: 'S', period: '2024-W03', date: '2024-01-19' },
      ...{ obligations: [{ unit: 'P.A' }], ladder: { workingDaysBefore: [2], overdueEvery: 5 } },
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
