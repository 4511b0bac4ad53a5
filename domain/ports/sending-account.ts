/** How much the mail service takes from the account now. */
export type SendingQuota = {
  /** How many messages a second; more only in short bursts. */
  readonly perSecond: number;
  /** How many messages in any 24 hours; infinite when there is no limit. */
  readonly perDay: number;
  /** How many it took in the last 24 hours. */
  readonly sentLastDay: number;
};

/** What became of the messages of some minutes. */
export type SendingStatistics = {
  /** An instant in ISO 8601. */
  readonly at: string;
  readonly attempts: number;
  readonly bounces: number;
  readonly complaints: number;
};

/** Tells what the mail service thinks of the account as a whole, whoever sends through it. */
export interface SendingAccount {
  quota(): Promise<SendingQuota>;

  /** The last 14 days in small steps, in no particular order; without those in which nothing happened. */
  statistics(): Promise<SendingStatistics[]>;
}
