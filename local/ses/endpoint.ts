import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { deliveryPartsFrom } from '../../domain/delivery/delivery-id.ts';
import { occurrenceId } from '../../domain/schedule/occurrence.ts';
import type { Clock } from '../../usecases/ports/clock.ts';
import { EmbeddedRequests, type SdkAnswer } from '../database/embedded-requests.ts';
import type { Mail, MailStore } from '../mailbox/mail-store.ts';
import { localDataPoints, localQuota } from './account.ts';
import { EventPublisher, type EventPublisherOptions } from './event-publisher.ts';
import { stampHeaders } from './headers.ts';
import { membersOf, readSendRequest, type SendRequest, SesError } from './request.ts';
import { dkimXml, errorXml, quotaXml, sentXml, statisticsXml } from './xml.ts';

/** Where the local mail service keeps messages, and who may send. */
export type SesEndpointOptions = EventPublisherOptions & {
  readonly store: MailStore;
  readonly clock: Clock;
  /** The only domain allowed to send. */
  readonly domain: string;
};

/** A mail service that speaks the SES protocol and stores every message instead of sending it. */
export type SesEndpoint = {
  /** Takes the requests of this process; nothing else can reach it. */
  readonly requests: EmbeddedRequests;
  /** Resolves once the listener has received the events of all messages sent so far. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/**
 * Starts the mail service, after publishing the events left over from the last stop: the next sender must know their
 * outcome, even if the clock was moved far ahead.
 */
export async function startSesEndpoint(options: SesEndpointOptions): Promise<SesEndpoint> {
  const publisher = new EventPublisher(options);
  for (const mail of options.store.all()) if (!mail.eventsPublished) publisher.publish(mail);
  await publisher.settled();
  const requests = new EmbeddedRequests(async (_, body) => {
    const requestId = randomUUID();
    const answer = (statusCode: number, xml: string): SdkAnswer => ({
      statusCode,
      headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
      body: Buffer.from(xml),
    });
    try {
      const form = new URLSearchParams(body);
      const action = form.get('Action');
      switch (action) {
        case 'SendRawEmail': {
          const mail = keep(await readSending(form, options), options);
          publisher.publish(mail);
          return answer(200, sentXml(mail.id, requestId));
        }
        case 'GetSendQuota':
          return answer(200, quotaXml(localQuota(options.store, options.clock), requestId));
        case 'GetIdentityDkimAttributes':
          return answer(200, dkimXml(membersOf(form, 'Identities'), options.domain, requestId));
        case 'GetSendStatistics':
          return answer(200, statisticsXml(localDataPoints(options.store, options.clock), requestId));
        default:
          throw new SesError(
            'InvalidAction',
            `The local mail service does not offer ${action ?? 'a call without Action'}.`,
          );
      }
    } catch (error) {
      return error instanceof SesError
        ? answer(400, errorXml('Sender', error.code, error.message, requestId))
        : answer(500, errorXml('Receiver', 'InternalFailure', String(error), requestId));
    }
  });
  return {
    requests,
    settled: () => publisher.settled(),
    close: async () => {
      await requests.close();
      await publisher.settled();
    },
  };
}

async function readSending(form: URLSearchParams, { domain, configurationSet }: SesEndpointOptions) {
  const call = await readSendRequest(form, domain);
  if (call.configurationSet !== null && call.configurationSet !== configurationSet) {
    throw new SesError(
      'ConfigurationSetDoesNotExist',
      `Configuration set <${call.configurationSet}> does not exist.`,
    );
  }
  return call;
}

function keep(call: SendRequest, { clock, store }: SesEndpointOptions): Mail {
  const now = clock.now();
  const delivery = deliveryPartsFrom(call.tags['delivery']?.[0] ?? '');
  const mail: Mail = {
    id: messageId(now, store.all().at(-1)),
    to: call.to,
    from: call.from,
    subject: call.subject,
    sentAt: now.toString({ smallestUnit: 'millisecond' }),
    tags: Object.fromEntries(Object.entries(call.tags).map(([name, values]) => [name, [...values]])),
    occurrence: delivery === null ? null : occurrenceId(delivery.occurrence),
    // Without a configuration set there are no events, as with SES.
    eventsPublished: call.configurationSet === null,
  };
  const date = new Date(now.epochMilliseconds).toUTCString().replace('GMT', '+0000');
  store.add(mail, stampHeaders(call.source, `${mail.id}@ap-southeast-1.amazonses.com`, date));
  return mail;
}

/** An id as SES gives them. Its last digits, there always 0, count the messages of a millisecond, for their order. */
function messageId(now: Temporal.Instant, before: Mail | undefined): string {
  const millisecond = `0100${now.epochMilliseconds.toString(16).padStart(12, '0')}`;
  const count = before?.id.startsWith(millisecond) === true ? Number(before.id.slice(-6)) + 1 : 0;
  return `${millisecond}-${randomUUID()}-${String(count).padStart(6, '0')}`;
}
