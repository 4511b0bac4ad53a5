import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DynamoDbSendJournal } from '../../../adapters/dynamodb/send-journal.ts';
import { DynamoDbSendingSwitch } from '../../../adapters/dynamodb/sending-switch.ts';
import { Table } from '../../../adapters/dynamodb/table/table.ts';
import { startDynalite } from '../../adapters/dynalite.ts';
import { delivery } from '../../adapters/samples.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { renderedContent } from '../../fixtures/rendered-content.ts';
import { createWorld } from '../../fixtures/world.ts';

const at = '2024-01-15T02:00:00Z';
const key = { pk: 'sending', sk: 'switch' };
const running = { paused: false, since: null, by: null, reason: null };
const reason =
  'không đọc được dòng «sending switch» nên giữ thư lại cho an toàn; nhật ký còn ghi ai tạm dừng lần cuối, vì sao / the row “sending switch” cannot be read, so mail is held to be safe; the audit log still has who paused it last, and why';
const unknown = { paused: true, since: null, by: null, reason, held: null };

let dynalite: Awaited<ReturnType<typeof startDynalite>>;
let table: Table;
let world: ReturnType<typeof createWorld>;

beforeAll(async () => {
  dynalite = await startDynalite();
});

afterAll(() => dynalite.stop());

beforeEach(async () => {
  table = new Table(dynalite.client, await dynalite.createTable());
  world = createWorld(at);
  Object.assign(world.ports, { sending: new DynamoDbSendingSwitch(table) });
  const occurrence = { job: 'preview', nominalTime: iso(at) } as const;
  for (const name of ['one', 'two'])
    await world.ports.deliveries.plan(
      delivery(name, {
        occurrence,
        content: renderedContent,
        dueAt: iso(at),
        expiresAt: iso('2024-01-20T00:00:00Z'),
      }),
    );
});

describe('R20: a stored switch that cannot be read', () => {
  it.each([
    ['of a version that is not known', { ...running, v: 99 }],
    ['whose state is missing', { v: 1, since: null, by: null, reason: null }],
    ['whose state is a word', { ...running, v: 1, paused: 'no' }],
    ['whose time is none', { ...running, v: 1, since: 'yesterday' }],
    ['whose fault is none', { ...running, v: 1, held: 'the account is in the SES sandbox' }],
  ])('%s counts as paused: nothing is sent until operations turn it', async (_, item) => {
    await table.put({ ...key, ...item });
    expect(await world.ports.sending.read()).toEqual(unknown);
    expect(await world.sender(at)).toEqual(delivered({ stopped: 'pause' }));
    expect(world.sent).toEqual([]);
    const resumed = { paused: false, since: '2024-01-15T02:01:00Z', by: 'op-1', reason: null };
    expect(await world.ports.sending.resume('op-1', instant('2024-01-15T02:01:00Z'))).toEqual(resumed);
    expect(await world.sender(at)).toEqual(delivered({ sent: 2 }));
  });

  it('is whole again once operations pause', async () => {
    await table.put({ ...key, ...running, v: 99, held: 1 });
    const paused = { paused: true, since: '2024-01-15T02:01:00Z', by: 'op-1', reason: 'nhầm' };
    expect(await world.ports.sending.pause('op-1', 'nhầm', instant('2024-01-15T02:01:00Z'))).toEqual(paused);
    expect(await world.ports.sending.read()).toEqual({ ...paused, held: null });
  });

  it('says why mail waits, and is written anew when operations pause through the API', async () => {
    await table.put({ ...key, ...running, v: 99 });
    await world.applyCatalogue();
    const token = await world.tokenFor({ role: 'operations' });
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const status = () => world.operations({ method: 'GET', path: '/v1/sending', headers });
    expect(await status()).toEqual(answered(200, { ...unknown, strayEvents: [] }));
    const body = { reason: 'Nhập nhầm' };
    const paused = { paused: true, since: at, by: token.split('_')[1], reason: 'Nhập nhầm' };
    const call = { method: 'POST', path: '/v1/deliveries/pause', headers, body };
    expect(await world.operations(call)).toEqual(answered(200, paused));
    expect(await status()).toEqual(answered(200, { ...paused, held: null, strayEvents: [] }));
  });

  it('in the middle of a run holds what it has not begun', async () => {
    world.quota = { perSecond: 2, perDay: 50_000, sentLastDay: 0 };
    world.ports.mailer.send = async () => {
      await table.put({ ...key, ...running, v: 99 });
      return { outcome: 'sent', messageId: 'm' };
    };
    expect(await world.sender(at)).toEqual(delivered({ sent: 1, stopped: 'pause' }));
  });
});

describe('F69: a journal of which a row cannot be read', () => {
  beforeEach(() => {
    Object.assign(world.ports, { journal: new DynamoDbSendJournal(table) });
  });

  it('sends nothing while it cannot be known up to when it is incomplete', async () => {
    await table.put({ pk: 'sent', sk: 'incomplete', v: 99 });
    await expect(world.sender(at)).rejects.toThrow('the journal-doubt row sent incomplete');
    expect(world.sent).toEqual([]);
  });

  it('still says of a message that it was sent; the others go', async () => {
    await table.put({ pk: `sent#preview#${at}`, sk: 'one', v: 99 });
    expect(await world.sender(at)).toEqual(delivered({ sent: 1, settled: 1 }));
    expect(world.sent.map(({ to }) => to.email)).toEqual(['two@example.org']);
    const occurrence = { job: 'preview', nominalTime: iso(at) } as const;
    const [one] = await world.ports.deliveries.byOccurrence(occurrence);
    expect(one).toEqual(
      delivery('one', {
        occurrence,
        content: renderedContent,
        dueAt: iso(at),
        expiresAt: iso('2024-01-20T00:00:00Z'),
        state: 'sent',
        messageId: 'unknown',
        sentAt: iso(at),
      }),
    );
  });
});
