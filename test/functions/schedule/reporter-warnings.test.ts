import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue, Unit } from '../../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../../domain/catalogue/milestone.ts';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const text = (vi: string, en = vi) => ({ vi, en });
const dueDay = '2024-01-12T00:30:00Z';

/** Who receives warnings: of Sở A, which reports for its offices, and of its second office. */
type Readers = { readonly reporter?: boolean; readonly office?: boolean };

/** Sở A reports for its two offices; nobody else owes anything. */
function reporting(
  { reporter = true, office = true }: Readers,
  changes: Partial<Unit> = {},
  milestones: Milestone[] = [],
): Catalogue {
  const { units, sets, recipients, ...rest } = catalogueWithPortal();
  const receives = (isWarned: boolean) => [isWarned ? ('warnings' as const) : ('receipts' as const)];
  const officeOf = (id: string): Unit => ({
    id,
    parent: 'P.A',
    level: 'department',
    reportedBy: 'P.A',
    name: text(`Phòng ${id}`, `Office ${id}`),
  });
  const reports = ['P.A', 'P.A.1', 'P.A.2'];
  return {
    ...rest,
    milestones,
    units: [
      ...units.map((unit) => (unit.id === 'P.A' ? { ...unit, ...changes } : unit)),
      ...[officeOf('P.A.1'), officeOf('P.A.2')],
    ],
    sets: sets.map(({ ladder: _, escalation: __, headline: ___, ...set }) => ({
      ...set,
      indicators: set.indicators.map((one) => ({ ...one, appliesTo: { units: reports } })),
    })),
    recipients: [
      ...recipients.flatMap((one) => {
        if (one.unit !== 'P.A') return [one];
        return one.id === 'clerk-a' ? [{ ...one, receives: receives(reporter) }] : [];
      }),
      {
        id: 'office-2',
        post: text('Phòng 2', 'Office 2'),
        unit: 'P.A.2',
        email: 'office-2@province.example',
        receives: receives(office),
      },
    ],
  };
}

let world: ReturnType<typeof createWorld>;

beforeEach(() => {
  world = createWorld('2024-01-10T02:00:00Z');
});

/** Everybody who is warned on a day, by the names of the units that it is about. */
async function warned(catalogue: Catalogue, at = dueDay) {
  await world.ports.catalogues.put(1, catalogue, world.ports.clock.now());
  world.setNow(at);
  await world.run('warn', at);
  const planned = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at) });
  return planned.flatMap(({ recipient, content }) =>
    content.kind === 'warning-digest'
      ? [[recipient.id, ...content.digest.items.map(({ name, unitName }) => `${unitName.vi}: ${name.vi}`)]]
      : [],
  );
}

const figuresOf = (...units: string[]) => units.map((unit) => `${unit}: Bộ chỉ số S`);
const all = ['Sở A', 'Phòng P.A.1', 'Phòng P.A.2'];

const milestoneOf = {
  name: text('Mốc', 'Milestone'),
  date: '2024-01-12',
  set: 'S',
  escalation: 'none',
} as const;
const ofOffice = {
  obligations: [{ unit: 'P.A.2' }],
  ladder: { workingDaysBefore: [0], overdueEvery: 5 },
};

