import { beforeEach, describe, expect, it, vi } from 'vitest';
import { personHash } from '../../../domain/access/unsubscribe-token.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { createLogger } from '../../../functions/logger.ts';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { completeLate, partial, preview, receipt, replayed } from '../../fixtures/answers/receipt.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { delivered } from '../../fixtures/answers/runs.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { instant, iso } from '../../fixtures/instants.ts';
import { notePublished } from '../../fixtures/published.ts';
import { createWorld, signingKey } from '../../fixtures/world.ts';

const start = '2024-01-10T02:00:00.250Z';
const occurrence = { job: 'receipt', nominalTime: iso('2024-01-10T02:00:00Z') } as const;
const text = (vi: string) => ({ vi, en: vi });
const recipient = (
  id: string,
  unit: string,
  receives: Catalogue['recipients'][number]['receives'],
  email = id,
) => ({
  id,
  post: text(`Chức vụ ${id}`),
  unit,
  receives,
  email: `${email}@province.example`,
});
const sent = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  values: { 'S.3': { points: 9.45 }, 'S.4': { count: 250 } },
};

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(() => prepare());

async function prepare(options: Parameters<typeof createWorld>[1] = {}) {
  await prepareWith(
    [
      recipient('contact-a', 'P.A', ['warnings', 'receipts']),
      recipient('deputy-a', 'P.A', ['receipts']),
      recipient('head-a', 'P.A', ['receipts'], 'CONTACT-A'),
      recipient('chair-a', 'P.A', ['weekly-report', 'warnings']),
      recipient('contact-b', 'P.B', ['receipts']),
    ],
    options,
  );
}

async function prepareWith(
  recipients: Catalogue['recipients'],
  options: Parameters<typeof createWorld>[1] = {},
) {
  world = createWorld(start, options);
  await world.applyCatalogue({ ...smallCatalogue(), recipients });
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
}

const post = (changes: object = {}, query: Record<string, string> = {}, key = 'key-1') =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    query,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: { ...sent, ...changes },
  });
const planned = () => world.ports.deliveries.byOccurrence(occurrence);

