import type { Schedule } from '../../domain/schedule/schedules.ts';

/** A timing as EventBridge Scheduler writes it: `cron(5 6 ? * MON *)`. */
export function cronOf(timing: Schedule['timing']): string {
  if ('everyMinutes' in timing) return `cron(*/${timing.everyMinutes} * ? * * *)`;
  const [hour, minute] = timing.at.split(':').map(Number);
  return `cron(${minute} ${hour} ? * ${timing.every === 'day' ? '*' : timing.every} *)`;
}
