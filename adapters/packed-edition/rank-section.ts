import * as z from 'zod';
import {
  type EditionRanks,
  editionSchema,
  type PlaceLine,
  type RankLine,
  type ScoredLine,
} from '../../domain/ranking/edition.ts';
import { notRankedReasons } from '../../domain/ranking/not-ranked.ts';
import { sentStates } from '../../domain/submission/completeness/sent-state.ts';
import { unapprovedStates } from '../../domain/submission/unapproved.ts';
import { ColumnReader } from '../columns/column-reader.ts';
import { ColumnWriter } from '../columns/column-writer.ts';
import { times } from '../columns/times.ts';
import { GroupColumnReader, GroupColumnWriter } from './group-columns.ts';

/** The units beside the lines. They are few, so they are packed as JSON. */
const besideSchema = editionSchema.pick({ excluded: true, joined: true, left: true, recomputed: true });
type Beside = Pick<EditionRanks, 'excluded' | 'joined' | 'left' | 'recomputed'>;

const notRankedSchema = z.enum(notRankedReasons).nullable();
const sentSchema = z.enum(sentStates).nullable();

/** What a reader and a writer of columns have in common. */
type Columns<Integers, Texts> = {
  readonly integers: (name: string) => Integers;
  readonly texts: (name: string) => Texts;
};

/** The columns of the lines themselves, in the order in which they are stored. */
function rankColumns<Integers, Texts>(columns: Columns<Integers, Texts>) {
  return {
    unit: columns.texts('unit'),
    vi: columns.texts('name.vi'),
    en: columns.texts('name.en'),
    rank: columns.integers('rank'),
    notRanked: columns.texts('notRanked'),
    flags: columns.integers('flags'),
    sent: columns.texts('sent'),
    lackingCount: columns.integers('lacking.count'),
    lacking: columns.texts('lacking'),
    carriedFrom: columns.texts('carriedFrom'),
    points: columns.integers('points'),
    maxPoints: columns.integers('maxPoints'),
    classId: columns.texts('class'),
    revision: columns.integers('revision'),
    deltaPoints: columns.integers('delta.points'),
    deltaPlaces: columns.integers('delta.places'),
    comparedPeriod: columns.texts('comparedWith.period'),
    comparedEdition: columns.integers('comparedWith.edition'),
    comparedOf: columns.integers('comparedWith.of'),
    comparedAmong: columns.integers('comparedWith.among'),
    stepIndicator: columns.texts('stepUp.indicator'),
    stepMore: columns.integers('stepUp.more'),
    stepPoints: columns.integers('stepUp.points'),
    stepRank: columns.integers('stepUp.rank'),
  };
}

/**
 * Packs the places and points of an edition, with all that a line holds but its indicators and its why.
 * @param columns empty ones; those of the page before serve again
 */
export function packRanks(
  { lines, excluded, joined, left, recomputed }: EditionRanks,
  columns = new ColumnWriter(),
): Uint8Array {
  columns.integers('lines').put(lines.length);
  columns.texts('beside').put(JSON.stringify({ excluded, joined, left, recomputed }));
  const {
    unit,
    vi,
    en,
    rank,
    notRanked,
    flags,
    sent,
    lackingCount,
    lacking,
    carriedFrom,
    points,
    maxPoints,
    classId,
    revision,
    deltaPoints,
    deltaPlaces,
    comparedPeriod,
    comparedEdition,
    comparedOf,
    comparedAmong,
    stepIndicator,
    stepMore,
    stepPoints,
    stepRank,
  } = rankColumns(columns);
  const groups = new GroupColumnWriter(columns);
  for (const line of lines) {
    unit.put(line.unit);
    vi.put(line.name.vi);
    en.put(line.name.en);
    rank.put(line.rank);
    notRanked.put(line.notRanked);
    flags.put(flagsOf(line));
    sent.put(line.sent);
    lackingCount.put(line.lacking.length);
    for (const id of line.lacking) lacking.put(id);
    carriedFrom.put(line.carriedFrom ?? null);
    points.put(line.points);
    maxPoints.put(line.maxPoints);
    classId.put(line.class);
    revision.put(line.revision ?? null);
    deltaPoints.put(line.delta?.points ?? null);
    if (line.delta !== null) deltaPlaces.put(line.delta.places);
    comparedPeriod.put(line.comparedWith?.period ?? null);
    if (line.comparedWith !== undefined) {
      comparedEdition.put(line.comparedWith.edition);
      comparedOf.put(line.comparedWith.of ?? null);
      comparedAmong.put(line.comparedWith.among ?? null);
    }
    stepIndicator.put(line.stepUp?.indicator ?? null);
    if (line.stepUp !== null) {
      stepMore.put(line.stepUp.more);
      stepPoints.put(line.stepUp.points);
      stepRank.put(line.stepUp.rank);
    }
    groups.put(line.groups);
  }
  return columns.bytes();
}

/**
 * The lines, and the units beside them.
 * @throws RangeError or ZodError when the bytes are damaged
 */
