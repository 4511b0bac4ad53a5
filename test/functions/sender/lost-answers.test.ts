import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSesClient } from '../../../adapters/ses/client.ts';
import { SesMailer } from '../../../adapters/ses/ses-mailer.ts';
import { localSettings } from '../../adapters/dynalite.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { reportOccurrence, reportWorld } from '../../fixtures/report-world.ts';
import { lambdaContext } from '../../fixtures/world.ts';

const stops: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A mail service on bare sockets that reads each message completely and never answers. */
async function silentService(afterMessage: (socket: Socket) => void) {
  const messages: string[] = [];
  const closed: Promise<unknown>[] = [];
  const server = createServer((socket) => {
    let text = '';
    closed.push(new Promise((resolve) => socket.on('close', resolve)));
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const message = wholeBody(text);
      if (message === null) return;
      messages.push(message);
      afterMessage(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { endpoint: `http://127.0.0.1:${address.port}`, messages, closed };
}

/** The body of a request, once it is complete. */
function wholeBody(request: string): string | null {
  const [head = '', ...rest] = request.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const length = /^content-length: *(?<bytes>\d+)/im.exec(head)?.groups?.['bytes'];
  return length !== undefined && body.length === Number(length) ? body : null;
}

/** A world whose planned messages go to a service over the network, with short time-outs. */
async function worldSendingTo(endpoint: string, leaders: number) {
  const world = await reportWorld(leaders);
  const client = createSesClient({ ...localSettings, endpoint }, { connect: 1_000, answer: 300 });
  stops.push(async () => client.destroy());
  const from = { name: 'Tiến Độ', address: 'bao-cao@tiendo.example', replyTo: null };
  world.ports.mailer = new SesMailer(client, { from, configurationSet: 'tiendo' });
  await world.report();
  return Object.assign(world, {
    deliverAt: (instant: string) => {
      world.setNow(instant);
      return world.sender(instant);
    },
    rows: async () => {
      const rows = await world.ports.deliveries.byOccurrence(reportOccurrence);
      return rows.map(({ key, state, attempts }) => `${key} ${state} ${attempts}`);
    },
    sendEvent: (key: string) => {
      const tags = { delivery: [`report_20240115T000000Z_${key}`] };
      const event = { eventType: 'Send', mail: { messageId: 'ses-1', tags } };
      return world.mailEvents({
        Records: [{ Sns: { MessageId: 'sns-1', Message: JSON.stringify(event) } }],
      });
    },
  });
}

describe('deliver over a network that loses answers', () => {
  it('F15: a message that was read before the connection dropped is unknown, settled by the Send event, never sent again', async () => {
    const service = await silentService((socket) => socket.destroy());
    const world = await worldSendingTo(service.endpoint, 1);
    expect(await world.deliverAt('2024-01-15T00:00:00Z')).toEqual(delivered({ unknown: 1 }));
    expect(await world.rows()).toEqual(['leader-00000 unknown 1']);
    expect(await world.deliverAt('2024-01-15T00:29:59Z')).toEqual(delivered());

    expect(await world.sendEvent('leader-00000')).toEqual({ moved: 1, unmoved: 0, unknown: 0 });
    for (const instant of ['2024-01-15T00:30:00Z', '2024-01-15T01:30:00Z', '2024-01-16T00:00:00Z'])
      expect(await world.deliverAt(instant)).toEqual(delivered());
    expect(await world.rows()).toEqual(['leader-00000 sent 1']);
    expect(service.messages).toHaveLength(1);
    expect(service.messages[0]).toContain('RawMessage.Data=');
  });

  it('F16: a service that never answers holds up nothing: each message is given up in time, its connection closed', async () => {
    const service = await silentService(() => undefined);
    const world = await worldSendingTo(service.endpoint, 3);
    expect(await world.deliverAt('2024-01-15T00:00:00Z')).toEqual(delivered({ unknown: 3 }));
    await Promise.all(service.closed);
    expect(service.messages).toHaveLength(3);
    expect(await world.rows()).toEqual([
      'leader-00000 unknown 1',
      'leader-00001 unknown 1',
      'leader-00002 unknown 1',
    ]);
  });

  it('F16: the function ends when its own time is nearly up, and leaves the rest due', async () => {
    const service = await silentService(() => undefined);
    const world = await worldSendingTo(service.endpoint, 3);
    const hurried = lambdaContext(() => (service.messages.length === 0 ? 60_000 : 10_000));
    expect(await world.sender(reportOccurrence.nominalTime, hurried)).toEqual(
      delivered({ unknown: 1, stopped: 'time' }),
    );
    expect(service.messages).toHaveLength(1);
    expect(await world.rows()).toEqual([
      'leader-00000 unknown 1',
      'leader-00001 due 0',
      'leader-00002 due 0',
    ]);
  });
});
