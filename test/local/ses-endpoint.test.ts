import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SendEmailCommand, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createSesClient, sendTimeouts } from '../../adapters/ses/client.ts';
import { SesSendingAccount } from '../../adapters/ses/sending-account.ts';
import { SesMailer } from '../../adapters/ses/ses-mailer.ts';
import { localRegion, unsigned } from '../../local/database/database.ts';
import { MailStore } from '../../local/mailbox/mail-store.ts';
import { type SesEndpointOptions, startSesEndpoint } from '../../local/ses/endpoint.ts';
import type { SesNotification } from '../../local/ses/events.ts';
import { testClock } from './local-clock.ts';
import { temporaryFolder } from './temporary-folder.ts';

const deliveryId = 'report_20240115T000000Z_chu-tich';
const mime = (from = 'Tiến Độ <bao-cao@tiendo.example>') =>
  Buffer.from(
    `Date: Thu, 01 Jan 1970 00:00:00 +0000\r\nFrom: ${from}\r\nTo: chu-tich@example.org\r\nSubject: =?utf-8?q?Tu=E1=BA=A7n?=\r\n 02/2024\r\n\r\nXin chào\r\n`,
  );

const oldMail = {
  to: 'chu-tich@example.org',
  from: 'bao-cao@tiendo.example',
  subject: 'Tuần',
  tags: {},
  occurrence: null,
  eventsPublished: true,
};

async function startEndpoint(folder = temporaryFolder(), overrides: Partial<SesEndpointOptions> = {}) {
  const store = new MailStore(join(folder, 'mail'));
  const events: SesNotification[] = [];
  const endpoint = await startSesEndpoint({
    store,
    clock: testClock(folder, '2024-01-15T00:00:00Z').clock,
    domain: 'tiendo.example',
    configurationSet: 'tiendo',
    listener: async (event) => events.push(event),
    onNotTaken: () => undefined,
    ...overrides,
  });
  const client = createSesClient({ ...localRegion, ...unsigned }, sendTimeouts, endpoint.requests);
  onTestFinished(async () => {
    client.destroy();
    await endpoint.close();
  });
  return { store, events, endpoint, client, folder };
}

const send = (overrides: Partial<ConstructorParameters<typeof SendRawEmailCommand>[0]> = {}) =>
  new SendRawEmailCommand({
    Source: 'bao-cao@tiendo.example',
    Destinations: ['chu-tich@example.org'],
    RawMessage: { Data: mime() },
    ConfigurationSetName: 'tiendo',
    Tags: [{ Name: 'delivery', Value: deliveryId }],
    ...overrides,
  });

