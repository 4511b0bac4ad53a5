import fc from 'fast-check';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { messageKinds } from '../../../domain/delivery/message-kind.ts';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';

/** Texts, some of which a spreadsheet likes to take for something else. */
const line = fc.constantFrom(
  ...['Sở Tư pháp', '=1+1', '+84 274', '-5', '@SUM(A1)', '007', '1.234', '1,5', '12/01/2024', '2024-01-12'],
  ...['TRUE', "'x", 'x', '_x0041_', 'a & b <c> "d"', '😀 Quận', 'none', 'không', 'd'.repeat(500)],
);
const text = fc.record({ vi: line, en: line });
const percent = fc.integer({ min: 1, max: 10_000 });
const few = fc.integer({ min: 1, max: 7 });
const period = fc.constantFrom('2024-W01', '2024-W02', '2024-W30');
const time = fc.constantFrom('00:00', '07:30', '16:00', '23:59');
const descending = (most: number) =>
  fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: most }).map((all) => all.toSorted((a, b) => b - a));

/** Some of these fields, or none. */
const some = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, { requiredKeys: [] });

const unit = some({
  name: text,
  validFrom: fc.constantFrom('2019-01-01', '2023-12-31'),
  successor: fc.constantFrom('P', 'P.A'),
  calendarGeneration: fc.integer({ min: 1, max: 999_999 }),
});
const ofOffice = some({ reportedBy: fc.constant('P'), level: fc.constantFrom('department', 'other') });

/** Only operations get e-mails about failures. */
const ofRole = (role: object, kinds: readonly string[]) =>
  fc
    .tuple(
      some({
        post: text,
        email: fc.constantFrom('mot@province.example', 'hai@province.example', 'ba+so@province.example'),
        language: fc.constantFrom('vi', 'en', 'both'),
        standIn: fc.constant({ recipient: 'chair', from: '2024-01-08', to: '2024-02-29' }),
      }),
      fc.subarray([...kinds], { minLength: 1 }),
    )
    .map(([more, receives]) => ({ ...more, receives, ...role }));
const usual = messageKinds.filter((kind) => kind !== 'failures');
const recipient = fc.oneof(
  ofRole({}, usual),
  ofRole({ role: 'reader' }, usual),
  ofRole({ role: 'unit' }, usual),
  ofRole({ role: 'unit', approves: true }, usual),
  ofRole({ role: 'operations' }, messageKinds),
);

const afterPeriod = fc.oneof(
  fc.record({ weekday: fc.integer({ min: 1, max: 7 }), time }),
  fc.record({ workingDaysAfter: fc.integer({ min: 0, max: 5 }), time }),
);
const escalation = fc.oneof(
  fc.constant('none'),
  fc.record({ workingDaysAfter: few }),
  fc.record({ workingDaysAfter: few, to: fc.constant('chair') }),
);
const set = fc.tuple(
  fc.record({
    name: text,
    due: afterPeriod,
    lock: afterPeriod,
    missing: fc.oneof(fc.constantFrom('zero', 'exclude'), fc.record({ carryForward: few })),
    leagues: fc.subarray(['departments', 'districts']),
    owed: fc.constantFrom(
      [{ from: '2024-W01' }],
      [{ from: '2023-W40', to: '2024-W20' }, { from: '2024-W30' }],
      [],
    ),
  }),
  some({
    dueOnDayOff: fc.constantFrom('before', 'after', 'stays'),
    emptyWeek: fc.constantFrom('short', 'none'),
    approval: fc.record({ from: period }),
    reportRows: fc.integer({ min: 5, max: 70 }),
    ladder: fc.oneof(
      fc.constant('none'),
      fc.record({ workingDaysBefore: descending(4) }),
      fc.record({ workingDaysBefore: descending(4), morningAfter: fc.boolean() }),
    ),
    escalation,
    notApplicable: fc.constantFrom('share', 'full', 'zero'),
    partial: fc.record({
      means: fc.constantFrom('counted', 'unranked', 'enough'),
      until: fc.constantFrom('due', 'lock'),
    }),
    minimumApplicable: percent,
    provisionalBelow: percent,
    commentNothingAbove: percent,
    commendation: fc.record({ places: few, from: fc.nat(10_000) }),
  }),
);

const indicator = some({ name: text, measure: text, evidence: text });

