import * as z from 'zod';
import type { ComputedLine } from '../../domain/ranking/computed-edition.ts';
import type { PlaceLine, RankLine, ScoredLine } from '../../domain/ranking/edition.ts';
import { notRankedReasons } from '../../domain/ranking/not-ranked.ts';
import { sentStates } from '../../domain/submission/completeness/sent-state.ts';
import { unapprovedStates } from '../../domain/submission/unapproved.ts';
import { ColumnReader } from '../columns/column-reader.ts';
import { ColumnWriter } from '../columns/column-writer.ts';
import { times } from '../columns/times.ts';
import { GroupColumnReader, GroupColumnWriter } from './group-columns.ts';

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
 * Packs the places and points of some lines, with all that they hold but their indicators and what they are compared with.
 * @param columns empty ones; those of the page before serve again
 */
export function packRanks(
  lines: readonly Omit<ComputedLine, 'indicators' | 'before'>[],
  columns = new ColumnWriter(),
): Uint8Array {
  columns.integers('lines').put(lines.length);
  const column = rankColumns(columns);
  const groups = new GroupColumnWriter(columns);
  for (const line of lines) {
    column.unit.put(line.unit);
    column.vi.put(line.name.vi);
    column.en.put(line.name.en);
    column.rank.put(line.rank);
    column.notRanked.put(line.notRanked);
    column.flags.put(flagsOf(line));
    column.sent.put(line.sent);
    column.lackingCount.put(line.lacking.length);
    for (const id of line.lacking) column.lacking.put(id);
    column.carriedFrom.put(line.carriedFrom ?? null);
    column.points.put(line.points);
    column.maxPoints.put(line.maxPoints);
    column.classId.put(line.class);
    column.revision.put(line.revision ?? null);
    column.deltaPoints.put(line.delta?.points ?? null);
    if (line.delta !== null) column.deltaPlaces.put(line.delta.places);
    column.comparedPeriod.put(line.comparedWith?.period ?? null);
    if (line.comparedWith !== undefined) {
      column.comparedEdition.put(line.comparedWith.edition);
      column.comparedOf.put(line.comparedWith.of ?? null);
      column.comparedAmong.put(line.comparedWith.among ?? null);
    }
    column.stepIndicator.put(line.stepUp?.indicator ?? null);
    if (line.stepUp !== null) {
      column.stepMore.put(line.stepUp.more);
      column.stepPoints.put(line.stepUp.points);
      column.stepRank.put(line.stepUp.rank);
    }
    groups.put(line.groups);
  }
  return columns.bytes();
}

/**
 * The lines.
 * @throws RangeError or ZodError when the bytes are damaged
 */
export function unpackRanks(bytes: Uint8Array): RankLine[] {
  const columns = new ColumnReader(bytes);
  const column = rankColumns(columns);
  const groups = new GroupColumnReader(columns);

  const delta = (): RankLine['delta'] => {
    const gained = column.deltaPoints.takeOrNull();
    return gained === null ? null : { points: gained, places: column.deltaPlaces.takeOrNull() };
  };
  const comparedWith = (): Pick<RankLine, 'comparedWith'> => {
    const period = column.comparedPeriod.takeOrNull();
    if (period === null) return {};
    const [edition, of, among] = [
      column.comparedEdition.take(),
      column.comparedOf.takeOrNull(),
      column.comparedAmong.takeOrNull(),
    ];
    return {
      comparedWith: {
        period,
        edition,
        ...(of === null ? {} : { of }),
        ...(among === null ? {} : { among }),
      },
    };
  };
  const stepUp = (): RankLine['stepUp'] => {
    const indicator = column.stepIndicator.takeOrNull();
    if (indicator === null) return null;
    return {
      indicator,
      more: column.stepMore.takeOrNull(),
      points: column.stepPoints.take(),
      rank: column.stepRank.take(),
    };
  };
  const line = (): RankLine => {
    const carried = column.carriedFrom.takeOrNull();
    const counted = column.revision.takeOrNull();
    return {
      unit: column.unit.take(),
      name: { vi: column.vi.take(), en: column.en.take() },
      rank: column.rank.takeOrNull(),
      notRanked: notRankedSchema.parse(column.notRanked.takeOrNull()),
      ...flagsIn(column.flags.take()),
      sent: sentSchema.parse(column.sent.takeOrNull()),
      lacking: times(column.lackingCount.take(), () => column.lacking.take()),
      ...(carried === null ? {} : { carriedFrom: carried }),
      points: column.points.take(),
      maxPoints: column.maxPoints.take(),
      class: column.classId.takeOrNull(),
      ...(counted === null ? {} : { revision: counted }),
      delta: delta(),
      ...comparedWith(),
      stepUp: stepUp(),
      groups: groups.take(),
    };
  };
  return times(columns.integers('lines').take(), line);
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
    const { submitted, late, unapproved, illustrative } = flagsIn(flags.take());
    const reason = notRanked.takeOrNull();
    return {
      unit: unit.take(),
      name: { vi: vi.take(), en: en.take() },
      rank: rank.takeOrNull(),
      notRanked: reason === null ? null : notRankedSchema.parse(reason),
      submitted,
      ...(unapproved === undefined ? {} : { unapproved }),
      late,
      illustrative,
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
