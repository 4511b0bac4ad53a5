import type { InstantText } from '../period/instant-text.ts';

/** What became of the messages of some minutes. */
export type SendingStatistics = {
  readonly at: InstantText;
  readonly attempts: number;
  readonly bounces: number;
  readonly complaints: number;
};
