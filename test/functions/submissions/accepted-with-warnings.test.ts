import { beforeEach, describe, expect, it } from 'vitest';
import type { Receipt } from '../../../contract/submissions/receipt.ts';
import { revisionsSchema } from '../../../contract/submissions/revisions.ts';
import type { SoftRule } from '../../../domain/kinds/soft-rule.ts';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { acceptedEntry, fileAnswer, refusedEntry } from '../../fixtures/answers/file-answer.ts';
import { errorAt, indicatorNamed } from '../../fixtures/answers/problem.ts';
import {
  lacking,
  partial,
  preview,
  receipt,
  replayed,
  revisionReceipt,
} from '../../fixtures/answers/receipt.ts';
import { invalidFigures, notYourUnitDetail } from '../../fixtures/answers/refusals.ts';
import { answered, varies } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

const path = '/v1/submissions/S/2024-W02/P.A';
const comment = 'Tiếp nhận hồ sơ\ntồn đọng';
const sent = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  values: { 'S.1': { numerator: 400, denominator: 400 }, 'S.4': { count: 90 } },
  comments: { 'S.1': comment, 'S.4': 'Giảm' },
};
const warnings = (language: 'vi' | 'en'): Receipt['warnings'] => {
  const one = (indicator: string, code: SoftRule, said: string, vi: string, en: string) => ({
    indicator,
    code,
    comment: said,
    detail: language === 'vi' ? vi : en,
  });
  return [
    one(
      'S.1',
      'more-than-triple',
      comment,
      'S.1, tử số: 400, hơn ba lần kỳ trước (100).',
      'S.1, numerator: 400, more than three times the last period’s (100).',
    ),
    one(
      'S.1',
      'more-than-triple',
      comment,
      'S.1, mẫu số: 400, hơn ba lần kỳ trước (100).',
      'S.1, denominator: 400, more than three times the last period’s (100).',
    ),
    one(
      'S.4',
      'count-fell',
      'Giảm',
      'S.4, hồ sơ: 90, thấp hơn kỳ trước (100).',
      'S.4, dossiers: 90, less than the last period’s (100).',
    ),
  ];
};

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
  const [set] = smallCatalogue().sets;
  if (set === undefined) throw new Error('the fixture has changed');
  await world.ports.submissions.append(
    set,
    submissionOf({
      period: '2024-W01',
      values: new Map([
        ['S.1', { kind: 'ratio', numerator: 100, denominator: 100 }],
        ['S.4', { kind: 'count', count: 100 }],
      ]),
    }),
  );
});

const request = (
  method: string,
  address: string,
  body?: unknown,
  headers: Record<string, string> = {},
  query: Record<string, string> = {},
): Promise<Reply> =>
  world.submissions({
    method,
    path: address,
    query,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'key-1',
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  });
const post = (body: unknown = sent, headers = {}, query = {}) =>
  request('POST', '/v1/submissions', body, headers, query);

const { nextSteps } = partial('S.2', 'S.3');
const lackingInEnglish = ['S.2', 'S.3'].map((indicator) => ({ indicator, name: `Indicator ${indicator}` }));
/** What the receipt of `sent`, accepted with warnings, says for good. */
const kept = revisionReceipt({
  outcome: 'accepted-with-warnings',
  warnings: warnings('vi'),
  figures: 2,
  preview: preview(61.8, 60, 1.8),
  ...lacking('S.2', 'S.3'),
});
/** The receipt of `sent`. */
const told = (differences: Partial<Receipt> = {}) => receipt({ ...kept, nextSteps, ...differences });
const asAccepted = { etag: '"1"', 'content-language': 'vi' };
/** The figures of `sent` as returned by the API. */
const readBack = { values: sent.values, comments: sent.comments };

