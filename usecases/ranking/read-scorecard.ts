import * as z from 'zod';
import { periodParameterSchema } from '../../contract/parameters/period.ts';
import { idSchema } from '../../domain/catalogue/keys.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import { textSchema } from '../../domain/language/text.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import { explainedLine, namedIndicatorsOf } from '../../domain/report/explained.ts';
import { explanationWords } from '../../messages/weekly-report/explanation-words.ts';
import { noCatalogue } from '../catalogue/no-catalogue.ts';
import { unknownSet } from '../catalogue/unknown-parameter.ts';
import type { EditionStore } from '../ports/edition-store.ts';
import type { Ports } from '../ports/ports.ts';
import { editionAnswer, editionAnswerSchema } from './edition-answer.ts';

/** Whose scorecard is asked for. */
export const scorecardQuerySchema = z.strictObject({
  unit: idSchema,
  set: idSchema,
  period: periodParameterSchema,
});

/** How many periods a trend goes back, the one asked for included. */
const trendLength = 12;

const { period, set, league, edition, provisional, cutOffAt } = editionAnswerSchema.shape;

/** A unit's points by group and indicator, why they changed, and how they went over the last periods. */
export const scorecardAnswerSchema = z.strictObject({
  set,
  period,
  league,
  edition,
  provisional,
  cutOffAt,
  of: z.int().meta({ description: 'How many units the ranking has.' }),
  line: editionAnswerSchema.shape.lines.element,
  className: textSchema.nullable(),
  explanation: z.strictObject({ vi: z.array(z.string()), en: z.array(z.string()) }),
  trend: z
    .array(z.strictObject({ period, rank: z.int(), of: z.int(), points: z.number(), maxPoints: z.number() }))
    .meta({
      description: `The last ${trendLength} periods at most, oldest first; a period without a ranking is left out.`,
    }),
});

/**
 * A unit's line of the latest edition, explained.
 * @throws Problem `not-found` for an unknown unit or set, and while the unit is in no ranking of the period
 */
export async function readScorecard(
  ports: Pick<Ports, 'catalogues' | 'editions'>,
  query: z.infer<typeof scorecardQuerySchema>,
): Promise<z.infer<typeof scorecardAnswerSchema>> {
  const current = await ports.catalogues.current();
  if (current === null) throw noCatalogue();
  const found = findSet(current.catalogue, query.set);
  if (found === undefined) throw unknownSet(current.catalogue, query.set);
  const level = findUnit(current.catalogue, query.unit)?.level;
  const own = current.catalogue.leagues.find((one) => one.level === level && found.leagues.includes(one.id));
  const latest = own && (await ports.editions.find(found.id, query.period.id, own.id));
  const line = latest?.lines.find(({ unit }) => unit === query.unit);
  if (own === undefined || !latest || line === undefined) throw notRanked(query);
  const [explained, named] = [explainedLine(line), namedIndicatorsOf(found)];
  const answer = editionAnswer(latest);
  const told = answer.lines.find(({ unit }) => unit === query.unit);
  if (told === undefined) throw notRanked(query);
  return {
    set: found.id,
    period: query.period.id,
    league: own.id,
    edition: latest.edition,
    provisional: latest.provisional,
    cutOffAt: latest.cutOffAt,
    of: latest.lines.length,
    line: told,
    className: latest.classes.find(({ id }) => id === line.class)?.name ?? null,
    explanation: {
      vi: explanationWords(explained, named, 'vi'),
      en: explanationWords(explained, named, 'en'),
    },
    trend: await readTrend(ports.editions, { set: found.id, league: own.id, unit: query.unit }, query.period),
  };
}

async function readTrend(
  editions: EditionStore,
  { set, league, unit }: { readonly set: string; readonly league: string; readonly unit: string },
  last: Period,
): Promise<z.infer<typeof scorecardAnswerSchema>['trend']> {
  const periods = [last];
  while (periods.length < trendLength) periods.unshift(previousPeriod(periods[0] ?? last));
  const found = await Promise.all(periods.map(({ id }) => editions.find(set, id, league)));
  return found.flatMap((one) => {
    const line = one?.lines.find((candidate) => candidate.unit === unit);
    if (!one || line === undefined) return [];
    const { rank, points, maxPoints } = line;
    return [
      { period: one.period, rank, of: one.lines.length, points: points / 100, maxPoints: maxPoints / 100 },
    ];
  });
}

function notRanked({ unit, set, period }: z.infer<typeof scorecardQuerySchema>): Problem {
  const shown = shownKey(unit);
  return new Problem('not-found', {
    vi: `Đơn vị ${shown} không có trong bảng xếp hạng nào của bộ ${set}, kỳ ${period.id}.`,
    en: `Unit ${shown} is in no ranking by set ${set} for ${period.id}.`,
  });
}