const extensions = fc.constantFrom(
  [{ date: '2024-02-01', reason: { vi: 'theo đề nghị', en: '=on request' }, decidedOn: '2024-01-05' }],
  [
    { date: '2024-02-01', reason: { vi: 'một', en: 'one' }, decidedOn: '2024-01-05' },
    { date: '2024-03-01', reason: { vi: 'hai', en: 'two' }, decidedOn: '2024-01-25' },
  ],
);
const milestone = fc.tuple(
  fc.record({ name: text, date: fc.constantFrom('2024-01-19', '2024-01-26') }),
  fc
    .oneof(some({ time }), some({ by: fc.constantFrom('end-of-day', 'before') }))
    .chain((end) => some({ extensions, illustrative: fc.boolean() }).map((more) => ({ ...end, ...more }))),
  fc.oneof(
    fc.record({
      set: fc.constant('S'),
      indicator: fc.constant('S.2'),
      measuredFrom: period,
      escalation,
      ladder: fc.record({ workingDaysBefore: descending(4), overdueEvery: few }),
    }),
    fc.record({ set: fc.constant('S'), indicator: fc.constant('S.2'), measuredFrom: period }),
    fc.record({ goal: fc.constant('date') }),
    fc.record({
      goal: fc.constant('figure'),
      set: fc.constant('S'),
      indicator: fc.constant('S.4'),
      measuredFrom: period,
      target: fc.integer({ min: 1, max: 9_999_999 }),
      reach: fc.constantFrom('at-least', 'more-than'),
      ladder: fc.record({ workingDaysBefore: descending(2), overdueEvery: few }),
    }),
    fc.record({
      goal: fc.constant('submissions'),
      set: fc.constant('S'),
      period: fc.constant('2024-W02'),
      ladder: fc.record({ workingDaysBefore: descending(2), overdueEvery: few }),
    }),
    fc.record({
      goal: fc.constant('date'),
      ladder: fc.record({ workingDaysBefore: descending(3) }),
    }),
  ),
);

const calendarDay = fc.record({
  date: fc.constantFrom('2024-02-09', '2024-04-30', '2025-09-02'),
  kind: fc.constantFrom('day-off', 'working-day', 'unconfirmed'),
  name: text,
  basis: fc.constantFrom('official', 'computed', 'forecast', 'unconfirmed'),
});

const base = catalogueWithPortal();
const heads = ['P.A', 'P.B', 'P.C', 'P.Q'].map((of) => ({
  id: `head-${of.toLowerCase().replace('.', '-')}`,
  unit: of,
  post: { vi: 'Thủ trưởng', en: 'Head' },
  email: `head-${of}@province.example`,
  receives: ['warnings'],
  role: 'unit',
  approves: true,
}));

/** Valid catalogues of one province, alike but in what the columns of the workbook show, some rows of which come and go. */
export const variedCatalogue: fc.Arbitrary<Catalogue> = fc
  .record({
    units: fc.array(unit, { minLength: 5, maxLength: 5 }),
    offices: fc.array(ofOffice, { maxLength: 2 }),
    recipients: fc.array(recipient, { minLength: 4, maxLength: 4 }),
    set,
    indicators: fc.array(indicator, { minLength: 7, maxLength: 7 }),
    milestones: fc.array(milestone, { maxLength: 3 }),
    calendar: fc.uniqueArray(calendarDay, { selector: ({ date }) => date }),
  })
  .map((made): unknown => ({
    ...base,
    units: [
      ...base.units.map((one, at) => ({ ...one, ...made.units[at] })),
      ...made.offices.map((office, at) => ({
        id: `P.O${at}`,
        parent: 'P',
        level: 'other',
        name: { vi: 'Phòng', en: 'Office' },
        ...office,
      })),
    ],
    recipients: [
      ...base.recipients.slice(0, 4).map((one, at) => {
        const { standIn, ...others } = Object(made.recipients[at]);
        return { ...one, ...others, ...(one.id === 'chair' || !standIn ? {} : { standIn }) };
      }),
      ...base.recipients.slice(4),
      ...heads,
    ],
    sets: base.sets.map(({ ladder: _, escalation: __, indicators, ...one }) => ({
      ...one,
      ...made.set[0],
      ...made.set[1],
      indicators: indicators.map((each, at) => ({ ...each, ...made.indicators[at] })),
    })),
    milestones: made.milestones.map(([about, more, goal], at) => {
      const { illustrative, ...others } = Object(more);
      const { target, ...rest } = Object(goal);
      const obligation = {
        ...(target && { target }),
        ...(illustrative === undefined ? {} : { illustrative }),
      };
      return {
        id: `milestone-${at}`,
        ...about,
        ...others,
        ...rest,
        obligations: ['P.A', 'P.B'].map((of) => ({ unit: of, ...obligation })),
      };
    }),
    calendar: made.calendar,
  }))
  .map((input) => parseCatalogue(input))
  .filter((parsed) => parsed.ok)
  .map((parsed) => (parsed.ok ? parsed.value : base));
