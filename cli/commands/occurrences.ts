import { occurrences as resource } from '../../contract/occurrences.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { jobWords } from '../../domain/schedule/job-words.ts';
import { runStatusWords } from '../../domain/schedule/run-status-words.ts';
import { runSummaryInWords } from '../../domain/schedule/run-summary.ts';
import { call } from '../api/api.ts';
import { readNames } from '../output/names.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** Which occurrences to show; by default a week back and a week ahead. */
export type OccurrencesOptions = { readonly from?: string; readonly to?: string; readonly job?: string };

/** Shows past, planned and missed runs. */
export async function showOccurrences(
  settings: Settings,
  { from, to, job }: OccurrencesOptions,
): Promise<void> {
  const asked = { path: {}, query: { from, to, job } };
  const { answer, raw } = await call(settings, resource.listOccurrences, asked);
  if (settings.json === true) return writeJson(raw);
  const { occurrences } = answer;
  const { lang } = settings;
  const names = await readNames(settings);
  const head = words(
    settings,
    'Lần chạy|Việc|Giờ Việt Nam|Tình trạng|Số lần|Kết quả',
    'Occurrence|Job|Vietnamese time|Status|Attempts|Account',
  ).split('|');
  const rows = occurrences.map(({ id, job: made, nominalTime, status, attempts, account }) => [
    id,
    jobWords[made][lang],
    formatLocalTime(nominalTime, lang),
    runStatusWords[status][lang],
    String(attempts),
    runSummaryInWords(account ?? '', lang, names),
  ]);
  writeData(table([head, ...rows], [4]));
  const sending = occurrences.findLast(({ job: made, attempts }) => made !== 'rank' && attempts > 0);
  if (sending === undefined) return;
  tell(words(settings, 'Xem thư của một lần chạy:', 'To see the messages of a run:'));
  tell(commandLine(settings, 'deliveries', sending.id));
}
