import type { RankingLine } from '../../domain/ranking/edition.ts';
import { ColumnReader } from '../columns/column-reader.ts';
import { times } from '../columns/times.ts';

type Why = NonNullable<RankingLine['why']>;
type Changed = Why['indicators'][number];
type NotSent = Why['notSent'][number];

/**
 * What explains the changes of a number of lines, in their order, as encoding 2 holds it: for each line the number of its
 * changed indicators, or null where there is nothing to explain and the other columns hold nothing of it.
 * @throws RangeError when the bytes hold fewer
 */
export function unpackWhy(bytes: Uint8Array, lines: number): (Why | null)[] {
  const columns = new ColumnReader(bytes);
  const count = columns.integers('indicators.count');
  const indicator = columns.texts('indicators.id');
  const points = columns.integers('indicators.points');
  const before = columns.integers('indicators.figures.before');
  const now = columns.integers('indicators.figures.now');
  const of = columns.integers('indicators.figures.of');
  const notSent = columns.integers('notSent.count');
  const notSentIndicator = columns.texts('notSent.id');
  const notSentPoints = columns.integers('notSent.points');
  const lacking = columns.texts('notSent.lacking');
  const ownPlaces = columns.integers('ownPlaces');
  const othersPlaces = columns.integers('othersPlaces');

  const changed = (): Changed => {
    const one = { indicator: indicator.take(), points: points.take() };
    const figuresBefore = before.takeOrNull();
    if (figuresBefore === null) return one;
    return { ...one, figures: { before: figuresBefore, now: now.take(), of: of.take() } };
  };
  const unsent = (): NotSent => ({
    indicator: notSentIndicator.take(),
    points: notSentPoints.take(),
    lacking: lacking.take() === 'now' ? 'now' : 'before',
  });
  return times(lines, () => {
    const length = count.takeOrNull();
    if (length === null) return null;
    return {
      indicators: times(length, changed),
      notSent: times(notSent.take(), unsent),
      ownPlaces: ownPlaces.takeOrNull(),
      othersPlaces: othersPlaces.takeOrNull(),
    };
  });
}
