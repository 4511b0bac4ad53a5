import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createSesClient } from '../../adapters/ses/client.ts';
import { SesMailer } from '../../adapters/ses/ses-mailer.ts';
import type { SendResult } from '../../domain/delivery/send-result.ts';
import type { OutgoingMessage } from '../../usecases/ports/mailer.ts';
import { localSettings } from './dynalite.ts';
import { startServer } from './http-server.ts';

const outgoing: OutgoingMessage = {
  to: { name: 'Chủ tịch', email: 'chair@example.org' },
  deliveryId: 'report_20240115T000000Z_chair',
  message: { subject: 'Tuần 02/2024', text: 'Hạng 4', html: '<p>Hạng 4</p>' },
};

const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Reply = (request: IncomingMessage, response: ServerResponse) => void;

/** Sends one message to a server that reads every request whole and then replies. */
async function sendTo(
  reply: Reply,
): Promise<{ result: SendResult; requests: string[]; milliseconds: number }> {
  const requests: string[] = [];
  const server = await startServer(async (request, response) => {
    requests.push(await text(request));
    reply(request, response);
  });
  stops.push(server.stop);
  const started = performance.now();
  const result = await mailerAt(server.endpoint).send(outgoing);
  const milliseconds = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { result, requests, milliseconds };
}

function mailerAt(endpoint: string): SesMailer {
  return senderAt(endpoint).mailer;
}

function senderAt(endpoint: string) {
  const client = createSesClient({ ...localSettings, endpoint }, { connect: 1_000, answer: 1_000 });
  stops.unshift(async () => client.destroy());
  const from = { name: 'Tiến Độ', address: 'tiendo@example.org', replyTo: null };
  return { client, mailer: new SesMailer(client, { from, configurationSet: 'tiendo-events' }) };
}

const taken =
  '<SendRawEmailResponse><SendRawEmailResult><MessageId>ses-1</MessageId></SendRawEmailResult></SendRawEmailResponse>';

const xml =
  (status: number, body: string): Reply =>
  (_, response) => {
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  };

const refusal = (code: string, message = 'chair@example.org') =>
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`;

describe('SES over the network', () => {
  test('a message that is taken has the id SES gave it', async () => {
    const { result, requests } = await sendTo(xml(200, taken));
    expect(result).toEqual({ outcome: 'sent', messageId: 'ses-1' });
    const parameters = new URLSearchParams(requests[0]);
    expect(parameters.get('Destinations.member.1')).toBe('chair@example.org');
    expect(parameters.get('Destinations.member.2')).toBeNull();
    expect(parameters.get('Tags.member.1.Value')).toBe(outgoing.deliveryId);
  });

  test('F15: read whole, then the connection drops: sent once only, and unknown', async () => {
    const { result, requests } = await sendTo((request) => request.socket.destroy());
    expect(result.outcome).toBe('unknown');
    expect(requests).toHaveLength(1);
    expect(requests[0]).toContain('RawMessage.Data=');
  });

  test('F15: the connection drops in the middle of the answer: unknown', async () => {
    const { result, requests } = await sendTo((request, response) => {
      response.writeHead(200, { 'content-length': 500 });
      response.write('<SendRawEmailResponse>', () => request.socket.destroy());
    });
    expect(result.outcome).toBe('unknown');
    expect(requests).toHaveLength(1);
  });

  test('F16: never an answer: unknown within the time-out, and the connection is closed', async () => {
    let closed = false;
    const { result, requests, milliseconds } = await sendTo((request) => {
      request.socket.on('close', () => {
        closed = true;
      });
    });
    expect(result.outcome).toBe('unknown');
    expect(requests).toHaveLength(1);
    expect(milliseconds).toBeGreaterThan(900);
    expect(milliseconds).toBeLessThan(20_000);
    expect(closed).toBe(true);
  });

  test('F16: an answer that stops in the middle: unknown within the time-out', async () => {
    const { result, milliseconds } = await sendTo((_, response) => {
      response.writeHead(200, { 'content-length': 500 });
      response.write('<SendRawEmailResponse>');
    });
    expect(result.outcome).toBe('unknown');
    expect(milliseconds).toBeLessThan(20_000);
  });

  test.each([
    [
      'F17: the rate holds a message back',
      400,
      refusal('Throttling', 'Maximum sending rate exceeded.'),
      'held',
    ],
    [
      'F18: the quota holds a message back',
      400,
      refusal('Throttling', 'Daily message quota exceeded.'),
      'held',
    ],
    ['a service that says it failed is tried again later', 503, refusal('ServiceUnavailable'), 'retry'],
    ['a paused account holds a message back', 400, refusal('AccountSendingPaused'), 'held'],
    ['F19: a rejected message is refused', 400, refusal('MessageRejected'), 'refused'],
    ['a missing configuration set holds all messages', 400, refusal('ConfigurationSetDoesNotExist'), 'held'],
    ['F15: an answer of some proxy is unknown', 502, '<html>Bad Gateway</html>', 'unknown'],
    ['F15: an answer nobody can read is unknown', 200, 'thanks', 'unknown'],
    ['F15: an empty answer is unknown', 200, '', 'unknown'],
  ])('%s', async (_, status, body, outcome) => {
    const { result, requests } = await sendTo(xml(status, body));
    expect(result.outcome).toBe(outcome);
    expect(JSON.stringify(result)).not.toContain('@');
    expect(requests).toHaveLength(1);
  });

  test('messages one after another share a connection, several at once have one each, and none outlives the client', async () => {
    const connections = new Set<Socket>();
    let open = 0;
    const server = await startServer(async (request, response) => {
      await text(request);
      if (!connections.has(request.socket)) {
        connections.add(request.socket);
        open += 1;
        request.socket.on('close', () => {
          open -= 1;
        });
      }
      xml(200, taken)(request, response);
    });
    stops.push(server.stop);
    const { mailer, client } = senderAt(server.endpoint);
    for (let sent = 0; sent < 5; sent += 1) await mailer.send(outgoing);
    expect(connections.size).toBe(1);
    const results = await Promise.all(Array.from({ length: 4 }, () => mailer.send(outgoing)));
    expect(new Set(results.map(({ outcome }) => outcome))).toEqual(new Set(['sent']));
    expect(connections.size).toBe(4);
    client.destroy();
    await vi.waitFor(() => expect(open).toBe(0), { timeout: 20_000 });
    expect((await mailer.send(outgoing)).outcome).toBe('sent');
  });

  test('a connection that the service closed while it was idle is not used again', async () => {
    const connections = new Set<Socket>();
    const server = await startServer(async (request, response) => {
      await text(request);
      connections.add(request.socket);
      response.on('finish', () => request.socket.end());
      xml(200, taken)(request, response);
    });
    stops.push(server.stop);
    const { mailer } = senderAt(server.endpoint);
    for (let sent = 0; sent < 3; sent += 1) {
      expect((await mailer.send(outgoing)).outcome).toBe('sent');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(connections.size).toBe(3);
  });

  test('nobody listens: tried again later', async () => {
    const server = await startServer(() => {});
    await server.stop();
    expect((await mailerAt(server.endpoint).send(outgoing)).outcome).toBe('retry');
  });
});