describe('P43, P44: a figure that looks wrong, with a comment', () => {
  it('is accepted with warnings that repeat what looked wrong and the comment', async () => {
    expect(await post()).toEqual(answered(201, told(), asAccepted));
  });

  it('F39: says the same to a retry, when read back, and in English', async () => {
    const first = await post();
    world.setNow('2024-01-20T00:00:00Z');
    expect(await post()).toEqual(replayed(first, { nextSteps: [] }));
    expect(await request('GET', path)).toEqual(
      answered(200, { ...kept, ...readBack }, { ...asAccepted, ...varies }),
    );
    const language = { 'accept-language': 'en' };
    const inEnglish = { ...kept, warnings: warnings('en'), lacking: lackingInEnglish };
    const headers = { etag: '"1"', 'content-language': 'en' };
    expect(await post(sent, language)).toEqual(
      answered(201, { ...inEnglish, replayed: true, inForce: 1, nextSteps: [] }, headers),
    );
    expect(await request('GET', path, undefined, language)).toEqual(
      answered(200, { ...inEnglish, ...readBack }, { ...headers, ...varies, etag: '"1-en"' }),
    );
  });

  it('says so also where the figures before were corrected since', async () => {
    const first = await post();
    const [set] = smallCatalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    await world.ports.submissions.append(
      set,
      submissionOf({ period: '2024-W01', revision: 2, reason: 'sửa', values: new Map() }),
    );
    expect(await post()).toEqual(replayed(first));
  });

  it('P48: a dry run says the same', async () => {
    expect(await post(sent, {}, { dryRun: 'true' })).toEqual(
      answered(200, told({ id: null }), { 'content-language': 'vi' }),
    );
  });

  it('a correction without the figure keeps its warning; one that fixes it leaves it out', async () => {
    await post();
    const correct = (ifMatch: string, values: object) =>
      post(
        { ...sent, values, comments: {}, reason: 'Đối chiếu lại' },
        { 'if-match': ifMatch, 'idempotency-key': ifMatch },
      );
    expect(await correct('"1"', { 'S.4': { count: 100 } })).toEqual(
      answered(
        201,
        told({
          id: drawnId(3),
          revision: 2,
          warnings: warnings('vi').slice(0, 2),
          preview: preview(62, 60, 2),
        }),
        { ...asAccepted, etag: '"2"' },
      ),
    );
    const whole = { 'S.1': { numerator: 100, denominator: 100 } };
    expect(await correct('"2"', whole)).toEqual(
      answered(
        201,
        receipt({
          id: drawnId(4),
          revision: 3,
          figures: 2,
          preview: preview(62, 60, 2),
          ...partial('S.2', 'S.3'),
        }),
        {
          ...asAccepted,
          etag: '"3"',
        },
      ),
    );
    const { revisions } = revisionsSchema.parse((await request('GET', `${path}/revisions`)).body);
    expect(revisions.map(({ revision, outcome }) => [revision, outcome])).toEqual([
      [3, 'accepted'],
      [2, 'accepted-with-warnings'],
      [1, 'accepted-with-warnings'],
    ]);
  });

  it('still needs the comment', async () => {
    expect(await post({ ...sent, comments: { 'S.4': 'Giảm' } })).toEqual(
      invalidFigures(
        errorAt(
          '/comments/S.1',
          'needs-comment',
          'S.1, tử số: 400, hơn ba lần kỳ trước (100). Sửa số liệu, hoặc ghi giải trình.',
          indicatorNamed('S.1'),
        ),
        errorAt(
          '/comments/S.1',
          'needs-comment',
          'S.1, mẫu số: 400, hơn ba lần kỳ trước (100). Sửa số liệu, hoặc ghi giải trình.',
          indicatorNamed('S.1'),
        ),
      ),
    );
  });
});

describe('P43: a CSV file', () => {
  const header = 'unit,set,period,indicator,count,comment';
  const row = (unit: string, count: number, comment = '') => `${unit},S,2024-W02,S.4,${count},${comment}`;
  const send = (lines: string[]) => post([header, ...lines].join('\n'), { 'content-type': 'text/csv' });
  const entry = acceptedEntry(
    [2],
    told({
      warnings: warnings('vi').slice(2),
      figures: 1,
      preview: preview(1.8, 0, 1.8),
      ...partial('S.1', 'S.2', 'S.3'),
    }),
  );
  const refusal = (...rows: number[]) =>
    refusedEntry(rows, 'forbidden', notYourUnitDetail('Sở B (P.B)'), {
      unit: 'P.B',
    });

  it('is accepted with warnings where one of its submissions is', async () => {
    expect(await send([row('P.A', 90, 'Giảm')])).toEqual(
      fileAnswer(201, { status: 'accepted-with-warnings', acceptedWithWarnings: 1, submissions: [entry] }),
    );
  });

  it('is partly accepted where another one is refused, and rejected without any', async () => {
    expect(await send([row('P.A', 90, 'Giảm'), row('P.B', 1)])).toEqual(
      fileAnswer(207, {
        status: 'partly-accepted',
        acceptedWithWarnings: 1,
        refused: 1,
        submissions: [entry, refusal(3)],
      }),
    );
    expect(await send([row('P.B', 1)])).toEqual(
      fileAnswer(422, { status: 'rejected', refused: 1, submissions: [refusal(2)] }),
    );
  });
});
