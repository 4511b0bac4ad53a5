import { beforeEach, describe, expect, it } from 'vitest';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { errorAt, indicatorNamed } from '../../fixtures/answers/problem.ts';
import { receipt } from '../../fixtures/answers/receipt.ts';
import { invalidFigures } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { summedSet } from '../../fixtures/summed-set.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld();
  const catalogue = smallCatalogue();
  await world.applyCatalogue({ ...catalogue, sets: [...catalogue.sets, summedSet()] });
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
});

/** Sends figures of the set with sums, the second time as a correction of the first. */
const send = (values: Record<string, object>, more: object = {}, ifMatch?: string) =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `key-${ifMatch ?? 'first'}`,
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    body: { unit: 'P.A', set: 'D', period: '2024-W02', values, ...more },
  });

const preview = { points: 0, maxPoints: 10, groups: [{ group: 'G', points: 0, maxPoints: 10 }] };

/** The set asks a department for its points S, which no test here sends. */
const lacksPoints: Parameters<typeof receipt>[0] = {
  sent: 'partial',
  asked: 1,
  lackingCount: 1,
  lacking: [{ indicator: 'S', name: 'Chỉ số S' }],
  nextSteps: [
    {
      code: 'complete',
      command: null,
      detail:
        'Còn thiếu 1 chỉ số. Chỉ cần gửi thêm các chỉ số đó trước 16:00 ngày 12/01/2024 (Thứ Sáu); số liệu đã gửi giữ nguyên.',
    },
  ],
};

const accepted = (differences: Parameters<typeof receipt>[0]) =>
  answered(201, receipt({ set: 'D', preview, figures: 3, ...lacksPoints, ...differences }), {
    etag: `"${differences?.revision ?? 1}"`,
    'content-language': 'vi',
  });

const disagrees = (stated: number, sum: number) =>
  errorAt(
    '/values/R',
    'sum-disagrees',
    `R ghi ${stated} nhưng R.1 + R.2 = ${sum}; sửa tổng hoặc các số thành phần.`,
    indicatorNamed('R'),
  );

describe('figures that a set says add up', () => {
  it('are refused while they do not, and accepted once they do', async () => {
    expect(await send({ R: { count: 5 }, 'R.1': { count: 2 }, 'R.2': { count: 2 } })).toEqual(
      invalidFigures(disagrees(5, 4)),
    );
    expect(await send({ R: { count: 4 }, 'R.1': { count: 2 }, 'R.2': { count: 2 } })).toEqual(
      accepted({ id: drawnId(3) }),
    );
  });

  it('are checked as they are in force, also when a correction sends only one of them', async () => {
    await send({ R: { count: 4 }, 'R.1': { count: 2 }, 'R.2': { count: 2 } });
    const reason = { reason: 'Nhập nhầm' };
    expect(await send({ 'R.1': { count: 3 } }, reason, '"1"')).toEqual(invalidFigures(disagrees(4, 5)));
    expect(await send({ 'R.1': { count: 3 }, 'R.2': { count: 1 } }, reason, '"1"')).toEqual(
      accepted({ id: drawnId(4), revision: 2 }),
    );
  });
});

it('a comment on a figure that is not there is refused, with every other fault', async () => {
  const values = { R: { count: 5 }, 'R.1': { count: 2 }, 'R.2': { count: 2 } };
  expect(await send(values, { comments: { A: 'Thiếu' } })).toEqual(
    invalidFigures(
      disagrees(5, 4),
      errorAt(
        '/comments/A',
        'comment-without-value',
        'Có giải trình cho «A» nhưng không có số liệu của chỉ số này; gửi số liệu hoặc bỏ giải trình.',
        indicatorNamed('A'),
      ),
    ),
  );
});
