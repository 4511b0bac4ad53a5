import type { SendingQuota } from '../../domain/delivery/sending-quota.ts';
import type { SendingStatistics } from '../../domain/delivery/sending-statistics.ts';

/** Reads the limits and the reputation of the mail account as a whole, including other senders. */
export interface SendingAccount {
  quota(): Promise<SendingQuota>;

  /** Whether the service has verified the domain that messages come from, so that receivers believe them. */
  isDomainVerified(): Promise<boolean>;

  /** The last 14 days in small intervals, in any order; empty intervals are omitted. */
  statistics(): Promise<SendingStatistics[]>;
}
