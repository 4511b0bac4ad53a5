import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { noOperators } from '../../fixtures/answers/no-operators.ts';
import { refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { catalogueWithPortal, smallCatalogue } from '../../fixtures/catalogue.ts';
import { fromPortal } from '../../fixtures/every-operation.ts';
import { approve, putCatalogue } from '../../fixtures/put-catalogue.ts';
import { sized } from '../../fixtures/size.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let first: string;
let second: string;

async function open(dropCap = 0): Promise<void> {
  world = createWorld();
  world.ports.dropCap = dropCap;
  await world.applyCatalogue();
  first = await world.tokenFor({ role: 'operations' });
  second = await world.tokenFor({ role: 'operations' });
}

beforeEach(() => open());

const tokenSchema = z.object({ token: z.string() });
const idOf = (token: string) => token.split('_')[1] ?? '';
const version = async () => (await world.ports.catalogues.current())?.version;

const ask = (token: string, method: string, path: string, body?: unknown): Promise<Reply> =>
  world.registry({
    method,
    path,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });

const issue = async (token: string) => {
  const reply = await ask(token, 'POST', '/v1/tokens', {
    principal: { role: 'operations' },
    label: 'Đồng nghiệp',
  });
  return tokenSchema.parse(reply.body).token;
};

const rotate = async (token: string, by = token) =>
  tokenSchema.parse((await ask(by, 'POST', `/v1/tokens/${idOf(token)}/rotate`)).body).token;

/** The small catalogue without its first recipients. */
const without = (count: number): Catalogue => ({
  ...smallCatalogue(),
  recipients: smallCatalogue().recipients.slice(count),
});

async function propose(next = without(1), token = first): Promise<string> {
  const reply = await putCatalogue(world.registry, token, next);
  expect(reply.status).toBe(202);
  return z.object({ difference: z.object({ confirm: z.string() }) }).parse(reply.body).difference.confirm;
}

const sameOperator = refused(
  'second-operator-needed',
  'Danh mục này do mã truy cập «test» đề nghị, cùng một người vận hành; cần mã của người vận hành khác, được cấp trực tiếp.',
);
const none = refused('not-found', 'Không có danh mục nào đang chờ người vận hành thứ hai.');

describe('a catalogue that drops recipients', () => {
  it('waits for a second operator, who is shown the same difference, and is applied once', async () => {
    expect(await ask(second, 'GET', '/v1/catalogue/proposal')).toEqual(none);
    const confirm = await propose();
    expect(await version()).toBe(1);
    const shown = await ask(second, 'GET', '/v1/catalogue/proposal');
    expect(shown).toEqual(
      answered(200, {
        difference: {
          from: 1,
          changes: [
            {
              change: 'removed',
              part: 'recipient',
              id: 'chair',
              of: null,
              detail: {
                vi: 'Bỏ người nhận Chức vụ chair (chair)',
                en: 'Removed: recipient Post chair (chair)',
              },
            },
          ],
          mail: {
            noLonger: [
              {
                email: 'chair@province.example',
                unit: 'P',
                kind: 'weekly-report',
                detail: {
                  vi: 'chair@province.example: báo cáo tuần, UBND tỉnh (P)',
                  en: 'chair@province.example: the weekly report, Province (P)',
                },
              },
            ],
            newly: [],
          },
          silenced: [],
          readers: [],
          nobody: [noOperators],
          confirm,
          needsConfirmation: true,
          dropped: 1,
          omitted: { changes: 0, noLonger: 0, newly: 0, silenced: 0, readers: 0, nobody: 0 },
          needsSecondOperator: true,
        },
        proposedBy: { tokenId: idOf(first), label: 'test' },
        at: '2024-01-10T02:00:00Z',
      }),
    );
    expect(await approve(world.registry, second, confirm)).toEqual(answered(201, { version: 2 }));
    expect(await approve(world.registry, second, confirm)).toEqual(answered(200, { version: 2 }));
    expect(await ask(second, 'GET', '/v1/catalogue/proposal')).toEqual(none);
    expect((await world.ports.catalogues.current())?.catalogue).toEqual(without(1));
  });

  it('F99: is approved neither by who proposed it, nor with a token that this operator rotated or issued', async () => {
    const confirm = await propose();
    const issued = await issue(first);
    const grandchild = await issue(issued);
    const successor = await rotate(first);
    const another = await ask(successor, 'POST', `/v1/tokens/${idOf(second)}/rotate`);
    expect(another).toEqual(
      refused(
        'forbidden',
        'Mã vận hành chỉ đổi được bằng chính mã ấy, mã cùng chuỗi đổi với nó, hoặc mã đã cấp nó.',
      ),
    );
    const takenOver = await rotate(grandchild, successor);
    for (const token of [first, successor, issued, await rotate(issued), takenOver])
      expect(await approve(world.registry, token, confirm)).toEqual(sameOperator);
    expect(await version()).toBe(1);
  });

  it('is not proposed in the portal, where an operator cannot be told from the keeper of a token', async () => {
    const catalogue = catalogueWithPortal();
    world = createWorld();
    world.ports.dropCap = 0;
    await world.applyCatalogue(catalogue);
    const { recipients } = catalogue;
    const sending = {
      method: 'PUT',
      path: '/v1/catalogue',
      cookies: [await world.sessionFor('operator')],
      headers: { ...fromPortal, 'if-match': '"1"' },
      body: { ...catalogue, recipients: recipients.slice(1) },
    };
    const shown = await world.registry({ ...sending, query: { dryRun: 'true' } });
    const confirm = String(Object(shown.body).confirm);
    expect(await world.registry({ ...sending, query: { confirm } })).toEqual(
      refused(
        'second-operator-needed',
        'Danh mục này cần hai người vận hành, mỗi người dùng mã truy cập của mình với lệnh «tiendo catalogue apply»; trong cổng không làm được.',
      ),
    );
    expect(await world.ports.proposals.read()).toBeNull();
  });

  it('is approved with a rotated token of the second operator', async () => {
    const confirm = await propose();
    const rotated = await rotate(await rotate(second));
    expect((await approve(world.registry, rotated, confirm)).status).toBe(201);
  });

  it('is not applied once another version is in force', async () => {
    const confirm = await propose();
    await putCatalogue(world.registry, first, { ...smallCatalogue(), calendar: [] });
    expect(await ask(second, 'GET', '/v1/catalogue/proposal')).toEqual(none);
    expect(await approve(world.registry, second, confirm)).toEqual(
      refused(
        'catalogue-outdated',
        'Danh mục đang dùng là phiên bản 2, không phải phiên bản mà yêu cầu này nêu. Xem lại GET /v1/catalogue và sửa danh mục từ phiên bản ấy.',
      ),
    );
  });

  it('gives way to a later proposal, so that nobody approves what was not shown', async () => {
    const earlier = await propose(without(1));
    const later = await propose(without(2));
    expect(await approve(world.registry, second, earlier)).toEqual(
      refused(
        'conflict',
        'Danh mục đang chờ là một danh mục khác; xem GET /v1/catalogue/proposal rồi đồng ý với mã xác nhận ghi ở đó.',
      ),
    );
    expect((await approve(world.registry, second, later)).status).toBe(201);
  });

  it('may be proposed again, which changes nothing, and of two at once one is kept', async () => {
    const confirm = await propose();
    expect(await propose()).toBe(confirm);
    await open();
    const answers = await Promise.all([
      putCatalogue(world.registry, first, without(1)),
      putCatalogue(world.registry, second, without(2)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
  });

  it('needs nobody else below the cap, which counts what was dropped since a second operator last agreed', async () => {
    await open(2);
    expect((await putCatalogue(world.registry, first, without(1))).status).toBe(201);
    expect((await putCatalogue(world.registry, first, without(2))).status).toBe(201);
    expect((await putCatalogue(world.registry, second, without(3))).status).toBe(202);
    expect((await putCatalogue(world.registry, second, without(3), { second: first })).status).toBe(201);
    expect((await putCatalogue(world.registry, second, without(4))).status).toBe(201);
  });

  it.each<[string, (one: Catalogue['recipients'][number]) => Catalogue['recipients'][number]]>([
    ['another address', (one) => ({ ...one, email: `new-${one.email}` })],
    ['another kind of mail', (one) => ({ ...one, receives: ['receipts'] })],
    ['another unit', (one) => ({ ...one, unit: 'P.Q' })],
  ])('is also one that gives a recipient %s', async (_, change) => {
    const [chair, ...rest] = smallCatalogue().recipients;
    if (chair === undefined) throw new Error('the fixture has changed');
    const next = { ...smallCatalogue(), recipients: [change(chair), ...rest] };
    expect((await putCatalogue(world.registry, first, next)).status).toBe(202);
  });

  it('is not one that adds recipients or changes a post’s name', async () => {
    const more = smallCatalogue().recipients.flatMap((one) => [
      { ...one, post: { vi: 'Chức vụ mới', en: 'New post' } },
      { ...one, id: `${one.id}-2`, email: `also-${one.email}` },
    ]);
    expect(
      (await putCatalogue(world.registry, first, { ...smallCatalogue(), recipients: more })).status,
    ).toBe(201);
  });

  it('F99: one operator alone, with whatever tokens, never drops more recipients than the cap', async () => {
    const move = fc.record({
      what: fc.constantFrom('put', 'approve', 'issue', 'rotate', 'take over', 'restore'),
      who: fc.nat(5),
      count: fc.nat(4),
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.array(move, { maxLength: 25 }), async (cap, moves) => {
        await open(cap);
        const mine = [first];
        const got = new Set(smallCatalogue().recipients.map(({ email }) => email));
        let deprived = 0;
        for (const { what, who, count } of moves) {
          const token = mine[who % mine.length] ?? first;
          if (what === 'put') await putCatalogue(world.registry, token, without(count));
          if (what === 'restore') await putCatalogue(world.registry, token, smallCatalogue());
          if (what === 'issue') mine.push(await issue(token).catch(() => token));
          if (what === 'rotate') mine.push(await rotate(token).catch(() => token));
          if (what === 'take over') mine.push(await rotate(second, token).catch(() => token));
          const waiting = await world.ports.proposals.read();
          if (what === 'approve' && waiting !== null) await approve(world.registry, token, waiting.digest);
          const recipients = (await world.ports.catalogues.current())?.catalogue.recipients ?? [];
          const now = new Set(recipients.map(({ email }) => email));
          deprived += [...got].filter((email) => !now.has(email)).length;
          got.clear();
          for (const email of now) got.add(email);
        }
        expect(deprived).toBeLessThanOrEqual(cap);
      }),
      { numRuns: sized({ usual: 25, full: 60 }) },
    );
  });
});
