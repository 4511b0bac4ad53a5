import { describe, expect, it } from 'vitest';
import { approvalCatalogue } from '../fixtures/approval-catalogue.ts';
import { fromPortal } from '../fixtures/every-operation.ts';
import { tiendoInProcess } from './in-process.ts';
import { serveWorld } from './world-server.ts';

const body = { unit: 'P.A', set: 'S', period: '2024-W05', values: { 'S.3': { points: 9.45 } } };

/** A world in which P.A has sent week 5, whose figures need approval, and its command that shows them. */
async function sentWorld(language: 'vi' | 'en') {
  const { url, world, unitToken } = await serveWorld();
  const catalogue = approvalCatalogue('2024-W05');
  const sets = catalogue.sets.map((set) => ({ ...set, lock: { workingDaysAfter: 60, time: '06:00' } }));
  await world.ports.catalogues.put(2, { ...catalogue, sets }, world.ports.clock.now());
  let revision = 0;
  const send = async () => {
    const { status } = await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers: {
        authorization: `Bearer ${unitToken}`,
        'content-type': 'application/json',
        'idempotency-key': `key-${revision}`,
        ...(revision === 0 ? {} : { 'if-match': `"${revision}"` }),
      },
      body: revision === 0 ? body : { ...body, values: { 'S.3': { points: revision } }, reason: 'Sửa' },
    });
    expect(status).toBe(201);
    revision += 1;
  };
  const decide = async (decision: object) => {
    const { status } = await world.submissions({
      method: 'POST',
      path: '/v1/approvals',
      cookies: [await world.sessionFor('head-a')],
      headers: fromPortal,
      body: { unit: 'P.A', set: 'S', period: '2024-W05', revision, ...decision },
    });
    expect(status).toBe(200);
  };
  const environment = { TIENDO_URL: url, TIENDO_TOKEN: unitToken };
  /** What the command says between the receipt and what is lacking. */
  const said = async () => {
    const { code, stderr } = await tiendoInProcess(
      ['submission', 'show', 'S', '2024-W05', 'P.A'],
      language,
      environment,
    );
    const lines = stderr.split('\n');
    const asked = lines.findIndex((line) => /^(Chỉ số phải gửi|Indicators asked for)/.test(line));
    return [code, ...lines.slice(1, asked)];
  };
  return { send, decide, said };
}

describe('F148: tiendo submission show', () => {
  it('says whether the figures wait for approval, were returned or approved, and which count', async () => {
    const { send, decide, said } = await sentWorld('vi');
    const received = (revision: number) => `Bản ${revision}, nhận lúc 09:00 ngày 05/02/2024.`;
    const none = 'Chưa có số liệu nào được tính.';
    const at = '09:00 ngày 05/02/2024 (Thứ Hai)';
    await send();
    expect(await said()).toEqual([0, received(1), 'Chờ thủ trưởng đơn vị duyệt.', none]);
    await decide({ outcome: 'returned', reason: 'Chưa khớp.' });
    const returned = `Bị Thủ trưởng P.A trả lại lúc ${at}, với lý do: Chưa khớp.`;
    expect(await said()).toEqual([0, received(1), returned, none]);
    await send();
    await decide({ outcome: 'approved' });
    expect(await said()).toEqual([0, received(2), `Được Thủ trưởng P.A duyệt lúc ${at}.`]);
    await send();
    const still = 'Bản 2 đã duyệt vẫn được tính.';
    expect(await said()).toEqual([0, received(3), 'Chờ thủ trưởng đơn vị duyệt.', still]);
  });

  it('says so in English', async () => {
    const { send, decide, said } = await sentWorld('en');
    await send();
    const received = (revision: number) => `Revision ${revision}, received at 09:00 on 5 February 2024.`;
    const at = '09:00 on 5 February 2024 (Monday)';
    expect(await said()).toEqual([
      0,
      received(1),
      'Waits for the head of the unit.',
      'No figures count yet.',
    ]);
    await decide({ outcome: 'approved' });
    expect(await said()).toEqual([0, received(1), `Approved by Head P.A at ${at}.`]);
    await send();
    await decide({ outcome: 'returned', reason: 'Recount' });
    const returned = `Returned by Head P.A at ${at}; the reason: Recount`;
    expect(await said()).toEqual([0, received(2), returned, 'Revision 1 still counts.']);
  });
});
