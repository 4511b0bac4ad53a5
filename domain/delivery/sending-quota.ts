/** How much the mail service takes from the account now. */
export type SendingQuota = {
  /** How many messages a second; more only in short bursts. */
  readonly perSecond: number;
  /** How many messages in any 24 hours; infinite when there is no limit. */
  readonly perDay: number;
  /** How many it took in the last 24 hours. */
  readonly sentLastDay: number;
};
