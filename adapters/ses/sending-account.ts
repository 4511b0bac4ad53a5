import {
  GetIdentityDkimAttributesCommand,
  GetSendQuotaCommand,
  GetSendStatisticsCommand,
  type SESClient,
} from '@aws-sdk/client-ses';
import * as z from 'zod';
import type { SendingQuota } from '../../domain/delivery/sending-quota.ts';
import type { SendingStatistics } from '../../domain/delivery/sending-statistics.ts';
import { instantTextSchema } from '../../domain/period/instant-text.ts';
import type { SendingAccount } from '../../usecases/ports/sending-account.ts';

const quotaSchema = z.object({
  MaxSendRate: z.number().nonnegative(),
  Max24HourSend: z.number(),
  SentLast24Hours: z.number(),
});

const count = z.int().nonnegative().default(0);
const pointsSchema = z.array(
  z.object({ Timestamp: z.date(), DeliveryAttempts: count, Bounces: count, Complaints: count }),
);

/** The SES account in the client's region. SES counts in intervals of 15 minutes. */
export class SesSendingAccount implements SendingAccount {
  readonly #client: SESClient;
  readonly #domain: string;

  /** @param from the address that messages come from */
  constructor(client: SESClient, from: string) {
    this.#client = client;
    this.#domain = from.slice(from.lastIndexOf('@') + 1);
  }

  async quota(): Promise<SendingQuota> {
    const answer = quotaSchema.parse(await this.#client.send(new GetSendQuotaCommand()));
    // SES returns -1 for an account without a daily limit.
    const perDay = answer.Max24HourSend < 0 ? Number.POSITIVE_INFINITY : answer.Max24HourSend;
    return { perSecond: answer.MaxSendRate, perDay, sentLastDay: answer.SentLast24Hours };
  }

  /** A domain is verified by its DKIM records. SES keeps signing for three days after it has not found them again. */
  async isDomainVerified(): Promise<boolean> {
    const command = new GetIdentityDkimAttributesCommand({ Identities: [this.#domain] });
    const { DkimAttributes = {} } = await this.#client.send(command);
    const status = DkimAttributes[this.#domain]?.DkimVerificationStatus;
    return status === 'Success' || status === 'TemporaryFailure';
  }

  async statistics(): Promise<SendingStatistics[]> {
    const { SendDataPoints = [] } = await this.#client.send(new GetSendStatisticsCommand());
    return pointsSchema.parse(SendDataPoints).map((point) => ({
      at: instantTextSchema.parse(point.Timestamp.toISOString()),
      attempts: point.DeliveryAttempts,
      bounces: point.Bounces,
      complaints: point.Complaints,
    }));
  }
}
