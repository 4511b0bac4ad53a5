import { beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { noSubmitters, nothingToTell } from '../fixtures/answers/mails-nobody.ts';
import { refused } from '../fixtures/answers/problem.ts';
import { approvalCatalogue } from '../fixtures/approval-catalogue.ts';
import { catalogueWithPortal } from '../fixtures/catalogue.ts';
import { createWorld, type Reply } from '../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;

beforeEach(() => {
  // The lock was at 06:00 in Vietnam.
  world = createWorld('2024-01-15T02:00:00Z');
});

/** Only these posts are there. */
const withPosts = (catalogue: Catalogue, ...ids: readonly string[]): Catalogue => ({
  ...catalogue,
  recipients: catalogue.recipients.filter(({ id }) => ids.includes(id)),
});

async function call(by: 'unit' | 'leader' | 'operations', path: string, body: object): Promise<Reply> {
  const token = await world.tokenFor(by === 'unit' ? { role: by, unit: 'P.A' } : { role: by });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return world.registry({ method: 'POST', path, headers, body });
}

const place = { unit: 'P.A', set: 'S', period: '2024-W02' };
const decision = { officer: 'Chánh Văn phòng', reason: 'Mất điện' };
const until = '2024-01-17T17:00:00+07:00';
const ofUnit = noSubmitters('Sở A (P.A)', 'Department A (P.A)');
const told = ({ status, body }: Reply) => [status, Object(body).mailsNobody];

describe('F158: who does what is mailed is told when nobody would get it', () => {
  it('a question is refused, with what to do, until the unit has a post', async () => {
    await world.applyCatalogue(withPosts(catalogueWithPortal(), 'chair', 'operator'));
    const ask = () => call('leader', '/v1/questions', { ...place, text: 'Vì sao?' });
    expect(await ask()).toEqual(
      refused(
        'conflict',
        'Chưa gửi câu hỏi vì không ai nhận được: danh mục chưa có đầu mối nào của Sở A (P.A) gửi số liệu hay nhận biên nhận. Đề nghị Bộ phận vận hành thêm đầu mối của đơn vị vào danh mục rồi hỏi lại.',
      ),
    );
    expect((await world.ports.questions.list('S')).found).toEqual([]);
    await world.ports.catalogues.put(2, catalogueWithPortal(), world.ports.clock.now());
    expect((await ask()).status).toBe(201);
    await world.ports.catalogues.put(
      3,
      withPosts(catalogueWithPortal(), 'chair', 'operator'),
      world.ports.clock.now(),
    );
    expect((await ask()).status).toBe(409);
  });

  it('an exception is opened and closed, and its answers say so', async () => {
    await world.applyCatalogue(withPosts(catalogueWithPortal(), 'operator'));
    const open = await call('operations', '/v1/exceptions', { ...place, ...decision, expiresAt: until });
    const close = () =>
      call('operations', `/v1/exceptions/${Object(open.body).id}/closing`, { reason: 'Mở nhầm' });
    expect([told(open), told(await close()), told(await close())]).toEqual([
      [201, ofUnit],
      [200, ofUnit],
      [200, ofUnit],
    ]);
  });

  it('an exception that ends before the lock is said to be no news', async () => {
    world.setNow('2024-01-11T02:00:00Z');
    await world.applyCatalogue(catalogueWithPortal());
    const expiresAt = '2024-01-12T17:00:00+07:00';
    const open = await call('operations', '/v1/exceptions', { ...place, ...decision, expiresAt });
    const path = `/v1/exceptions/${Object(open.body).id}/closing`;
    expect([told(open), told(await call('operations', path, { reason: 'Mở nhầm' }))]).toEqual([
      [201, nothingToTell],
      [200, nothingToTell],
    ]);
  });

  it('a request for an extension says that no operator hears of it, and a decision that the unit does not', async () => {
    await world.applyCatalogue(withPosts(catalogueWithPortal(), 'chair'));
    const ask = () => call('unit', '/v1/extension-requests', { ...place, reason: 'Mất điện' });
    const first = await ask();
    const noOperators = {
      vi: 'Không gửi thư cho ai: danh mục chưa có đầu mối nào của bộ phận vận hành. Yêu cầu vẫn được ghi nhận; báo cho Bộ phận vận hành để được xét.',
      en: 'Nobody is mailed: the catalogue has no post of operations. The request is recorded all the same; tell Operations, so that it is decided.',
    };
    expect([told(first), told(await ask())]).toEqual([
      [201, noOperators],
      [200, noOperators],
    ]);
    const path = `/v1/extension-requests/${Object(first.body).id}/decision`;
    const grant = () => call('operations', path, { outcome: 'granted', officer: 'Chánh Văn phòng', until });
    expect([told(await grant()), told(await grant())]).toEqual([
      [200, ofUnit],
      [200, ofUnit],
    ]);
  });

  it('nothing is said where somebody is mailed', async () => {
    await world.applyCatalogue(catalogueWithPortal());
    const open = await call('operations', '/v1/exceptions', { ...place, ...decision, expiresAt: until });
    const asked = await call('unit', '/v1/extension-requests', {
      ...place,
      period: '2024-W03',
      reason: 'Mất điện',
    });
    expect([open, asked].map(({ body }) => 'mailsNobody' in Object(body))).toEqual([false, false]);
  });

  it('figures that are returned where no clerk would hear of it', async () => {
    world.setNow('2024-01-11T02:00:00Z');
    const catalogue = approvalCatalogue();
    await world.applyCatalogue(withPosts(catalogue, 'head-a'));
    const token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      body: { ...place, values: { 'S.3': { points: 5 } } },
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': 'key-1',
        'content-type': 'application/json',
      },
    });
    const { status, body } = await world.submissions({
      method: 'POST',
      path: '/v1/approvals',
      cookies: [await world.sessionFor('head-a')],
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: { ...place, revision: 1, outcome: 'returned', reason: 'Sai nguồn' },
    });
    expect([status, Object(body).mailsNobody]).toEqual([200, ofUnit]);
  });
});