export function unpackRanks(bytes: Uint8Array): Beside & { lines: RankLine[] } {
  const columns = new ColumnReader(bytes);
  const {
    unit,
    vi,
    en,
    rank,
    notRanked,
    flags,
    sent,
    lackingCount,
    lacking,
    carriedFrom,
    points,
    maxPoints,
    classId,
    revision,
    deltaPoints,
    deltaPlaces,
    comparedPeriod,
    comparedEdition,
    comparedOf,
    comparedAmong,
    stepIndicator,
    stepMore,
    stepPoints,
    stepRank,
  } = rankColumns(columns);
  const groups = new GroupColumnReader(columns);

  const delta = (): RankLine['delta'] => {
    const gained = deltaPoints.takeOrNull();
    return gained === null ? null : { points: gained, places: deltaPlaces.takeOrNull() };
  };
  const comparedWith = (): Pick<RankLine, 'comparedWith'> => {
    const period = comparedPeriod.takeOrNull();
    if (period === null) return {};
    const [edition, of, among] = [
      comparedEdition.take(),
      comparedOf.takeOrNull(),
      comparedAmong.takeOrNull(),
    ];
    return {
      comparedWith: {
        ...{ period, edition },
        ...(of === null ? {} : { of }),
        ...(among === null ? {} : { among }),
      },
    };
  };
  const stepUp = (): RankLine['stepUp'] => {
    const indicator = stepIndicator.takeOrNull();
    if (indicator === null) return null;
    return {
      indicator,
      more: stepMore.takeOrNull(),
      points: stepPoints.take(),
      rank: stepRank.take(),
    };
  };
  const line = (): RankLine => {
    const carried = carriedFrom.takeOrNull();
    const counted = revision.takeOrNull();
    return {
      unit: unit.take(),
      name: { vi: vi.take(), en: en.take() },
      rank: rank.takeOrNull(),
      notRanked: notRankedSchema.parse(notRanked.takeOrNull()),
      ...flagsIn(flags.take()),
      sent: sentSchema.parse(sent.takeOrNull()),
      lacking: times(lackingCount.take(), () => lacking.take()),
      ...(carried === null ? {} : { carriedFrom: carried }),
      points: points.take(),
      maxPoints: maxPoints.take(),
      class: classId.takeOrNull(),
      ...(counted === null ? {} : { revision: counted }),
      delta: delta(),
      ...comparedWith(),
      stepUp: stepUp(),
      groups: groups.take(),
    };
  };
  const beside = besideSchema.parse(JSON.parse(columns.texts('beside').take()));
  return { ...beside, lines: times(columns.integers('lines').take(), line) };
}

/**
 * What of the lines it takes to compare their units; no other column is read.
 * @throws RangeError or ZodError when the bytes are damaged
 */
export function unpackPlaceLines(bytes: Uint8Array): PlaceLine[] {
  const columns = new ColumnReader(bytes);
  const unit = columns.texts('unit');
  const vi = columns.texts('name.vi');
  const en = columns.texts('name.en');
  const rank = columns.integers('rank');
  const notRanked = columns.texts('notRanked');
  const flags = columns.integers('flags');
  const points = columns.integers('points');
  const maxPoints = columns.integers('maxPoints');
  return times(columns.integers('lines').take(), () => {
    const { submitted, late, unapproved } = flagsIn(flags.take());
    const reason = notRanked.takeOrNull();
    return {
      unit: unit.take(),
      name: { vi: vi.take(), en: en.take() },
      rank: rank.takeOrNull(),
      notRanked: reason === null ? null : notRankedSchema.parse(reason),
      submitted,
      ...(unapproved === undefined ? {} : { unapproved }),
      late,
      points: points.take(),
      maxPoints: maxPoints.take(),
    };
  });
}

/**
 * What it takes to compare later lines with the lines; no other column is read.
 * @throws RangeError when the bytes are damaged
 */
export function unpackScoredLines(bytes: Uint8Array): Omit<ScoredLine, 'indicators'>[] {
  const columns = new ColumnReader(bytes);
  const unit = columns.texts('unit');
  const vi = columns.texts('name.vi');
  const en = columns.texts('name.en');
  const rank = columns.integers('rank');
  const flags = columns.integers('flags');
  const lackingCount = columns.integers('lacking.count');
  const lacking = columns.texts('lacking');
  const points = columns.integers('points');
  const maxPoints = columns.integers('maxPoints');
  const nextLacking = () => lacking.take();
  return times(columns.integers('lines').take(), () => ({
    unit: unit.take(),
    name: { vi: vi.take(), en: en.take() },
    rank: rank.takeOrNull(),
    submitted: flagsIn(flags.take()).submitted,
    lacking: times(lackingCount.take(), nextLacking),
    points: points.take(),
    maxPoints: maxPoints.take(),
  }));
}

type Flags = Pick<RankLine, 'submitted' | 'unapproved' | 'late' | 'illustrative' | 'noSingleStep'>;

function flagsOf({ submitted, unapproved, late, illustrative, noSingleStep }: Flags): number {
  const own = Number(submitted) + 2 * Number(late) + 4 * Number(illustrative) + 8 * Number(noSingleStep);
  return own + 16 * (unapproved === undefined ? 0 : unapprovedStates.indexOf(unapproved) + 1);
}

function flagsIn(flags: number): Flags {
  const unapproved = unapprovedStates[(flags >> 4) - 1];
  return {
    submitted: (flags & 1) !== 0,
    late: (flags & 2) !== 0,
    illustrative: (flags & 4) !== 0,
    noSingleStep: (flags & 8) !== 0,
    ...(unapproved === undefined ? {} : { unapproved }),
  };
}
