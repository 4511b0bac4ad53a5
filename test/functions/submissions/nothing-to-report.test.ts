import { beforeEach, describe, expect, it } from 'vitest';
import { receiptSchema } from '../../../contract/submissions/receipt.ts';
import type { IndicatorSet } from '../../../domain/catalogue/catalogue.ts';
import type { Value } from '../../../domain/kinds/kinds.ts';
import { errorAt, indicatorNamed } from '../../fixtures/answers/problem.ts';
import { invalidFigures } from '../../fixtures/answers/refusals.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;
let set: IndicatorSet;

async function prepare(change: (set: IndicatorSet) => IndicatorSet = (same) => same) {
  world = createWorld();
  const catalogue = smallCatalogue();
  const sets = catalogue.sets.map(change);
  await world.applyCatalogue({ ...catalogue, sets });
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  const [first] = sets;
  if (first === undefined) throw new Error('the fixture has changed');
  set = first;
}

beforeEach(() => prepare());

/** What the unit sent last week. */
const lastWeek = (values: Record<string, Value>) =>
  world.ports.submissions.append(
    set,
    submissionOf({ period: '2024-W01', values: new Map(Object.entries(values)) }),
  );

let sendings = 0;

function send(values: object, rest: object = {}, headers: Record<string, string> = {}): Promise<Reply> {
  sendings += 1;
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `sending-${sendings}`,
      ...headers,
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values, ...rest },
  });
}

const nothing = { nothingToReport: true };
const figures = {
  'S.1': { numerator: 40, denominator: 100 },
  'S.2': { done: 1, total: 4 },
  'S.3': { points: 5 },
  'S.4': { count: 250 },
};
const all = { 'S.1': nothing, 'S.2': nothing, 'S.3': nothing, 'S.4': nothing };

/** The refusal that asks for words about some indicators. */
const asks = (...asked: readonly (readonly [string, string])[]) =>
  invalidFigures(
    ...asked.map(([id, detail]) =>
      errorAt(
        `/comments/${id}`,
        'needs-comment',
        `${detail} Sửa số liệu, hoặc ghi giải trình.`,
        indicatorNamed(id),
      ),
    ),
  );

const tooMuch = (id: string, share: string, limit = '50%') =>
  [
    id,
    `${id}: không phát sinh; các chỉ số không phát sinh chiếm ${share} tổng điểm của bộ, quá ${limit}.`,
  ] as const;

