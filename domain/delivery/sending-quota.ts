/** The account's current sending limits at the mail service. */
export type SendingQuota = {
  /** Messages per second; more only in short bursts. */
  readonly perSecond: number;
  /** Messages per 24 hours; infinite when there is no limit. */
  readonly perDay: number;
  /** Messages accepted in the last 24 hours. */
  readonly sentLastDay: number;
};