describe('the local mail service', () => {
  test('takes a message from the SDK and keeps it with what is known of it', async () => {
    const { client, endpoint, folder } = await startEndpoint();
    const { MessageId: id } = await client.send(send());
    await endpoint.settled();
    const record: unknown = JSON.parse(readFileSync(join(folder, 'mail', `${id}.json`), 'utf8'));
    expect(record).toEqual({
      id,
      to: 'chu-tich@example.org',
      from: 'bao-cao@tiendo.example',
      subject: 'Tuần 02/2024',
      sentAt: '2024-01-15T00:00:00.000Z',
      tags: { delivery: [deliveryId] },
      occurrence: 'report@2024-01-15T00:00:00Z',
      eventsPublished: true,
    });
  });

  test('dates and identifies the message itself, as SES does, and changes nothing else', async () => {
    const { client, store } = await startEndpoint();
    const { MessageId: id = '' } = await client.send(send());
    const mail = store.find(id);
    const source = mail === undefined ? '' : store.source(mail).toString();
    expect(source).toContain('Date: Mon, 15 Jan 2024 00:00:00 +0000\r\n');
    expect(source).not.toContain('1970');
    expect(source).toContain(`Message-ID: <${id}@ap-southeast-1.amazonses.com>\r\n`);
    expect(source).toContain('From: Tiến Độ <bao-cao@tiendo.example>\r\nTo: chu-tich@example.org\r\n');
    expect(source.endsWith('\r\n\r\nXin chào\r\n')).toBe(true);
  });

  test('reports sending, then of delivery, in the shape SES has through EventBridge', async () => {
    const { client, endpoint, events } = await startEndpoint();
    const { MessageId: id } = await client.send(send());
    await endpoint.settled();
    const told = events.map(({ detail }) => detail);
    const at = '2024-01-15T00:00:00.000Z';
    const mail = {
      messageId: id,
      timestamp: at,
      sendingAccountId: '000000000000',
      source: 'bao-cao@tiendo.example',
      destination: ['chu-tich@example.org'],
      headers: [],
      headersTruncated: false,
      commonHeaders: {
        messageId: id,
        from: ['bao-cao@tiendo.example'],
        to: ['chu-tich@example.org'],
        subject: 'Tuần 02/2024',
      },
      tags: { delivery: [deliveryId], 'ses:configuration-set': ['tiendo'] },
    };
    expect(told).toEqual([
      { eventType: 'Send', mail, send: {} },
      {
        eventType: 'Delivery',
        mail,
        delivery: {
          timestamp: at,
          processingTimeMillis: 0,
          recipients: ['chu-tich@example.org'],
          smtpResponse: '250 2.0.0 kept in the local mailbox',
          reportingMTA: 'localhost',
        },
      },
    ]);
  });

  test('the product’s own mailer gets through', async () => {
    const { client, store } = await startEndpoint();
    const mailer = new SesMailer(client, {
      from: { name: 'Tiến Độ', address: 'bao-cao@tiendo.example', replyTo: null },
      configurationSet: 'tiendo',
    });
    const message = { subject: 'Tuần 02/2024', html: '<p>79,06</p>', text: '79,06' };
    const to = { name: 'Chủ tịch', email: 'chu-tich@example.org' };
    const sent = await mailer.send({ to, deliveryId, message });
    const [mail, ...others] = store.all();
    expect(others).toEqual([]);
    expect(sent).toEqual({ outcome: 'sent', messageId: mail?.id });
    expect([mail?.subject, mail?.to]).toEqual(['Tuần 02/2024', 'chu-tich@example.org']);
  });

  test('shows how much the account may send, and what it sent by the local clock', async () => {
    const { client } = await startEndpoint();
    const account = new SesSendingAccount(client, 'bao-cao@tiendo.example');
    expect(await account.quota()).toEqual({ perSecond: 10_000, perDay: 50_000, sentLastDay: 0 });
    expect(await account.statistics()).toEqual([]);
    await client.send(send());
    await client.send(send());
    expect(await account.quota()).toEqual({ perSecond: 10_000, perDay: 50_000, sentLastDay: 2 });
    expect(await account.statistics()).toEqual([
      { at: '2024-01-15T00:00:00.000Z', attempts: 2, bounces: 0, complaints: 0 },
    ]);
  });

  test('has verified its own domain, and no other', async () => {
    const { client } = await startEndpoint();
    const isVerified = (from: string) => new SesSendingAccount(client, from).isDomainVerified();
    expect([await isVerified('bao-cao@tiendo.example'), await isVerified('x@other.example')]).toEqual([
      true,
      false,
    ]);
  });

  test('counts a day for the quota, and a fortnight for the statistics', async () => {
    const folder = temporaryFolder();
    const store = new MailStore(join(folder, 'mail'));
    const sentAt = ['2023-12-31T23:59:59.000Z', '2024-01-01T00:00:01.000Z', '2024-01-14T00:00:01.000Z'];
    for (const [index, at] of sentAt.entries()) store.add({ ...oldMail, id: `${index}`, sentAt: at }, mime());
    const { client } = await startEndpoint(folder);
    const account = new SesSendingAccount(client, 'bao-cao@tiendo.example');
    expect((await account.quota()).sentLastDay).toBe(1);
    expect((await account.statistics()).map(({ at }) => at)).toEqual([
      '2024-01-01T00:00:00.000Z',
      '2024-01-14T00:00:00.000Z',
    ]);
  });

  test('without a configuration set nobody hears of the message', async () => {
    const { client, endpoint, events } = await startEndpoint();
    await client.send(send({ ConfigurationSetName: undefined }));
    await endpoint.settled();
    expect(events).toEqual([]);
  });

  test.each([
    ['no recipient', { Destinations: [] }, 'InvalidParameterValue'],
    ['two recipients', { Destinations: ['a@example.org', 'b@example.org'] }, 'InvalidParameterValue'],
    ['an address that is none', { Destinations: ['chủ tịch'] }, 'InvalidParameterValue'],
    ['an empty message', { RawMessage: { Data: new Uint8Array() } }, 'InvalidParameterValue'],
    ['a message without From', { RawMessage: { Data: Buffer.from('hello') } }, 'InvalidParameterValue'],
    ['a From outside the domain', { RawMessage: { Data: mime('x@other.example') } }, 'MessageRejected'],
    [
      'a From that only ends like the domain',
      { RawMessage: { Data: mime('x@eviltiendo.example') } },
      'MessageRejected',
    ],
    ['a Source outside the domain', { Source: 'x@other.example' }, 'MessageRejected'],
    ['an unknown configuration set', { ConfigurationSetName: 'other' }, 'ConfigurationSetDoesNotExist'],
    ['a tag with other characters', { Tags: [{ Name: 'delivery', Value: 'tuần' }] }, 'InvalidParameterValue'],
  ])('refuses %s', async (_, overrides, name) => {
    const { client, store } = await startEndpoint();
    const refusal = await client.send(send(overrides)).catch((error: unknown) => Object(error));
    expect([refusal.name, refusal.$metadata.httpStatusCode]).toEqual([
      expect.stringMatching(`^${name}(?:Exception)?$`),
      400,
    ]);
    expect(store.all()).toEqual([]);
  });

  test('refuses other actions', async () => {
    const { client } = await startEndpoint();
    const command = new SendEmailCommand({
      Source: 'bao-cao@tiendo.example',
      Destination: { ToAddresses: ['chu-tich@example.org'] },
      Message: { Subject: { Data: 'x' }, Body: { Text: { Data: 'x' } } },
    });
    await expect(client.send(command)).rejects.toHaveProperty('name', 'InvalidAction');
  });

  test('a message is on disk before it is answered for, and half a message counts for nothing', async () => {
    const { promise: never, resolve: atLast } = Promise.withResolvers<void>();
    const { client, folder } = await startEndpoint(undefined, { listener: () => never });
    onTestFinished(() => atLast());
    const { MessageId: id = '' } = await client.send(send());
    const mail = join(folder, 'mail');
    expect(readdirSync(mail).sort()).toEqual([`${id}.eml`, `${id}.unpublished.json`]);
    expect(new MailStore(mail).all().map((kept) => kept.id)).toEqual([id]);
  });
});

