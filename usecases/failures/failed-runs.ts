import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import type { FoundFailure } from '../../domain/failures/failure.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { jobs, occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { OccurrenceRecord } from '../../domain/schedule/occurrence-record.ts';
import {
  type RunSummaryKind,
  type RunSummaryNames,
  runSummaryInWords,
  saysAnyOf,
} from '../../domain/schedule/run-summary.ts';
import { listHeldRuns } from '../delivering/release-run.ts';
import type { Ports } from '../ports/ports.ts';

/** How far back runs are looked at, in hours: every schedule runs within a week. */
const lookBackHours = 8 * 24;

/** A run that has not succeeded this long after its time has failed more than once. */
const overdueMinutes = 30;

/**
 * The runs that were given up or keep failing, and those that wait for two operators. A report without a ranking to show is a
 * kind of its own.
 */
export async function failedRuns(
  ports: Pick<Ports, 'clock' | 'holds' | 'occurrences'>,
  catalogue: Catalogue,
  now: Temporal.Instant,
): Promise<FoundFailure[]> {
  const from = now.subtract({ hours: lookBackHours });
  const held = await listHeldRuns(ports);
  const heldIds = new Set(held.runs.map(({ id }) => id));
  const rows = (await Promise.all(jobs.map((job) => ports.occurrences.list(job, from, now)))).flat();
  return [
    ...rows
      .filter((row) => hasFailed(row, now) && !heldIds.has(occurrenceId(row)))
      .map((row) => failureOf(row, catalogue)),
    ...held.runs.map(({ id, count, cap }): FoundFailure => {
      const run = partsOf(id);
      return {
        kind: 'run-held',
        id,
        what: {
          vi: `${runWords(run, 'vi')}: ${formatInteger(count, 'vi')} thư, vượt mức ${formatInteger(cap, 'vi')} thư`,
          en: `${runWords(run, 'en')}: ${formatInteger(count, 'en')} messages, more than the cap of ${formatInteger(cap, 'en')}`,
        },
        since: run.nominalTime,
        lasts: true,
        command: 'deliveries held',
      };
    }),
  ];
}

/** What the summary of a report says that has no ranking to show. */
const noRanking: readonly RunSummaryKind[] = ['not-ranked-yet', 'ranking-unreadable'];

/** Whether a run was given up, or keeps failing. One that nothing was lost by was not given up. */
function hasFailed({ status, account, nominalTime }: OccurrenceRecord, now: Temporal.Instant): boolean {
  if (status === 'failed') return true;
  if (status === 'skipped') return account !== undefined && saysAnyOf(account, ['never-triggered']);
  const overdueSince = now.subtract({ minutes: overdueMinutes });
  return (
    status === 'planned' &&
    account !== undefined &&
    !isAfter(Temporal.Instant.from(nominalTime), overdueSince)
  );
}

function failureOf(row: OccurrenceRecord, catalogue: Catalogue): FoundFailure {
  const { job, status, nominalTime, account } = row;
  const id = occurrenceId(row);
  const isEnded = status !== 'planned';
  const isWithoutRanking = job === 'report' && account !== undefined && saysAnyOf(account, noRanking);
  return {
    kind: isWithoutRanking ? 'report-without-ranking' : 'run-failed',
    id: `${id} ${isEnded ? 'ended' : 'failing'}`,
    what: isEnded
      ? { vi: `${runWords(row, 'vi')}: đã ngừng thử lại`, en: `${runWords(row, 'en')}: given up` }
      : { vi: `${runWords(row, 'vi')}: đang thử lại`, en: `${runWords(row, 'en')}: being retried` },
    ...(account === undefined
      ? {}
      : {
          why: {
            vi: runSummaryInWords(account, 'vi', namesIn(catalogue, 'vi')),
            en: runSummaryInWords(account, 'en', namesIn(catalogue, 'en')),
          },
        }),
    since: nominalTime,
    lasts: !isEnded,
    command: isWithoutRanking
      ? 'occurrences --job rank'
      : `day ${dateAt(Temporal.Instant.from(nominalTime)).toString()}`,
  };
}

/** What names a run to people: an occurrence, or a correction by when it was asked for. */
type Run = { readonly job: string; readonly nominalTime: InstantText };

/** The job and time of a held run: of an occurrence, or of a correction. */
function partsOf(id: string): Run {
  const [job = '', nominalTime = ''] = id.split(/[@/]/);
  return { job, nominalTime: instantText(Temporal.Instant.from(nominalTime)) };
}

const jobWords: ReadonlyMap<string, Text> = new Map([
  ['rank', { vi: 'Xếp hạng', en: 'Ranking' }],
  ['report', { vi: 'Báo cáo tuần', en: 'Weekly report' }],
  ['warn', { vi: 'Nhắc hạn', en: 'Deadline warnings' }],
  ['correction', { vi: 'Thư đính chính', en: 'Corrected rankings' }],
]);

function runWords({ job, nominalTime }: Run, language: Language): string {
  return `${jobWords.get(job)?.[language] ?? job}, ${formatLocalTime(nominalTime, language)}`;
}

function namesIn(catalogue: Catalogue, language: Language): RunSummaryNames {
  return {
    set: (id) => findSet(catalogue, id)?.name[language] ?? id,
    league: (id) => catalogue.leagues.find((league) => league.id === id)?.name[language] ?? id,
    unit: (id) => findUnit(catalogue, id)?.name[language] ?? id,
  };
}
