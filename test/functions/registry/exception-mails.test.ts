import { beforeEach, describe, expect, it } from 'vitest';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { iso } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';
import { valuesOf } from '../../messages/calendar/calendar-lines.ts';

const asked = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  officer: 'Chánh Văn phòng',
  reason: 'Mất điện',
  expiresAt: '2024-01-17T17:00:00+07:00',
};

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  // The lock was at 06:00 in Vietnam.
  world = createWorld('2024-01-15T02:00:00Z');
  await world.applyCatalogue(catalogueWithPortal());
  operations = await world.tokenFor({ role: 'operations' });
});

function call(path: string, body: object) {
  const headers = { authorization: `Bearer ${operations}`, 'content-type': 'application/json' };
  return world.registry({ method: 'POST', path: `/v1/exceptions${path}`, headers, body });
}

async function open(changes: object = {}): Promise<string> {
  const { status, body } = await call('', { ...asked, ...changes });
  expect(status).toBe(201);
  return Object(body).id;
}

const close = async (id: string) => (await call(`/${id}/closing`, { reason: 'Mở nhầm' })).status;

/** What was mailed by an instant since the last look: reader, subject, and sequence and end of the event that came with it. */
async function mailsBy(at: string): Promise<string[][]> {
  world.setNow(at);
  const before = world.sent.length;
  await world.sender(at);
  return world.sent.slice(before).map(({ message, to }) => [
    to.email,
    message.subject,
    ...(message.attachments ?? []).map(({ content }) => {
      const ics = Buffer.from(content).toString();
      return ['SEQUENCE', 'DTEND'].flatMap((name) => valuesOf(ics, name)).join(' ');
    }),
  ]);
}

const clerk = 'clerk-a@province.example';
const opened =
  '[Gia hạn] Được gửi số liệu Bộ chỉ số S, tuần 02/2024 đến 17:00 ngày 17/01/2024 (Thứ Tư) — Sở A';
const closed = '[Gia hạn] Đã kết thúc: số liệu Bộ chỉ số S, tuần 02/2024 — Sở A';

describe('F154: an exception that nobody asked for', () => {
  it('is mailed to those who submit for the unit, when it is opened and when it is closed, with the deadline for calendars', async () => {
    const id = await open();
    expect(await mailsBy('2024-01-15T02:00:00Z')).toEqual([[clerk, opened, '10001 20240117T100000Z']]);
    world.setNow('2024-01-15T03:00:00Z');
    expect(await close(id)).toBe(200);
    expect(await mailsBy('2024-01-15T03:00:00Z')).toEqual([[clerk, closed, '10002 20240112T090000Z']]);
    expect(world.sent.at(-1)?.message.text).toContain('Kỳ này đã chốt số liệu.');
  });

  it('leaves the deadline at the end of another one that stays open', async () => {
    await open({ expiresAt: '2024-01-19T17:00:00+07:00' });
    const second = await open();
    await mailsBy('2024-01-15T02:00:00Z');
    await close(second);
    expect(await mailsBy('2024-01-15T03:00:00Z')).toEqual([[clerk, closed, '10003 20240119T100000Z']]);
    expect(world.sent.at(-1)?.message.text).toContain(
      'Đơn vị vẫn gửi được số liệu đến 17:00 ngày 19/01/2024 (Thứ Sáu).',
    );
  });

  it('before the lock says until when figures can be sent after its closing', async () => {
    world.setNow('2024-01-11T02:00:00Z');
    const id = await open();
    expect(await mailsBy('2024-01-11T02:00:00Z')).toEqual([[clerk, opened, '10001 20240117T100000Z']]);
    await close(id);
    expect(await mailsBy('2024-01-11T03:00:00Z')).toEqual([[clerk, closed, '10002 20240112T090000Z']]);
    expect(world.sent.at(-1)?.message.text).toContain(
      'Đơn vị vẫn gửi được số liệu đến 06:00 ngày 15/01/2024 (Thứ Hai).',
    );
  });

  it('is mailed to nobody where it ends before the lock, and so changes nothing', async () => {
    world.setNow('2024-01-11T02:00:00Z');
    const id = await open({ expiresAt: '2024-01-12T17:00:00+07:00' });
    await close(id);
    expect(await mailsBy('2024-01-11T03:00:00Z')).toEqual([]);
  });

  it('is mailed of once however often it is closed, also after an attempt that died', async () => {
    const id = await open();
    await mailsBy('2024-01-15T02:00:00Z');
    const { deliveries } = world.ports;
    const plan = deliveries.plan.bind(deliveries);
    deliveries.plan = () => Promise.reject(new Error('died'));
    world.setNow('2024-01-15T03:00:00Z');
    expect(await close(id)).toBe(500);
    deliveries.plan = plan;
    for (const at of ['2024-01-15T04:00:00Z', '2024-01-15T05:00:00Z']) {
      world.setNow(at);
      expect(await close(id)).toBe(200);
    }
    const planned = await world.ports.deliveries.byOccurrence({
      job: 'notice',
      nominalTime: iso('2024-01-15T03:00:00Z'),
    });
    expect(planned.map(({ recipient }) => recipient.id)).toEqual(['clerk-a']);
  });

  it('of a unit without posts that submit is mailed to nobody, and opens the period all the same', async () => {
    await open({ unit: 'P.C' });
    expect(await mailsBy('2024-01-15T02:00:00Z')).toEqual([]);
    expect((await world.ports.exceptions.all()).found.map(({ unit }) => unit)).toEqual(['P.C']);
  });
});
