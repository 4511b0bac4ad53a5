import {
  GetIdentityDkimAttributesCommand,
  GetSendQuotaCommand,
  GetSendStatisticsCommand,
} from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSesClient } from '../../adapters/ses/client.ts';
import { SesSendingAccount } from '../../adapters/ses/sending-account.ts';
import { localSettings } from './dynalite.ts';

const client = createSesClient(localSettings);
const ses = mockClient(client);
const account = new SesSendingAccount(client, 'bao-cao@mail.tinh.gov.vn');

beforeEach(() => {
  ses.reset();
});

describe('the SES account', () => {
  test('F17, F18: reports its rate and its quota', async () => {
    ses.on(GetSendQuotaCommand).resolves({ MaxSendRate: 14, Max24HourSend: 50_000, SentLast24Hours: 127 });
    expect(await account.quota()).toEqual({ perSecond: 14, perDay: 50_000, sentLastDay: 127 });
  });

  test('F18: has no daily quota where SES says -1', async () => {
    ses.on(GetSendQuotaCommand).resolves({ MaxSendRate: 500, Max24HourSend: -1, SentLast24Hours: 9 });
    expect(await account.quota()).toEqual({
      perSecond: 500,
      perDay: Number.POSITIVE_INFINITY,
      sentLastDay: 9,
    });
  });

  test('F24: reports what became of its messages; what SES leaves out counts as zero', async () => {
    const Timestamp = new Date('2024-01-15T00:15:00Z');
    ses.on(GetSendStatisticsCommand).resolves({
      SendDataPoints: [
        { Timestamp, DeliveryAttempts: 8, Bounces: 1, Complaints: 2, Rejects: 3 },
        { Timestamp, DeliveryAttempts: 5 },
      ],
    });
    expect(await account.statistics()).toEqual([
      { at: '2024-01-15T00:15:00.000Z', attempts: 8, bounces: 1, complaints: 2 },
      { at: '2024-01-15T00:15:00.000Z', attempts: 5, bounces: 0, complaints: 0 },
    ]);
    ses.on(GetSendStatisticsCommand).resolves({});
    expect(await account.statistics()).toEqual([]);
  });

  test.each([
    ['Success', true],
    ['TemporaryFailure', true],
    ['Pending', false],
    ['Failed', false],
    ['NotStarted', false],
  ] as const)(
    'F19: counts a domain whose DKIM is %s as verified: %s',
    async (DkimVerificationStatus, expected) => {
      ses
        .on(GetIdentityDkimAttributesCommand, { Identities: ['mail.tinh.gov.vn'] })
        .resolves({ DkimAttributes: { 'mail.tinh.gov.vn': { DkimEnabled: true, DkimVerificationStatus } } });
      expect(await account.isDomainVerified()).toBe(expected);
    },
  );

  test('F19: does not count a domain that SES does not know', async () => {
    ses.on(GetIdentityDkimAttributesCommand).resolves({ DkimAttributes: {} });
    expect(await account.isDomainVerified()).toBe(false);
  });

  test('is not guessed at when SES says something else', async () => {
    ses.onAnyCommand().resolves({ SendDataPoints: [{ DeliveryAttempts: 1 }] });
    await expect(account.quota()).rejects.toHaveProperty('name', 'ZodError');
    await expect(account.statistics()).rejects.toHaveProperty('name', 'ZodError');
  });
});
