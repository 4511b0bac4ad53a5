import * as z from 'zod';
import type { Indicator } from '../kinds/kinds.ts';
import { textSchema } from '../language/text.ts';
import { frequencies } from '../period/period.ts';
import type { Catalogue, IndicatorSet, VersionedCatalogue } from './catalogue.ts';
import { levelSchema } from './level.ts';
import type { Named } from './name-with-id.ts';

/** The last version in which something meant this. */
const lastIn = z.int().min(1);

/** Something that has a name within a set. */
const namedInSet = z.strictObject({ set: z.string(), id: z.string(), name: textSchema, lastIn });

/**
 * What a version's ids and numbers mean in stored figures and rankings. Everything else in a catalogue may change without
 * changing the meaning of stored data.
 */
export const meaningsSchema = z.strictObject({
  units: z.array(
    z.strictObject({
      id: z.string(),
      name: textSchema,
      level: levelSchema,
      /** Omitted where it was 1. */
      calendarGeneration: z.int().exactOptional(),
      lastIn,
    }),
  ),
  leagues: z.array(z.strictObject({ id: z.string(), name: textSchema, level: levelSchema, lastIn })),
  sets: z.array(z.strictObject({ id: z.string(), name: textSchema, frequency: z.enum(frequencies), lastIn })),
  indicators: z.array(
    z.strictObject({
      set: z.string(),
      id: z.string(),
      name: textSchema,
      number: z.int(),
      kind: z.string(),
      /** What it counts: its measure, then the names of its parts, where it has any. */
      terms: z.array(textSchema),
      lastIn,
    }),
  ),
  /** Versions before 0.3.0 recorded none of these. */
  milestones: z.array(z.strictObject({ id: z.string(), name: textSchema, lastIn })).default([]),
  groups: z.array(namedInSet).default([]),
  classes: z.array(namedInSet).default([]),
});

/** The meanings of a catalogue's ids and numbers in stored data; `lastIn` is the last version that had them. */
export type Meanings = z.infer<typeof meaningsSchema>;

/** No meanings: what the first version follows. */
export const noMeanings: Meanings = {
  units: [],
  leagues: [],
  sets: [],
  indicators: [],
  milestones: [],
  groups: [],
  classes: [],
};

/** Meanings of several versions together. */
export function allMeanings(former: Meanings, own: Meanings): Meanings {
  return {
    units: [...former.units, ...own.units],
    leagues: [...former.leagues, ...own.leagues],
    sets: [...former.sets, ...own.sets],
    indicators: [...former.indicators, ...own.indicators],
    milestones: [...former.milestones, ...own.milestones],
    groups: [...former.groups, ...own.groups],
    classes: [...former.classes, ...own.classes],
  };
}

/** The meanings of a version's ids and numbers. */
export function meaningsOf({ version: lastIn, catalogue }: VersionedCatalogue): Meanings {
  return {
    units: catalogue.units.map(({ id, name, level, calendarGeneration = 1 }) => ({
      id,
      name,
      level,
      lastIn,
      ...(calendarGeneration === 1 ? {} : { calendarGeneration }),
    })),
    leagues: catalogue.leagues.map(({ id, name, level }) => ({ id, name, level, lastIn })),
    sets: catalogue.sets.map(({ id, name, frequency }) => ({ id, name, frequency, lastIn })),
    indicators: catalogue.sets.flatMap(({ id: set, indicators }) =>
      indicators.map((one) => ({
        set,
        id: one.id,
        name: one.name,
        number: one.number,
        kind: one.kind,
        terms: termsOf(one),
        lastIn,
      })),
    ),
    milestones: catalogue.milestones.map(({ id, name }) => ({ id, name, lastIn })),
    groups: inSets(catalogue, ({ groups }) => groups),
    classes: inSets(catalogue, ({ classes }) => classes ?? []),
  };

  function inSets({ sets }: Catalogue, partsOf: (set: IndicatorSet) => readonly Named[]) {
    return sets.flatMap((set) => partsOf(set).map(({ id, name }) => ({ set: set.id, id, name, lastIn })));
  }
}

/** What an indicator counts: its measure, then the names of its parts, where it has any. */
function termsOf(indicator: Indicator): Meanings['indicators'][number]['terms'] {
  const { measure } = indicator;
  return 'parts' in indicator ? [measure, indicator.parts.numerator, indicator.parts.denominator] : [measure];
}

/**
 * The meanings of all earlier versions that a version no longer has, so that no version need be read to compare with
 * all of them.
 * @param former those that the version before no longer had
 */
export function formerMeanings(former: Meanings, before: VersionedCatalogue, next: Catalogue): Meanings {
  const own = meaningsOf(before);
  const after = meaningsOf({ version: before.version + 1, catalogue: next });
  return {
    units: gone(former.units, own.units, after.units),
    leagues: gone(former.leagues, own.leagues, after.leagues),
    sets: gone(former.sets, own.sets, after.sets),
    indicators: gone(former.indicators, own.indicators, after.indicators),
    milestones: gone(former.milestones, own.milestones, after.milestones),
    groups: gone(former.groups, own.groups, after.groups),
    classes: gone(former.classes, own.classes, after.classes),
  };
}

function gone<M extends { readonly lastIn: number }>(
  former: readonly M[],
  before: readonly M[],
  after: readonly M[],
): M[] {
  const all = new Map([...former, ...before].map((one) => [keyOf(one), one]));
  for (const one of after) all.delete(keyOf(one));
  return [...all.values()];
}

/** The same text for the same meaning, whichever version had it. */
function keyOf<M extends { readonly lastIn: number }>({ lastIn: _, ...meaning }: M): string {
  return JSON.stringify(meaning);
}
