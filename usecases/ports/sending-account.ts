import type { SendingQuota } from '../../domain/delivery/sending-quota.ts';
import type { SendingStatistics } from '../../domain/delivery/sending-statistics.ts';

/** Reads the limits and the reputation of the mail account as a whole, whoever sends through it. */
export interface SendingAccount {
  quota(): Promise<SendingQuota>;

  /** The last 14 days in small steps, in no particular order; without those in which nothing happened. */
  statistics(): Promise<SendingStatistics[]>;
}
