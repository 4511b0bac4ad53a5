import { Temporal } from 'temporal-polyfill';
import type { League } from '../../domain/catalogue/catalogue.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Edition } from '../../domain/ranking/edition.ts';
import { isTerminal } from '../../domain/schedule/occurrence-record.ts';
import { rankRunOf } from '../../domain/schedule/reporting-day.ts';
import { RunSummary, unreadableRanking } from '../../domain/schedule/run-summary.ts';
import type { Ports } from '../ports/ports.ts';
import { earlierEditions } from '../ranking/earlier-editions.ts';
import { rankLeague, readFigures } from '../ranking/rank-league.ts';
import { rankingCutOff } from '../ranking/ranking-cut-off.ts';
import { runOfDay } from '../scheduling/run-of-day.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import type { WeekToReport } from './week-to-report.ts';

type ReportedPorts = Pick<Ports, 'editions' | 'occurrences' | 'submissions' | 'times'>;

/** Why a ranking was made again, as its edition records it for good. */
const reason =
  'không đọc được bảng xếp hạng đã lưu nên xếp lại từ số liệu đã gửi / the stored ranking could not be read and was made again from the submissions';

/** The ranking that a report shows can neither be read nor be made again. */
export class UnreadableRanking extends Error {}

/** Whether an edition replaces one that could not be read. */
export function isMadeAgain({ recomputed }: Pick<Edition, 'recomputed'>): boolean {
  return recomputed?.reason === reason;
}

/**
 * The latest edition of a league, which a report shows. One that cannot be read is ranked again from the submissions, as the next
 * edition, by the same cut-off.
 * @throws Error when the league is not ranked yet; {@link UnreadableRanking}: a report must not be sent without its tables
 */
export async function reportedEdition(
  ports: ReportedPorts,
  week: WeekToReport,
  league: League,
): Promise<Edition> {
  const { set, period } = week;
  const key = [set.id, period.id, league.id] as const;
  const about = { set: set.id, period: period.id, league: league.id };
  const latest = await ports.editions.latest(...key);
  if (latest === 0) throw new Error(RunSummary.of('not-ranked-yet', about).text);
  const found =
    (await unlessUnreadable(ports.editions.find(...key))) ?? (await madeAgain(ports, week, league, latest));
  if (found === null) {
    const command = `tiendo ranking recompute ${set.id} ${period.id} --reason "${unreadableRanking.stored}"`;
    throw new UnreadableRanking(RunSummary.of('ranking-unreadable', { ...about, command }).text);
  }
  return found;
}

/**
 * Ranks a league again whose latest edition cannot be read.
 * @returns null where that would not help or must wait: the edition before it cannot be read either, so that one would follow the
 * other; or the run that ranks the week has not ended
 */
async function madeAgain(
  ports: ReportedPorts,
  { current, set, period, calendar, nominalTime }: WeekToReport,
  league: League,
  latest: number,
): Promise<Edition | null> {
  const key = [set.id, period.id, league.id] as const;
  const before = latest === 1 ? 'none' : await unlessUnreadable(ports.editions.find(...key, latest - 1));
  if (before === null) return null;
  const rankedAt = rankRunOf(period, ports.times);
  const run = await runOfDay(ports.occurrences, { job: 'rank', nominalTime: instantText(rankedAt) });
  if (run !== null && !isTerminal(run)) return null;
  const cutOffAt = await cutOffOf();
  const ranking = { current, set, period, cutOffAt };
  const figures = await readFigures(ports, ranking);
  const again = rankLeague(ranking, league, figures, await earlierEditions(ports, ranking, league, figures));
  // Another attempt may have made it meanwhile.
  await ports.editions.freeze({ ...again, edition: latest + 1, recomputed: { reason, moved: [] } });
  return unlessUnreadable(ports.editions.find(...key));

  /** As its header says; where that cannot be read, as a week is usually ranked, or all that was received if it was recomputed. */
  async function cutOffOf(): Promise<Temporal.Instant> {
    const opened = await unlessUnreadable(ports.editions.open(...key));
    if (opened !== null) return Temporal.Instant.from(opened.head.cutOffAt);
    return latest === 1 ? rankingCutOff(set, period, calendar, rankedAt) : nominalTime;
  }
}
