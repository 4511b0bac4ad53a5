/** What became of the messages of some minutes. */
export type SendingStatistics = {
  /** An instant in ISO 8601. */
  readonly at: string;
  readonly attempts: number;
  readonly bounces: number;
  readonly complaints: number;
};
