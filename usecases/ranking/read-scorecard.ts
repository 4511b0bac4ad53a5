import { type Scorecard, type ScorecardQuery, trendLength } from '../../contract/scorecards.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Catalogue, IndicatorSet, Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { nameWithId, unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import { withDecimalScore } from '../../domain/kinds/hundredths.ts';
import { formatDate, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { EditionHead, EditionSizes, UnitPlace } from '../../domain/ranking/edition.ts';
import { rescoredIds } from '../../domain/ranking/scoring-change.ts';
import { withoutFigures } from '../../domain/ranking/without-figures.ts';
import { explainedLine, namedIndicatorsOf } from '../../domain/report/explained.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { scorecardWords } from '../../messages/weekly-report/explanation-words.ts';
import { catalogueOfVersion } from '../catalogue/catalogue-of-version.ts';
import { currentSet } from '../catalogue/current-catalogue.ts';
import { unknownUnit } from '../catalogue/unknown-parameter.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { EditionStore } from '../ports/edition-store.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { lineAnswer } from './edition-answer.ts';
import { notRanked } from './not-ranked.ts';
import { readableIn } from './readable.ts';
import { scoringAnswer } from './scoring-answer.ts';
import { scoringSince } from './scoring-since.ts';

/**
 * A unit's line in the latest edition, explained by the catalogue version that it was ranked by, without the figures that
 * the caller may not read. The unit's league is that of the catalogue in force.
 * @throws Problem `not-found` for an unknown unit or set, and when no ranking of the period includes the unit
 * @throws Error when the edition's catalogue version is missing, or lacks its set
 */
export async function readScorecard(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'times'>,
  query: ScorecardQuery,
  { principal }: Caller,
): Promise<Scorecard> {
  const current = await currentSet(ports.catalogues, query.set, 'query');
  const { catalogue, set: found } = current;
  const unit = findUnit(catalogue, query.unit);
  if (unit === undefined) throw unknownUnit(catalogue, query.unit);
  const own = catalogue.leagues.find((one) => one.level === unit.level && found.leagues.includes(one.id));
  if (own === undefined) throw inNoLeague(unit, found);
  const [latest, { places, unreadable }] = await Promise.all([
    ports.editions.open(found.id, query.period.id, own.id),
    readEarlierPlaces(ports.editions, { set: found.id, league: own.id, unit: query.unit }, query.period),
  ]);
  if (latest === null) throw notRanked(catalogue, found, query.period, ports.times, own.id);
  const [whole, sizes] = await Promise.all([latest.lineOf(query.unit), latest.sizes()]);
  const { ranked: of } = sizes;
  if (whole === null) throw notInRanking(catalogue, unit, query.period, latest.head);
  const { mayRead } = await readableIn(ports.catalogues, principal);
  const line = mayRead(query.unit) ? whole : withoutFigures(whole);
  const { head } = latest;
  const since = line.comparedWith ?? head.comparedWith;
  const compared = since === null ? [] : [since];
  const change = (await scoringSince(ports, current, head, compared, unit))(since);
  const rescored = rescoredIds(change);
  const explained = explainedLine(line, rescored);
  const scoring = line.delta === null ? {} : scoringAnswer(change, head.period, since);
  const { scoringChanged } = scoring;
  const explanation = (language: Language) => [
    ...(scoringChanged === undefined ? [] : [scoringChanged.text[language]]),
    ...scorecardWords(explained, about, language),
  ];
  const about = {
    indicators: namedIndicatorsOf(await rankedBy(ports.catalogues, head, current)),
    period: head.period,
    of,
    since,
  };
  return {
    set: found.id,
    period: query.period.id,
    league: own.id,
    edition: head.edition,
    provisional: head.provisional,
    cutOffAt: head.cutOffAt,
    of,
    line: lineAnswer(line, rescored),
    className: head.classes.find(({ id }) => id === line.class)?.name ?? null,
    ...scoring,
    explanation: { vi: explanation('vi'), en: explanation('en') },
    trend: [...places, ...placeIn(latest.head, whole, sizes)],
    ...leftOut(unreadable),
  };
}

/** The set as it was when an edition was ranked. */
async function rankedBy(
  catalogues: CatalogueStore,
  { set: id, catalogueVersion }: EditionHead,
  current: VersionedCatalogue,
): Promise<IndicatorSet> {
  const { catalogue } = await catalogueOfVersion(catalogues, catalogueVersion, current);
  const set = findSet(catalogue, id);
  if (set === undefined) throw new Error(`catalogue version ${catalogueVersion} lacks set ${id}`);
  return set;
}

/** Where a unit stood in the periods before one, without those that cannot be read, and those. */
async function readEarlierPlaces(
  editions: EditionStore,
  { set, league, unit }: { readonly set: string; readonly league: string; readonly unit: string },
  last: Period,
): Promise<{ readonly places: Scorecard['trend']; readonly unreadable: readonly string[] }> {
  const periods: Period[] = [];
  while (periods.length < trendLength - 1) periods.unshift(previousPeriod(periods[0] ?? last));
  const found = await Promise.all(
    periods.map(({ id }) => unlessUnreadable(readPlace(editions, { set, period: id, league }, unit))),
  );
  return {
    places: found.flatMap((places) => places ?? []),
    unreadable: periods.flatMap(({ id }, index) => (found[index] === null ? [id] : [])),
  };
}

/** Where a unit stands in a period; empty where it has no rank. */
async function readPlace(
  editions: EditionStore,
  { set, period, league }: { readonly set: string; readonly period: string; readonly league: string },
  unit: string,
): Promise<Scorecard['trend']> {
  const edition = await editions.open(set, period, league);
  const place = edition && (await edition.placeOf(unit));
  return place ? placeIn(edition.head, place, await edition.sizes()) : [];
}

function placeIn(
  { period }: EditionHead,
  { rank, points, maxPoints, illustrative }: UnitPlace,
  { ranked: of }: EditionSizes,
): Scorecard['trend'] {
  return rank === null
    ? []
    : [{ period, rank, of, ...withDecimalScore({ points, maxPoints }), illustrative }];
}

/** A unit whose level the set ranks no league of. */
function inNoLeague(unit: Unit, set: IndicatorSet): Problem {
  const [one, within] = [nameWithId(unit), nameWithId(set)];
  return new Problem('not-found', {
    vi: `${one.vi} không thuộc khối nào được xếp hạng theo ${within.vi}.`,
    en: `${one.en} belongs to no league that ${within.en} ranks.`,
  });
}

/** A unit that its league's ranking leaves out. */
function notInRanking(
  catalogue: Catalogue,
  unit: Unit,
  of: Period,
  { period, edition }: EditionHead,
): Problem {
  const one = nameWithId(unit);
  const week = { vi: formatPeriod(period, 'vi'), en: formatPeriod(period, 'en') };
  const { validFrom, validTo, successor } = unit;
  if (validTo !== undefined && validTo < of.to.toString()) {
    const next = successor === undefined ? null : unitWithId(catalogue, successor);
    return new Problem('not-found', {
      vi: `${one.vi} kết thúc hoạt động ngày ${formatDate(validTo, 'vi')} nên không có trong bảng xếp hạng ${week.vi}${next === null ? '' : `; đơn vị kế thừa: ${next.vi}`}.`,
      en: `${one.en} ceased on ${formatDate(validTo, 'en')}, so it is not in the ranking for ${week.en}${next === null ? '' : `; its successor: ${next.en}`}.`,
    });
  }
  if (validFrom !== undefined && validFrom > of.from.toString())
    return new Problem('not-found', {
      vi: `${one.vi} chưa thành lập vào đầu ${week.vi} nên không có trong bảng xếp hạng.`,
      en: `${one.en} did not exist yet when ${week.en} began, so it is not in the ranking.`,
    });
  return new Problem('not-found', {
    vi: `${one.vi} không có trong bảng xếp hạng ${formatPeriod(period, 'vi')}, lần chốt ${edition}: không có số liệu để xếp hạng.`,
    en: `${one.en} is not in the ranking for ${formatPeriod(period, 'en')}, edition ${edition}: it had no figures to be ranked by.`,
  });
}