describe('P43: the confirmation by e-mail', () => {
  it('is planned once for each person who receives the unit’s receipts, with all that it says', async () => {
    const { body } = await post({ illustrative: true });
    const { id } = Object(body);
    expect(await planned()).toEqual(
      ['contact-a', 'deputy-a'].map((name) => ({
        id: `receipt_20240110T020000Z_${id}-${name}`,
        occurrence,
        key: `${id}-${name}`,
        recipient: {
          id: name,
          post: text(`Chức vụ ${name}`),
          unit: 'P.A',
          email: `${name}@province.example`,
          ...(name === 'contact-a'
            ? { also: [{ id: 'head-a', post: text('Chức vụ head-a'), unit: 'P.A' }] }
            : {}),
        },
        content: {
          kind: 'submission-receipt',
          receipt: {
            scope: { vi: 'Tỉnh Thử Nghiệm', en: 'Test Province' },
            helpdesk: { vi: 'Bộ phận vận hành', en: 'Operations' },
            unit: 'P.A',
            unitName: { vi: 'Sở A', en: 'Department A' },
            set: 'S',
            setName: { vi: 'Bộ chỉ số S', en: 'Set S' },
            period: '2024-W02',
            revision: 1,
            reference: id,
            receivedAt: iso('2024-01-10T02:00:00.25Z'),
            dueAt: iso('2024-01-12T09:00:00Z'),
            late: false,
            given: {
              figures: [
                {
                  indicator: 'S.3',
                  name: { vi: 'Chỉ số S.3', en: 'Indicator S.3' },
                  to: { vi: '9,45 điểm', en: '9.45 points' },
                },
                {
                  indicator: 'S.4',
                  name: { vi: 'Chỉ số S.4', en: 'Indicator S.4' },
                  to: { vi: '250 hồ sơ', en: '250 dossiers' },
                },
              ],
              more: 0,
            },
            preview: { points: 1_445, maxPoints: 10_000 },
            correctUntil: iso('2024-01-14T23:00:00Z'),
            figures: 2,
            asked: {
              count: 4,
              lacking: 2,
              until: iso('2024-01-12T09:00:00Z'),
              first: ['S.1', 'S.2'].map((indicator) => ({
                indicator,
                name: { vi: `Chỉ số ${indicator}`, en: `Indicator ${indicator}` },
              })),
            },
            warnings: [],
            moreWarnings: 0,
            illustrative: true,
          },
        },
        helpdesk: { vi: 'Bộ phận vận hành', en: 'Operations' },
        portal: 'none',
        state: 'due',
        dueAt: iso('2024-01-10T02:00:00Z'),
        expiresAt: iso('2024-01-13T02:00:00.25Z'),
        attempts: 0,
      })),
    );
  });

  it('goes to every post that may submit for the unit, whatever it asks for, unless it unsubscribes', async () => {
    const portalPost = (id: string, role: 'unit' | 'reader', unit = 'P.A') => ({
      ...recipient(id, unit, ['warnings']),
      role,
    });
    await prepareWith([
      portalPost('clerk', 'unit'),
      portalPost('reader', 'reader'),
      portalPost('other', 'unit', 'P.B'),
    ]);
    await post();
    expect((await planned()).map(({ recipient: { id } }) => id)).toEqual(['clerk']);
    const person = personHash('clerk@province.example', signingKey);
    await world.ports.unsubscribes.add({ kind: 'receipts', person }, instant(start));
    expect(await world.sender('2024-01-10T02:05:00Z')).toEqual(delivered({ settled: 1 }));
    expect(world.sent).toEqual([]);
  });

  it('is delivered, once, though the submission is sent again', async () => {
    const { body } = await post();
    world.setNow('2024-01-10T02:05:00Z');
    expect(await world.sender('2024-01-10T02:05:00Z')).toEqual(delivered({ sent: 2 }));
    await post();
    expect(await world.sender('2024-01-10T02:05:00Z')).toEqual(delivered());
    expect(world.sent.map(({ to, message }) => [to.email, message.subject])).toEqual(
      ['contact-a@province.example', 'deputy-a@province.example'].map((email) => [
        email,
        `[Xác nhận] Đã nhận số liệu Bộ chỉ số S, tuần 02/2024, còn thiếu 2 chỉ số — Sở A (mã ${Object(body).id.slice(0, 8)}…)`,
      ]),
    );
  });

  it('a crash between the figures and the e-mail is fixed by the retry, with the first time of receipt', async () => {
    const { plan } = world.ports.deliveries;
    world.ports.deliveries.plan = async () => {
      throw new Error('the function died here');
    };
    const first = await post();
    world.ports.deliveries.plan = plan;
    expect(await planned()).toEqual([]);
    world.setNow('2024-01-12T02:00:00Z');
    expect(await post()).toEqual(replayed(first));
    expect((await planned()).map(({ key }) => key)).toEqual(
      ['contact-a', 'deputy-a'].map((name) => `${Object(first.body).id}-${name}`),
    );
  });

  it('is not made up for by a retry that comes after it would have expired', async () => {
    const { plan } = world.ports.deliveries;
    world.ports.deliveries.plan = async () => {
      throw new Error('the function died here');
    };
    const first = await post();
    world.ports.deliveries.plan = plan;
    world.setNow('2024-01-13T02:00:00.25Z');
    expect(await post()).toEqual(
      replayed(first, { nextSteps: [completeLate(2, '06:00 ngày 15/01/2024 (Thứ Hai)')] }),
    );
    expect(await planned()).toEqual([]);
  });

  it('is planned for neither a dry run nor a refused submission', async () => {
    expect((await post({}, { dryRun: 'true' })).status).toBe(200);
    expect((await post({ values: {} })).status).toBe(422);
    expect(await planned()).toEqual([]);
    await post();
    expect(await planned()).toHaveLength(2);
  });

  it('is planned for each submission of a CSV file that was accepted', async () => {
    const rows = ['unit,set,period,indicator,count', 'P.A,S,2024-W02,S.4,1', 'P.B,S,2024-W02,S.4,1'];
    const reply = await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': 'k' },
      body: rows.join('\n'),
    });
    expect(reply.status).toBe(207);
    expect((await planned()).map((delivery) => delivery.recipient.id)).toEqual(['contact-a', 'deputy-a']);
  });

  it('that cannot be planned costs the unit nothing: the figures are stored, a warning and a count inform operations', async () => {
    const lines: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
      lines.push(...String(chunk).split('\n'));
      return true;
    });
    const published = notePublished();
    await prepare({ logger: createLogger({ logLevel: 'WARN' }) });
    world.ports.deliveries.plan = async ({ recipient: { email } }) => {
      throw new Error(`no capacity for ${email}`);
    };
    const reply = await post();
    vi.restoreAllMocks();
    expect(reply).toEqual(
      answered(
        201,
        receipt({
          receivedAt: iso('2024-01-10T02:00:00.25Z'),
          figures: 2,
          preview: preview(14.45, 0, 14.45),
          ...partial('S.1', 'S.2'),
        }),
        { etag: '"1"', 'content-language': 'vi' },
      ),
    );
    const warning = lines.find((line) => line.includes('receipts not planned')) ?? '';
    const { level, message, submission } = JSON.parse(warning);
    expect({ level, message, submission }).toEqual({
      level: 'WARN',
      message: 'receipts not planned',
      submission: drawnId(2),
    });
    expect(warning).not.toContain('province.example');
    expect(published.all).toEqual([['receipts-not-planned', 1]]);
  });
});
