import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue, IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Text } from '../../../domain/language/text.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant } from '../../fixtures/instants.ts';
import { putCatalogue } from '../../fixtures/put-catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let operations: string;

/** Two of every kind that has a name. */
const start = (): Catalogue => {
  const catalogue = smallCatalogue();
  const [set, milestone] = [catalogue.sets[0], catalogue.milestones[0]];
  if (set === undefined || milestone === undefined) throw new Error('the fixture has changed');
  const classes = [
    { id: 'good', name: { vi: 'Tốt', en: 'Good' }, from: 5000 },
    { id: 'fair', name: { vi: 'Khá', en: 'Fair' }, from: 0 },
  ];
  const { headline: _, ...unranked } = set;
  return {
    ...catalogue,
    sets: [
      { ...set, classes },
      { ...unranked, id: 'T', name: { vi: 'Bộ T', en: 'Set T' }, leagues: [] },
    ],
    milestones: [
      milestone,
      { ...milestone, id: 'later', name: { vi: 'Giai đoạn hai', en: 'Second stage' }, date: '2024-03-29' },
    ],
  };
};

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue(start());
  operations = await world.tokenFor({ role: 'operations' });
});

type Named = { readonly id: string; readonly name: Text };
type Kind = 'units' | 'leagues' | 'sets' | 'milestones' | 'groups' | 'indicators' | 'classes';

/** The first two of a kind that the tests rename. */
const pairs: readonly (readonly [Kind, readonly [string, string], string])[] = [
  ['units', ['P.A', 'P.B'], '/units/'],
  ['leagues', ['departments', 'districts'], '/leagues/'],
  ['sets', ['S', 'T'], '/sets/'],
  ['milestones', ['tasks-done', 'later'], '/milestones/'],
  ['groups', ['G1', 'G2'], '/sets/0/groups/'],
  ['indicators', ['S.4', 'S.5'], '/sets/0/indicators/'],
  ['classes', ['good', 'fair'], '/sets/0/classes/'],
];

const renamedIn = <N extends Named>(all: readonly N[], names: Readonly<Record<string, Text>>): N[] =>
  all.map((one) => ({ ...one, name: names[one.id] ?? one.name }));

function renamed(catalogue: Catalogue, kind: Kind, names: Readonly<Record<string, Text>>): Catalogue {
  const inS = (change: (set: IndicatorSet) => IndicatorSet) =>
    catalogue.sets.map((set) => (set.id === 'S' ? change(set) : set));
  switch (kind) {
    case 'units':
      return { ...catalogue, units: renamedIn(catalogue.units, names) };
    case 'leagues':
      return { ...catalogue, leagues: renamedIn(catalogue.leagues, names) };
    case 'sets':
      return { ...catalogue, sets: renamedIn(catalogue.sets, names) };
    case 'milestones':
      return { ...catalogue, milestones: renamedIn(catalogue.milestones, names) };
    case 'groups':
      return { ...catalogue, sets: inS((set) => ({ ...set, groups: renamedIn(set.groups, names) })) };
    case 'indicators':
      return { ...catalogue, sets: inS((set) => ({ ...set, indicators: renamedIn(set.indicators, names) })) };
    case 'classes':
      return { ...catalogue, sets: inS((set) => ({ ...set, classes: renamedIn(set.classes ?? [], names) })) };
  }
}

function nameOf(kind: Kind, id: string): Text {
  const { sets, ...rest } = start();
  const [set] = sets;
  const all: Readonly<Record<Kind, readonly Named[]>> = {
    units: rest.units,
    leagues: rest.leagues,
    sets,
    milestones: rest.milestones,
    groups: set?.groups ?? [],
    indicators: set?.indicators ?? [],
    classes: set?.classes ?? [],
  };
  const found = all[kind].find((one) => one.id === id);
  if (found === undefined) throw new Error('the fixture has changed');
  return found.name;
}

/** The status, and where and why a catalogue is refused. */
async function put(next: Catalogue): Promise<unknown[]> {
  const { status, body } = await putCatalogue(world.registry, operations, next, { language: 'en' });
  const errors: { pointer: string; code: string }[] = Object(body).errors ?? [];
  return [status, ...errors.map(({ pointer, code }) => `${pointer} ${code}`)];
}

const other: Text = { vi: 'Tên hoàn toàn khác', en: 'An entirely new name' };
const dotted = ({ vi, en }: Text): Text => ({ vi: `${vi}.`, en: `“${en}”!` });

