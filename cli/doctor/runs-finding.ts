import { type OccurrenceAnswer, occurrences, usualRangeDays } from '../../contract/occurrences.ts';
import { formatDate } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { jobWords } from '../../domain/schedule/job-words.ts';
import { runStatusWords } from '../../domain/schedule/run-status-words.ts';
import { saysAnyOf } from '../../domain/schedule/run-summary.ts';
import { call } from '../api/api.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';
import { type Finding, failed, ok } from './finding.ts';

const troubles: readonly string[] = ['missing', 'skipped', 'failed', 'unreadable'];

const mostNamed = 5;

/** Whether the last days' runs were made: none is missing, given up, or still fails. */
export async function runsFinding(settings: Settings): Promise<Finding> {
  const { answer } = await call(settings, occurrences.listOccurrences, { path: {} });
  const past = answer.occurrences.filter(({ status, attempts }) => status !== 'planned' || attempts > 0);
  const wrong = past.filter((run) => troubles.includes(run.status) || isRetried(run));
  if (wrong.length === 0)
    return ok(
      `${usualRangeDays} ngày qua: ${past.length} lần chạy, không lần nào thiếu hay lỗi.`,
      `In the last ${usualRangeDays} days ${past.length} ran; none is missing or failed.`,
    );
  const named = (lang: 'vi' | 'en') =>
    wrong
      .slice(0, mostNamed)
      .map(
        ({ job, nominalTime, status }) =>
          `${jobWords[job][lang]} ${formatDate(dayOf(nominalTime), lang)}: ${wordOf(status)[lang]}`,
      )
      .join('; ');
  const days = [...new Set(wrong.map(({ nominalTime }) => dayOf(nominalTime)))];
  return failed(
    {
      vi: `${usualRangeDays} ngày qua: ${named('vi')}.`,
      en: `In the last ${usualRangeDays} days: ${named('en')}.`,
    },
    { vi: 'Xem chuyện gì đã xảy ra:', en: 'See what happened:' },
    days.slice(0, mostNamed).map((day) => commandLine(settings, 'day', day)),
  );
}

/** Whether a run keeps failing. One that waits for two operators has a check of its own. */
function isRetried({ status, attempts, account }: OccurrenceAnswer): boolean {
  return status === 'planned' && attempts > 0 && account !== null && !saysAnyOf(account, ['held']);
}

function wordOf(status: OccurrenceAnswer['status']): Text {
  return status === 'planned' ? { vi: 'đang thử lại', en: 'being retried' } : runStatusWords[status];
}

/** The day of an instant in Vietnam, which has no daylight saving time. */
function dayOf(instant: string): string {
  return new Date(Date.parse(instant) + 7 * 3_600_000).toISOString().slice(0, 10);
}
