import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import type { Indicator } from '../../../domain/kinds/kinds.ts';
import { type ExpectedError, errorIn, refused } from '../../fixtures/answers/problem.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
});

const put = async (next: Catalogue) =>
  putCatalogue(world.registry, await world.tokenFor({ role: 'operations' }), next, { language: 'en' });

/** A catalogue with one more day off: nothing that figures rest on. */
const harmless = (catalogue: Catalogue, date: string): Catalogue => ({
  ...catalogue,
  calendar: [
    ...catalogue.calendar,
    { date, kind: 'day-off', name: { vi: 'Nghỉ', en: 'Day off' }, basis: 'official' },
  ],
});

const withIndicator = (id: string, change: (indicator: Indicator) => Indicator): Catalogue => ({
  ...smallCatalogue(),
  sets: smallCatalogue().sets.map((set) => ({
    ...set,
    indicators: set.indicators.map((one) => (one.id === id ? change(one) : one)),
  })),
});

/** The set and all that refers to it under another id. */
const otherSet = (): Catalogue => ({
  ...smallCatalogue(),
  sets: smallCatalogue().sets.map((set) => ({ ...set, id: 'T' })),
  milestones: [],
});

const withUnit = (id: string, change: object): Catalogue => ({
  ...smallCatalogue(),
  units: smallCatalogue().units.map((unit) => (unit.id === id ? { ...unit, ...change } : unit)),
});

/** A department less, with everything that refers to it. */
const withoutC = (): Catalogue => ({
  ...smallCatalogue(),
  units: smallCatalogue().units.filter(({ id }) => id !== 'P.C'),
  milestones: [],
  recipients: smallCatalogue().recipients.filter(({ unit }) => unit !== 'P.C'),
});

const exchanged = (catalogue: Catalogue, one: string, other: string): Catalogue => {
  const numbers = new Map(
    catalogue.sets.flatMap(({ indicators }) => indicators.map(({ id, number }) => [id, number])),
  );
  const turned = new Map([
    [one, numbers.get(other)],
    [other, numbers.get(one)],
  ]);
  return {
    ...catalogue,
    sets: catalogue.sets.map((set) => ({
      ...set,
      indicators: set.indicators.map((indicator) => ({
        ...indicator,
        number: turned.get(indicator.id) ?? indicator.number,
      })),
    })),
  };
};

const numberOf = (index: number, version: number, what: string) =>
  errorIn(
    `Set S (S), Indicator S.${index + 1} (S.${index + 1}), number`,
    `/sets/0/indicators/${index}/number`,
    'number-reassigned',
    `In version ${version}, indicator ${what}; neither may change once used, and the number may not go to another indicator.`,
  );

