import type { ScheduleTimes } from '../../domain/schedule/schedule-times.ts';

/** A report needs its ranking, which takes less than this. */
const minutesForRanking = 10;

/** Mail leaves in the morning or at work: warnings are sent until 17:30 of their day, and need time to be caught up. */
const firstMail = '05:00';
const lastMail = '16:30';

/** Sentences for times of day that do not fit together. */
export function timeFaults({ ranking, report, warnings }: ScheduleTimes): string[] {
  const wrong: string[] = [];
  if (minutesOf(report) < minutesOf(ranking) + minutesForRanking)
    wrong.push(
      `times.report must be at least ${minutesForRanking} minutes after times.ranking, because it reports that ranking; they are "${report}" and "${ranking}".`,
    );
  for (const [name, at] of [
    ['report', report],
    ['warnings', warnings],
  ] as const)
    if (at < firstMail || at > lastMail)
      wrong.push(
        `times.${name} must be from ${firstMail} to ${lastMail}, so that its e-mails come before or during working hours; it is "${at}".`,
      );
  return wrong;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
