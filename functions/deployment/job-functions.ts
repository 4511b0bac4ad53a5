import type { ScheduledJob } from '../../domain/schedule/schedules.ts';
import type { FunctionName } from './function-names.ts';

/** The function that each schedule invokes. */
export const jobFunctions = {
  rank: 'schedule',
  report: 'schedule',
  warn: 'schedule',
  reconcile: 'schedule',
  deliver: 'sender',
} as const satisfies Record<ScheduledJob, FunctionName>;