describe('“nothing to report” where the unit had a figure last period', () => {
  it('F87: needs a word, of every kind, a whole of zero too', async () => {
    await lastWeek({
      'S.1': { kind: 'ratio', numerator: 412, denominator: 425 },
      'S.2': { kind: 'tasks', done: 1, total: 4 },
      'S.3': { kind: 'points', points: 945 },
      'S.4': { kind: 'count', count: 500 },
      'S.5': { kind: 'amount', amount: 1250 },
    });
    const asked = asks(
      ['S.1', 'S.1, mẫu số: không phát sinh, trong khi kỳ trước là 425.'],
      ['S.2', 'S.2, tổng số được giao: không phát sinh, trong khi kỳ trước là 4.'],
      ['S.3', 'S.3: không phát sinh, trong khi kỳ trước có số liệu.'],
      ['S.4', 'S.4, hồ sơ: không phát sinh, trong khi kỳ trước là 500.'],
      ['S.5', 'S.5, hồ sơ: không phát sinh, trong khi kỳ trước là 12,50.'],
    );
    expect(await send({ ...all, 'S.5': nothing })).toEqual(asked);
    const zero = { 'S.1': { numerator: 0, denominator: 0 }, 'S.2': { done: 0, total: 0 } };
    expect(await send({ ...all, ...zero, 'S.5': nothing })).toEqual(asked);
  });

  it('with the word is accepted, with a warning that repeats it, also read back from a CSV file', async () => {
    await lastWeek({ 'S.3': { kind: 'points', points: 945 } });
    const rows = [
      'unit;set;period;indicator;points;nothingToReport;comment',
      'P.A;S;2024-W02;S.3;;x;Tạm dừng theo Công văn 12',
    ];
    const { body } = await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': 'k' },
      body: rows.join('\n'),
    });
    expect(Object(body).status).toBe('accepted-with-warnings');
    const read = await world.submissions({
      method: 'GET',
      path: '/v1/submissions/S/2024-W02/P.A',
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
    });
    expect(Object(read.body).warnings).toEqual([
      {
        indicator: 'S.3',
        code: 'nothing-unlike-before',
        detail: 'S.3: nothing to report, while there was a figure last period.',
        comment: 'Tạm dừng theo Công văn 12',
      },
    ]);
  });

  it('needs none where there was nothing last period either, or only zero', async () => {
    await lastWeek({
      'S.1': { kind: 'ratio', numerator: 0, denominator: 0 },
      'S.2': { kind: 'none' },
      'S.4': { kind: 'count', count: 0 },
    });
    expect((await send({ ...figures, 'S.2': nothing, 'S.4': nothing })).status).toBe(201);
  });

  it('needs none of an indicator whose soft rules are turned off', async () => {
    await prepare((declared) => ({
      ...declared,
      indicators: declared.indicators.map((one) =>
        one.id === 'S.4' && one.kind === 'count' ? { ...one, softRules: [] } : one,
      ),
    }));
    await lastWeek({ 'S.4': { kind: 'count', count: 500 } });
    expect((await send({ ...figures, 'S.4': nothing })).status).toBe(201);
  });

  it('needs the word in a correction too, and keeps it while the figure is not sent again', async () => {
    await lastWeek({ 'S.3': { kind: 'points', points: 945 } });
    await send(figures);
    const correct = (revision: number, values: object, comments = {}) =>
      send(values, { comments, reason: 'sửa' }, { 'if-match': `"${revision}"` });
    expect(await correct(1, { 'S.3': nothing })).toEqual(
      asks(['S.3', 'S.3: không phát sinh, trong khi kỳ trước có số liệu.']),
    );
    expect((await correct(1, { 'S.3': nothing }, { 'S.3': 'Không giao dịch' })).status).toBe(201);
    const { outcome, warnings } = receiptSchema.parse((await correct(2, { 'S.4': { count: 251 } })).body);
    expect([outcome, warnings.map(({ comment }) => comment)]).toEqual([
      'accepted-with-warnings',
      ['Không giao dịch'],
    ]);
  });
});

describe('“nothing to report” for most of the points', () => {
  it('F87: needs a word for each of those indicators, though nothing was sent last period', async () => {
    expect(await send({ ...all, 'S.3': { points: 10 } })).toEqual(
      asks(tooMuch('S.1', '90%'), tooMuch('S.2', '90%'), tooMuch('S.4', '90%')),
    );
    const comments = { 'S.1': 'Không có hồ sơ', 'S.2': 'Không giao', 'S.4': 'Không phát sinh' };
    const { body } = await send({ ...all, 'S.3': { points: 10 } }, { comments });
    expect(receiptSchema.parse(body).warnings.map(({ code }) => code)).toEqual(
      Array(3).fill('mostly-nothing'),
    );
  });

  it('needs none up to the share, which the set may declare', async () => {
    expect((await send({ ...figures, 'S.2': nothing, 'S.3': nothing, 'S.4': nothing })).status).toBe(201);
    await prepare((declared) => ({ ...declared, commentNothingAbove: 1_999 }));
    expect(await send({ ...figures, 'S.2': nothing })).toEqual(asks(tooMuch('S.2', '20%', '19,99%')));
    await prepare((declared) => ({ ...declared, commentNothingAbove: 2_000 }));
    expect((await send({ ...figures, 'S.2': nothing })).status).toBe(201);
  });

  it('counts a whole of zero, and only what earns points', async () => {
    const zero = { 'S.1': { numerator: 0, denominator: 0 } };
    expect(await send({ ...figures, ...zero })).toEqual(asks(tooMuch('S.1', '60%')));
    expect((await send({ ...figures, 'S.5': nothing })).status).toBe(201);
  });
});
