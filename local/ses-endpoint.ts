import { randomUUID } from 'node:crypto';
import { type Agent, createServer, type IncomingMessage } from 'node:http';
import type { Temporal } from 'temporal-polyfill';
import { parseDeliveryId } from '../domain/delivery/delivery-id.ts';
import { occurrenceId } from '../domain/schedule/occurrence.ts';
import type { Clock } from '../usecases/ports/clock.ts';
import { InProcessAgent } from './in-process.ts';
import type { Mail, MailStore } from './mail-store.ts';
import { readBody } from './read-body.ts';
import { localDataPoints, localQuota } from './ses-account.ts';
import { EventPublisher, type EventPublisherOptions } from './ses-event-publisher.ts';
import { stampHeaders } from './ses-headers.ts';
import { membersOf, readSendRequest, type SendRequest, SesError } from './ses-request.ts';
import { dkimXml, errorXml, quotaXml, sentXml, statisticsXml } from './ses-xml.ts';

export type SesEndpointOptions = EventPublisherOptions & {
  readonly store: MailStore;
  readonly clock: Clock;
  /** The only domain allowed to send. */
  readonly domain: string;
};

/** A mail service that speaks the SES protocol and stores every message instead of sending it. */
export type SesEndpoint = {
  /** Makes the connections of this process to it; nothing else can reach it. */
  readonly agent: Agent;
  /** Resolves once the listener has received the events of all messages sent so far. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

/** The maximum length of a 10 MB message in Base64 and form encoding. */
const mostBodyBytes = 44 * 1024 * 1024;

/**
 * Starts the mail service, after publishing the events left over from the last stop: the next sender must know their
 * outcome, even if the clock was moved far ahead.
 */
export async function startSesEndpoint(options: SesEndpointOptions): Promise<SesEndpoint> {
  const publisher = new EventPublisher(options);
  for (const mail of options.store.all()) if (!mail.eventsPublished) publisher.publish(mail);
  await publisher.settled();
  const server = createServer(async (request, response) => {
    const requestId = randomUUID();
    const answer = (status: number, xml: string) =>
      response.writeHead(status, { 'content-type': 'text/xml', 'x-amzn-requestid': requestId }).end(xml);
    try {
      const form = await readForm(request);
      const action = form.get('Action');
      switch (action) {
        case 'SendRawEmail': {
          const mail = keep(await readSending(form, options), options);
          answer(200, sentXml(mail.id, requestId));
          publisher.publish(mail);
          break;
        }
        case 'GetSendQuota':
          answer(200, quotaXml(localQuota(options.store, options.clock), requestId));
          break;
        case 'GetIdentityDkimAttributes':
          answer(200, dkimXml(membersOf(form, 'Identities'), options.domain, requestId));
          break;
        case 'GetSendStatistics':
          answer(200, statisticsXml(localDataPoints(options.store, options.clock), requestId));
          break;
        default:
          throw new SesError(
            'InvalidAction',
            `The local mail service does not offer ${action ?? 'a call without Action'}.`,
          );
      }
    } catch (error) {
      if (error instanceof SesError) answer(400, errorXml('Sender', error.code, error.message, requestId));
      else answer(500, errorXml('Receiver', 'InternalFailure', String(error), requestId));
    }
  });
  const agent = new InProcessAgent(server);
  return {
    agent,
    settled: () => publisher.settled(),
    close: async () => {
      await agent.close();
      await publisher.settled();
    },
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
    throw new SesError('MissingAuthenticationToken', 'Request is missing Authentication Token');
  }
  const body = await readBody(request, mostBodyBytes);
  if (body === null) throw new SesError('InvalidParameterValue', 'The request is too long.');
  return new URLSearchParams(body.toString('utf8'));
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
  const delivery = parseDeliveryId(call.tags['delivery']?.[0] ?? '');
  const mail: Mail = {
    id: messageId(now),
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

function messageId(now: Temporal.Instant): string {
  return `0100${now.epochMilliseconds.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
}