describe.each(pairs)('the names of two %s', (kind, [one, two], at) => {
  const [first, second] = [nameOf(kind, one), nameOf(kind, two)];
  const next = (names: Readonly<Record<string, Text>>) => renamed(start(), kind, names);
  const refusedAt = (place: number, code: string) => [422, `${at}${place}/name ${code}`];
  const [here, there] = kind === 'indicators' ? [3, 4] : kind === 'units' ? [1, 2] : [0, 1];

  it('F76: are not exchanged, in one step or with a full stop or quotation marks, in either language', async () => {
    const both = [422, `${at}${here}/name name-moved`, `${at}${there}/name name-moved`];
    expect(await put(next({ [one]: second, [two]: first }))).toEqual(both);
    expect(await put(next({ [one]: dotted(second), [two]: dotted(first) }))).toEqual(both);
    const inEnglish = { [one]: { ...first, en: second.en }, [two]: { ...second, en: first.en } };
    expect(await put(next(inEnglish))).toEqual(both);
  });

  it('F76: are not exchanged by sharing a name first, nor by giving it up first', async () => {
    expect(await put(next({ [one]: second }))).toEqual(refusedAt(here, 'name-shared'));
    expect(await put(next({ [one]: { ...first, vi: ` ${second.vi.toUpperCase()} .` } }))).toEqual(
      refusedAt(here, 'name-shared'),
    );
    expect(await put(next({ [two]: other }))).toEqual([201]);
    expect(await put(next({ [one]: second, [two]: other }))).toEqual(refusedAt(here, 'name-moved'));
    expect(await put(start())).toEqual([201]);
  });

  it('F76: that an earlier version let be shared stay with the one that had it first', async () => {
    const sharing = next({ [one]: second });
    await world.ports.catalogues.put(2, sharing, instant('2024-01-02T00:00:00Z'));
    const harmless = { ...sharing, helpdesk: { vi: 'Tổ trực', en: 'Desk' } };
    expect(await put(harmless)).toEqual([201]);
    expect(await put(next({ [one]: second, [two]: other }))).toEqual(refusedAt(there, 'name-moved'));
    expect(await put(start())).toEqual([201]);
  });

  it('may be corrected, and changed to what none had', async () => {
    expect(await put(next({ [one]: dotted(first), [two]: { ...second, en: `The ${second.en}` } }))).toEqual([
      201,
    ]);
    expect(await put(next({ [one]: other }))).toEqual([201]);
  });
});

const withParts = (
  change: (set: IndicatorSet['indicators'][number]) => IndicatorSet['indicators'][number],
) => ({
  ...start(),
  sets: start().sets.map((set) => ({ ...set, indicators: set.indicators.map(change) })),
});

describe('what an indicator counts', () => {
  const counting = (measure: Text) =>
    withParts((indicator) => (indicator.id === 'S.5' ? { ...indicator, measure } : indicator));

  it.each<[string, Text]>([
    ['one language alone', { vi: 'triệu đồng', en: 'dossiers' }],
    ['the other alone', { vi: 'hồ sơ', en: 'persons' }],
    ['a sign', { vi: 'hồ sơ ‰', en: 'dossiers' }],
    ['a word more', { vi: 'hồ sơ trễ hạn', en: 'dossiers' }],
  ])('F76: does not change in %s', async (_, measure) => {
    expect(await put(counting(measure))).toEqual([
      422,
      '/sets/0/indicators/4/measure measure-changed',
      '/sets/1/indicators/4/measure measure-changed',
    ]);
  });

  it.each<[string, Text]>([
    ['accents', { vi: 'ho so', en: 'dossiers' }],
    ['a letter', { vi: 'hồ sơ', en: 'dosiers' }],
    ['case, spaces and punctuation in both', { vi: 'Hồ  sơ.', en: '(Dossiers)' }],
  ])('may be corrected in %s', async (_, measure) => {
    expect(await put(counting(measure))).toEqual([201]);
  });

  it('F76: keeps numerator and denominator apart in each language', async () => {
    const exchanged = (languages: readonly ('vi' | 'en')[]) =>
      withParts((indicator) => {
        if (!('parts' in indicator)) return indicator;
        const { numerator, denominator } = indicator.parts;
        const mixed = (own: Text, taken: Text): Text => ({
          vi: languages.includes('vi') ? taken.vi : own.vi,
          en: languages.includes('en') ? taken.en : own.en,
        });
        const parts = {
          numerator: mixed(numerator, denominator),
          denominator: mixed(denominator, numerator),
        };
        return { ...indicator, parts };
      });
    for (const languages of [['vi'], ['en'], ['vi', 'en']] as const)
      expect(await put(exchanged(languages))).toEqual([
        422,
        '/sets/0/indicators/0/measure measure-changed',
        '/sets/0/indicators/6/measure measure-changed',
        '/sets/1/indicators/0/measure measure-changed',
        '/sets/1/indicators/6/measure measure-changed',
      ]);
  });
});

describe('the name of a unit that has ceased', () => {
  const since = (id: string, validFrom: string, name: Text) => {
    const [, department] = start().units;
    if (department === undefined) throw new Error('the fixture has changed');
    return {
      ...start(),
      units: [...start().units, { ...department, level: 'district' as const, id, validFrom, name }],
    };
  };
  const ofQ = nameOf('units', 'P.Q');

  it('may pass to one that begins afterwards, and not before; the old one then keeps it', async () => {
    expect(await put(since('P.R', '2025-06-30', ofQ))).toEqual([422, '/units/5/name name-shared']);
    const after = since('P.R', '2025-07-01', ofQ);
    expect(await put(after)).toEqual([201]);
    expect(await put(renamed(after, 'units', { 'P.Q': other }))).toEqual([422, '/units/4/name name-moved']);
    expect(await put(renamed(after, 'units', { 'P.R': other }))).toEqual([201]);
  });
});