describe('F152: warnings of figures that a unit reports for others', () => {
  it.each<[string, Catalogue, unknown]>([
    ['reach those of the unit that reports alone', reporting({}), [['clerk-a', ...figuresOf(...all)]]],
    [
      'reach them where the unit itself has nobody',
      reporting({ office: false }),
      [['clerk-a', ...figuresOf(...all)]],
    ],
    [
      'reach the unit itself where the one that reports has nobody',
      reporting({ reporter: false }),
      [['office-2', ...figuresOf('Phòng P.A.2')]],
    ],
    ['reach nobody where neither has', reporting({ reporter: false, office: false }), []],
    [
      'reach the unit itself once the one that reported no longer exists in the period',
      reporting({}, { validTo: '2024-01-07' }),
      [['office-2', ...figuresOf('Phòng P.A.2')]],
    ],
    [
      'reach the unit itself, too, once the one that reported has ceased within the period',
      reporting({}, { validTo: '2024-01-13' }),
      [['office-2', ...figuresOf('Phòng P.A.2')]],
    ],
    [
      'reach those of one that ceases on the last day of the period',
      reporting({}, { validTo: '2024-01-14' }),
      [['clerk-a', ...figuresOf(...all)]],
    ],
    [
      'reach them too where a milestone asks for the figures, and once',
      reporting({}, {}, [{ ...milestoneOf, ...ofOffice, id: 'm', goal: 'submissions', period: '2024-W02' }]),
      [['clerk-a', 'Phòng P.A.2: Mốc', ...figuresOf('Sở A', 'Phòng P.A.1')]],
    ],
    [
      'reach the unit itself where such a milestone is of a period in which the one that reported no longer exists',
      reporting({}, { validTo: '2024-01-07' }, [
        { ...milestoneOf, ...ofOffice, id: 'm', goal: 'submissions', period: '2024-W02' },
      ]),
      [['office-2', 'Phòng P.A.2: Mốc']],
    ],
  ])('%s', async (_, catalogue, expected) => {
    expect(await warned(catalogue)).toEqual(expected);
  });

  it('leave a milestone’s figure and its date to the unit that is to reach it', async () => {
    const { set: _, ...dateAlone } = milestoneOf;
    const milestones: Milestone[] = [
      { ...milestoneOf, ...ofOffice, id: 'f', indicator: 'S.2', measuredFrom: '2024-W01' },
      {
        ...dateAlone,
        id: 'd',
        goal: 'date',
        obligations: [{ unit: 'P.A.2' }],
        name: text('Ngày', 'Date'),
        ladder: { workingDaysBefore: [0] },
      },
    ];
    expect(await warned(reporting({}, {}, milestones))).toEqual([
      ['clerk-a', ...figuresOf(...all)],
      ['office-2', 'Phòng P.A.2: Mốc', 'Phòng P.A.2: Ngày'],
    ]);
  });

  it.each<[string, Readers, string, boolean]>([
    ['go to the unit that reports where the unit has nobody', { office: false }, 'clerk-a', true],
    ['go to the nearest above where neither has', { office: false, reporter: false }, 'operator', true],
    ['stay with the unit where the one that reports has nobody', { reporter: false }, 'office-2', false],
  ])(
    'of a milestone’s figure, of its date and of figures %s, before the day',
    async (_, readers, reader, noContact) => {
      const { set: _set, escalation: _escalation, ...rest } = milestoneOf;
      const soon = { workingDaysBefore: [1] };
      const base = { ...rest, obligations: [{ unit: 'P.A.2' }] };
      const ladder = { ...soon, overdueEvery: 5 };
      const milestones: Milestone[] = [
        { ...base, id: 'f', set: 'S', indicator: 'S.2', measuredFrom: '2024-W01', ladder },
        { ...base, id: 'd', goal: 'date', ladder: soon },
        ...(readers.reporter === false
          ? [{ ...base, id: 's', goal: 'submissions' as const, set: 'S', period: '2024-W02', ladder }]
          : []),
      ];
      const at = '2024-01-11T00:30:00Z';
      await warned(reporting(readers, {}, milestones), at);
      const planned = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at) });
      const told = planned.flatMap(({ recipient, content }) =>
        content.kind === 'warning-digest'
          ? content.digest.items.map(({ kind, unit, noContact: none = false }) => [
              recipient.id,
              kind,
              unit,
              none,
            ])
          : [],
      );
      expect(told).toEqual(milestones.map(() => [reader, 'ahead', 'P.A.2', noContact]));
      await world.sender(at);
      const { message } = world.sent.find(({ to }) => to.email === `${reader}@province.example`) ?? {};
      const reason = 'Đơn vị chưa có đầu mối nhận thư nhắc, nên thư này gửi đến Ông/Bà.';
      for (const part of [message?.text, message?.html])
        expect(part?.split(reason)).toHaveLength(noContact ? milestones.length + 1 : 1);
    },
  );

  it('are told to superiors as those above the unit that reports, with the posts that were warned', async () => {
    const at = '2024-01-16T00:30:00Z';
    await warned(reporting({}), at);
    const planned = await world.ports.deliveries.byOccurrence({ job: 'warn', nominalTime: iso(at) });
    const told = planned.flatMap(({ recipient, content }) =>
      content.kind === 'warning-digest'
        ? (content.digest.escalations ?? []).map(({ item, owners }) => [
            ...[recipient.id, item.unitName.vi],
            ...owners.map(({ vi }) => vi),
          ])
        : [],
    );
    expect(told).toEqual(all.map((unit) => ['operator', unit, 'Chức vụ clerk-a']));
  });

  it.each([
    [
      'of one unit that it reports for name it',
      ['P.A', 'P.A.1'],
      'Bộ chỉ số S, tuần 02/2024 – Phòng P.\u200cA.2',
    ],
    ['of its own figures do not name it', ['P.A.1', 'P.A.2'], 'Bộ chỉ số S, tuần 02/2024'],
  ])('%s in the subject', async (_, sent, named) => {
    await world.applyCatalogue(reporting({}));
    for (const unit of sent) {
      const { status } = await world.submissions({
        method: 'POST',
        path: '/v1/submissions',
        headers: {
          authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`,
          'content-type': 'application/json',
          'idempotency-key': `key-${unit}`,
        },
        body: {
          unit,
          set: 'S',
          period: '2024-W02',
          values: {
            'S.1': { numerator: 3, denominator: 4 },
            'S.2': { done: 2, total: 4 },
            'S.3': { points: 5 },
            'S.4': { count: 500 },
            'S.5': { amount: 5 },
            'S.7': { numerator: 3, denominator: 4 },
          },
        },
      });
      expect([unit, status]).toEqual([unit, 201]);
    }
    world.setNow(dueDay);
    await world.run('warn', dueDay);
    world.setNow('2024-01-12T00:31:00Z');
    await world.sender('2024-01-12T00:31:00Z');
    const subjects = world.sent
      .map(({ message }) => message.subject)
      .filter((subject) => subject.startsWith('[Nhắc việc]'));
    expect(subjects).toEqual([
      `[Nhắc việc] Đến hạn hôm nay, lúc 16:00: ${named} (hạn 16:00 ngày 12/01/2024)`,
    ]);
  });
});
