import type { InstantText } from '../period/instant-text.ts';

/** Outcomes of the messages of a few minutes. */
export type SendingStatistics = {
  readonly at: InstantText;
  readonly attempts: number;
  readonly bounces: number;
  readonly complaints: number;
};