describe('what any earlier version used', () => {
  it.each<[string, Catalogue[], Catalogue, ExpectedError[]]>([
    [
      'exchanges two numbers after a harmless version',
      [harmless(smallCatalogue(), '2024-01-02'), harmless(smallCatalogue(), '2024-01-03')],
      exchanged(smallCatalogue(), 'S.4', 'S.5'),
      [
        numberOf(3, 3, 'Indicator S.4 (S.4) has number 4 and kind “count”'),
        numberOf(4, 3, 'Indicator S.4 (S.4) has number 4 and kind “count”'),
      ],
    ],
    [
      'brings a set back with two numbers exchanged',
      [otherSet()],
      exchanged(smallCatalogue(), 'S.4', 'S.5'),
      [
        numberOf(3, 1, 'Indicator S.4 (S.4) has number 4 and kind “count”'),
        numberOf(4, 1, 'Indicator S.4 (S.4) has number 4 and kind “count”'),
      ],
    ],
    [
      'brings a set back with an indicator of another kind',
      [otherSet(), harmless(otherSet(), '2024-01-02')],
      withIndicator('S.5', ({ id, number, group, name, measure, appliesTo, evidence }) => ({
        id,
        number,
        group,
        name,
        measure,
        appliesTo,
        evidence,
        kind: 'standing',
      })),
      [numberOf(4, 1, 'Indicator S.5 (S.5) has number 5 and kind “amount”')],
    ],
    [
      'brings a set back with another frequency',
      [otherSet()],
      {
        ...smallCatalogue(),
        sets: smallCatalogue().sets.map((set) => ({
          ...set,
          frequency: 'month',
          leagues: [],
          owed: [{ from: '2024-01' }],
          due: { workingDaysAfter: 2, time: '16:00' },
          lock: { workingDaysAfter: 5, time: '16:00' },
        })),
        milestones: [],
      },
      [
        errorIn(
          'Set S (S), frequency',
          '/sets/0/frequency',
          'frequency-changed',
          'In version 1, Set S (S) has the frequency “week”, which may not change once used. Declare a new set under another id.',
        ),
      ],
    ],
    [
      'measures something else, in one language',
      [withIndicator('S.5', (one) => ({ ...one, measure: { vi: 'hồ sơ', en: 'dosiers' } }))],
      withIndicator('S.5', (one) => ({ ...one, measure: { vi: 'hồ sơ', en: 'million đồng' } })),
      [
        errorIn(
          'Set S (S), Indicator S.5 (S.5), measure',
          '/sets/0/indicators/4/measure',
          'measure-changed',
          'In version 1, indicator Indicator S.5 (S.5) counts: dossiers; only the spelling may be corrected. To count anything else, declare a new indicator.',
        ),
      ],
    ],
    [
      'exchanges the parts of a ratio',
      [],
      withIndicator('S.1', (one) =>
        'parts' in one
          ? { ...one, parts: { numerator: one.parts.denominator, denominator: one.parts.numerator } }
          : one,
      ),
      [
        errorIn(
          'Set S (S), Indicator S.1 (S.1), measure',
          '/sets/0/indicators/0/measure',
          'measure-changed',
          'In version 1, indicator Indicator S.1 (S.1) counts: dossiers, numerator, denominator; only the spelling may be corrected. To count anything else, declare a new indicator.',
        ),
      ],
    ],
    [
      'moves the name of an indicator to another, with a detour',
      [withIndicator('S.4', (one) => ({ ...one, name: { vi: 'Tạm', en: 'For now' } }))],
      (() => {
        const moved = withIndicator('S.4', (one) => ({ ...one, name: { vi: 'Tạm', en: 'For now' } }));
        return {
          ...moved,
          sets: moved.sets.map((set) => ({
            ...set,
            indicators: set.indicators.map((one) =>
              one.id === 'S.5' ? { ...one, name: { vi: 'Chỉ số S.4', en: 'Indicator S.4' } } : one,
            ),
          })),
        };
      })(),
      [
        errorIn(
          'Set S (S), Indicator S.4 (S.5), name',
          '/sets/0/indicators/4/name',
          'name-moved',
          'In version 1, this is the name of Indicator S.4 (S.4); under another id, stored figures would be misread. Keep the name with its id.',
        ),
      ],
    ],
    [
      'gives the id of a removed unit to another',
      [withoutC(), harmless(withoutC(), '2024-01-02')],
      withUnit('P.C', { name: { vi: 'Sở Mới', en: 'New Department' } }),
      [
        errorIn(
          'Unit New Department (P.C), id',
          '/units/3/id',
          'unit-reassigned',
          'In version 1, this id stands for Department C (P.C), level “department”; a used id never stands for anything else. Use a new id.',
        ),
      ],
    ],
    [
      'moves a unit to another level',
      [harmless(smallCatalogue(), '2024-01-02')],
      withUnit('P.C', { level: 'district' }),
      [
        errorIn(
          'Unit Department C (P.C), level',
          '/units/3/level',
          'unit-reassigned',
          'In version 2, this id stands for Department C (P.C), level “department”; a used id never stands for anything else. Use a new id.',
        ),
      ],
    ],
    [
      'exchanges the names of two units',
      [],
      {
        ...smallCatalogue(),
        units: smallCatalogue().units.map((unit) => {
          if (unit.id === 'P.A') return { ...unit, name: { vi: 'Sở B', en: 'Department B' } };
          return unit.id === 'P.B' ? { ...unit, name: { vi: 'Sở A', en: 'Department A' } } : unit;
        }),
      },
      [
        errorIn(
          'Unit Department B (P.A), name',
          '/units/1/name',
          'name-moved',
          'In version 1, this is the name of Department B (P.B); under another id, stored figures would be misread. Keep the name with its id.',
        ),
        errorIn(
          'Unit Department A (P.B), name',
          '/units/2/name',
          'name-moved',
          'In version 1, this is the name of Department A (P.A); under another id, stored figures would be misread. Keep the name with its id.',
        ),
      ],
    ],
    [
      'moves a league to another level',
      [],
      {
        ...smallCatalogue(),
        leagues: smallCatalogue().leagues.map((league) =>
          league.id === 'districts' ? { ...league, level: 'commune' } : league,
        ),
      },
      [
        errorIn(
          'League Districts (districts), level',
          '/leagues/1/level',
          'league-reassigned',
          'In version 1, this id stands for Districts (districts), level “district”; a used id never stands for anything else. Use a new id.',
        ),
      ],
    ],
  ])('F76: is kept: a catalogue is refused when it %s', async (_, between, next, errors) => {
    for (const step of between) expect((await put(step)).status).toBe(201);
    expect(await put(next)).toEqual(
      refused(
        'invalid-catalogue',
        'The new catalogue would change the meaning of stored figures; keep the parts named here as they are in the versions named.',
        { language: 'en', errors },
      ),
    );
  });

  const ofGeneration = (calendarGeneration: number) => withUnit('P.C', { calendarGeneration });

  it.each<[string, Catalogue[], Catalogue, string]>([
    [
      'lowers it',
      [ofGeneration(3)],
      ofGeneration(2),
      'In version 2, the calendar address of Department C (P.C) had reached generation 3; with 2 an address that was ended would work again. State 3 or more.',
    ],
    [
      'leaves it out',
      [ofGeneration(2)],
      smallCatalogue(),
      'In version 2, the calendar address of Department C (P.C) had reached generation 2; with 1 an address that was ended would work again. State 2 or more.',
    ],
    [
      'brings back a removed unit without it',
      [ofGeneration(2), withoutC()],
      smallCatalogue(),
      'In version 2, the calendar address of Department C (P.C) had reached generation 2; with 1 an address that was ended would work again. State 2 or more.',
    ],
  ])(
    'F142: also says which calendar addresses were ended: a catalogue is refused when it %s',
    async (_, between, next, detail) => {
      for (const step of between) expect((await put(step)).status).toBe(201);
      expect(await put(next)).toEqual(
        refused(
          'invalid-catalogue',
          'With the new catalogue, calendar addresses that were ended would work again; correct the entries named here.',
          {
            language: 'en',
            errors: [
              errorIn(
                'Unit Department C (P.C), generation of the calendar address',
                '/units/3/calendarGeneration',
                'calendar-address-revived',
                detail,
              ),
            ],
          },
        ),
      );
      expect((await put(ofGeneration(4))).status).toBe(201);
    },
  );

  it.each<[string, Catalogue[], Catalogue]>([
    ['brings back a set as it was', [otherSet()], smallCatalogue()],
    ['brings back a unit as it was', [withoutC()], smallCatalogue()],
    [
      'corrects the name of a unit in one language, after it came back',
      [withoutC()],
      withUnit('P.C', { name: { vi: 'Sở C', en: 'The Department of C' } }),
    ],
    [
      'gives a name back to its unit',
      [withUnit('P.C', { name: { vi: 'Sở Khác', en: 'Other' } })],
      smallCatalogue(),
    ],
    [
      'corrects the spelling of the measure in one language',
      [],
      withIndicator('S.5', (one) => ({ ...one, measure: { vi: 'hồ sơ', en: 'dossier' } })),
    ],
  ])('does not hinder a catalogue that %s', async (_, between, next) => {
    for (const step of between) expect((await put(step)).status).toBe(201);
    expect((await put(next)).status).toBe(201);
  });

  it('is also found in versions stored without a history', async () => {
    const { catalogues } = world.ports;
    await catalogues.put(2, otherSet(), instant('2024-01-01T00:00:00Z'));
    await catalogues.put(3, harmless(otherSet(), '2024-01-02'), instant('2024-01-01T00:00:00Z'));
    expect((await put(exchanged(smallCatalogue(), 'S.4', 'S.5'))).status).toBe(422);
    expect((await put(smallCatalogue())).status).toBe(201);
  });

  it('that is no longer so in the current version is not refused again', async () => {
    const turned = exchanged(smallCatalogue(), 'S.4', 'S.5');
    await world.ports.catalogues.put(2, turned, instant('2024-01-01T00:00:00Z'));
    expect((await put(harmless(turned, '2024-01-02'))).status).toBe(201);
  });
});