describe('events that were not taken', () => {
  test('are offered again at once, for a listener that fails in passing', async () => {
    const listener = vi.fn<SesEndpointOptions['listener']>().mockRejectedValueOnce(new Error('busy'));
    const { client, endpoint, store } = await startEndpoint(undefined, { listener });
    await client.send(send());
    await endpoint.settled();
    expect(listener).toHaveBeenCalledTimes(3);
    expect(store.all().map(({ eventsPublished }) => eventsPublished)).toEqual([true]);
  });

  test('are reported, and published at the next start before it takes a message', async () => {
    const onNotTaken = vi.fn();
    const first = await startEndpoint(undefined, {
      listener: () => Promise.reject(new Error('no such table')),
      onNotTaken,
    });
    const { MessageId: id } = await first.client.send(send());
    await first.endpoint.settled();
    expect(onNotTaken).toHaveBeenCalledOnce();

    const second = await startEndpoint(first.folder);
    const told = second.events.map(({ detail }) => detail);
    expect(told.map(({ eventType, mail }) => [eventType, mail.messageId])).toEqual([
      ['Send', id],
      ['Delivery', id],
    ]);

    const third = await startEndpoint(first.folder);
    await third.endpoint.settled();
    expect(third.events).toEqual([]);
  });

  test('of several messages are marked once what was recorded of all is stored', async () => {
    const { promise: isEachSent, resolve: eachIsSent } = Promise.withResolvers<void>();
    const marked: unknown[] = [];
    const stored = vi.fn(async () => {
      marked.push(...one.store.all().map(({ eventsPublished }) => eventsPublished));
    });
    const one = await startEndpoint(undefined, { stored, listener: () => isEachSent });
    await Promise.all([one.client.send(send()), one.client.send(send()), one.client.send(send())]);
    eachIsSent();
    await one.endpoint.settled();
    expect(stored).toHaveBeenCalledOnce();
    expect(marked).toEqual([false, false, false]);
    expect(one.store.all().map(({ eventsPublished }) => eventsPublished)).toEqual([true, true, true]);
  });

  test('are offered again at the next start where what was recorded cannot be stored', async () => {
    const onNotTaken = vi.fn();
    const stored = () => Promise.reject(new Error('no space'));
    const first = await startEndpoint(undefined, { stored, onNotTaken });
    await first.client.send(send());
    await first.endpoint.settled();
    expect(onNotTaken).toHaveBeenCalledOnce();
    expect((await startEndpoint(first.folder)).events).toHaveLength(2);
  });

  test('are published at the next start when the process died while telling of them', async () => {
    const { promise: never, resolve: atLast } = Promise.withResolvers<void>();
    const first = await startEndpoint(undefined, { listener: () => never });
    void first.client.send(send());
    await vi.waitFor(() => expect(first.store.all()).toHaveLength(1), { timeout: 20_000 });
    const second = await startEndpoint(first.folder);
    expect(second.events).toHaveLength(2);
    atLast();
  });
});
