import type { OccurrenceAnswer } from '../../contract/occurrences.ts';
import { capitalise, formatLocalTime } from '../../domain/language/format.ts';
import { jobWords } from '../../domain/schedule/job-words.ts';
import { runSummaryInWords } from '../../domain/schedule/run-summary.ts';
import { inWords, language } from '../language/language.ts';
import type { Tone } from '../shell/tag.tsx';
import { names } from './names.ts';

const tones = {
  planned: 'due',
  running: 'part',
  done: 'done',
  skipped: 'shut',
  failed: 'late',
  missing: 'late',
  unreadable: 'late',
} as const satisfies Readonly<Record<OccurrenceAnswer['status'], Tone>>;

/** How the state of a run looks. */
export function runTone(status: OccurrenceAnswer['status']): Tone {
  return tones[status];
}

/** A run by its job and hour: `Báo cáo tuần, 07:00 ngày 15/01/2024`. */
export function runName({ job, nominalTime }: Pick<OccurrenceAnswer, 'job' | 'nominalTime'>): string {
  return `${capitalise(inWords(jobWords[job]))}, ${formatLocalTime(nominalTime, language.value)}`;
}

/** What a run did, or why it did nothing, with the names of the catalogue. */
export function accountOf(account: string | null): string {
  return account === null ? '' : runSummaryInWords(account, language.value, names);
}
