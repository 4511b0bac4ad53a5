import { deliveries } from '../../contract/deliveries.ts';
import { type OccurrenceAnswer, occurrences } from '../../contract/occurrences.ts';
import {
  capitalise,
  formatDate,
  formatInteger,
  formatLocalTime,
  formatWeekday,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { jobWords } from '../../domain/schedule/job-words.ts';
import { runStatusWords } from '../../domain/schedule/run-status-words.ts';
import { runSummaryInWords } from '../../domain/schedule/run-summary.ts';
import { call } from '../api/api.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { countsInWords } from '../output/delivery-counts.ts';
import { readNames } from '../output/names.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** The messages that a run planned: how many, and in which states they are. */
type Messages = { readonly total: number; readonly counts: Readonly<Record<string, number>> };

type DayRun = { readonly run: OccurrenceAnswer; readonly messages: Messages };

const nothing: Messages = { total: 0, counts: {} };

/**
 * Shows a day in Vietnam: which jobs ran, which did not and why, and the fate of the messages.
 * @throws CommandFailure for text that is not a day
 */
export async function showDay(settings: Settings, day: string): Promise<void> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    throw new CommandFailure(exitCodes.usage, {
      vi: `«${day}» không phải một ngày như 2026-02-23.`,
      en: `“${day}” is not a day such as 2026-02-23.`,
    });
  }
  const { answer } = await call(settings, occurrences.listOccurrences, {
    path: {},
    query: { from: day, to: day },
  });
  const runs: DayRun[] = [];
  for (const run of answer.occurrences) runs.push({ run, messages: await messagesOf(settings, run) });
  if (settings.json === true)
    return writeJson({ day, runs: runs.map(({ run, messages }) => ({ ...run, messages })) });
  await writeRuns(settings, day, runs);
  tellNext(settings, day, runs);
}

/** A run that was never begun has none. */
async function messagesOf(settings: Settings, { id, job, attempts }: OccurrenceAnswer): Promise<Messages> {
  if (job === 'rank' || attempts === 0) return nothing;
  const query = { occurrence: id, limit: 1 };
  const { answer } = await call(settings, deliveries.listDeliveries, { path: {}, query });
  return { total: answer.total, counts: answer.counts };
}

async function writeRuns(settings: Settings, day: string, runs: readonly DayRun[]): Promise<void> {
  const { lang } = settings;
  writeData(`${capitalise(formatWeekday(day, lang))}, ${formatDate(day, lang)}`);
  if (runs.length === 0)
    return writeData(
      words(
        settings,
        'Không có lần chạy nào: hệ thống chưa hoạt động ngày này.',
        'No run: the ledger begins later.',
      ),
    );
  const names = await readNames(settings);
  const head = words(settings, 'Giờ|Việc|Tình trạng|Thư|Kết quả', 'Time|Job|Status|Messages|Account').split(
    '|',
  );
  const rows = runs.map(({ run, messages }) => [
    timeOf(run.nominalTime, lang),
    jobWords[run.job][lang],
    runStatusWords[run.status][lang],
    messages.total === 0 ? '—' : countsInWords(messages.counts, lang),
    runSummaryInWords(run.account ?? '', lang, names),
  ]);
  writeData(table([head, ...rows], []));
  const total = runs.reduce((sum, { messages }) => sum + messages.total, 0);
  const arrived = sumOf(runs, ['sent', 'delivered']);
  writeData(
    words(
      settings,
      `Thư theo lịch: ${formatInteger(total, lang)}; đã gửi hoặc đã đến ${formatInteger(arrived, lang)}.`,
      `Messages of these runs: ${formatInteger(total, lang)}; sent or delivered ${formatInteger(arrived, lang)}.`,
    ),
  );
}

function sumOf(runs: readonly DayRun[], states: readonly string[]): number {
  return runs.reduce(
    (sum, { messages }) => sum + states.reduce((inner, state) => inner + (messages.counts[state] ?? 0), 0),
    0,
  );
}

/** The states of messages that did not arrive. */
const lost = ['failed', 'bounced', 'expired', 'suppressed', 'complained'] as const;

function tellNext(settings: Settings, day: string, runs: readonly DayRun[]): void {
  for (const { run, messages } of runs) {
    const state = lost.find((name) => (messages.counts[name] ?? 0) > 0);
    if (state === undefined) continue;
    tell(words(settings, 'Thư không đến nơi:', 'Messages that did not arrive:'));
    tell(commandLine(settings, 'deliveries', run.id, '--state', state));
  }
  if (runs.some(({ messages }) => (messages.counts['due'] ?? 0) > 0)) {
    tell(words(settings, 'Còn thư chờ gửi:', 'Some messages wait:'));
    tell(commandLine(settings, 'deliveries', 'status'));
  }
  tell(words(settings, 'Ai đã thay đổi gì trong ngày:', 'Who changed what on this day:'));
  tell(commandLine(settings, 'audit', '--from', day, '--to', day));
}

/** The time of day in Vietnam, `07:00`. */
function timeOf(instant: string, lang: Language): string {
  return /\d{2}:\d{2}/.exec(formatLocalTime(instant, lang))?.[0] ?? instant;
}
