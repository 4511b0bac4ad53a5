import { beforeEach, describe, expect, it } from 'vitest';
import { drawnId, drawnToken } from '../../fixtures/answers/drawn.ts';
import { noSubmitters } from '../../fixtures/answers/mails-nobody.ts';
import { type ExpectedError, errorAt, refused } from '../../fixtures/answers/problem.ts';
import { wrongRole } from '../../fixtures/answers/refusals.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

const asked = {
  unit: 'P.A',
  set: 'S',
  period: '2024-W02',
  officer: 'Chánh Văn phòng',
  reason: 'Sai nguồn',
  expiresAt: '2024-01-20T09:00:00+07:00',
};

let world: ReturnType<typeof createWorld>;

beforeEach(async () => {
  world = createWorld('2024-01-15T02:00:00Z');
  await world.applyCatalogue();
});

async function open(body: unknown, role: 'operations' | 'leader' = 'operations'): Promise<Reply> {
  const token = await world.tokenFor({ role });
  return world.registry({
    method: 'POST',
    path: '/v1/exceptions',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
  });
}

const kept = async () => (await world.ports.exceptions.list('P.A', 'S', '2024-W02')).found;

describe('POST /v1/exceptions', () => {
  it('keeps who decided, why, until when and by which token', async () => {
    const exception = {
      ...asked,
      expiresAt: '2024-01-20T02:00:00Z',
      id: drawnId(2).slice(0, 16),
      openedAt: '2024-01-15T02:00:00Z',
      tokenId: drawnToken(1).id,
    };
    const mailsNobody = noSubmitters('Sở A (P.A)', 'Department A (P.A)');
    expect(await open(asked)).toEqual(answered(201, { ...exception, mailsNobody }));
    expect(await kept()).toEqual([exception]);
  });

  it.each<[string, object, ExpectedError[]]>([
    [
      'an unknown unit and set, and an end that has passed',
      { unit: 'P.X', set: 'X', expiresAt: '2024-01-15T02:00:00Z' },
      [
        errorAt(
          '/unit',
          'unknown-unit',
          'Danh mục không có đơn vị «P.X». Gần giống: Sở A (P.A), Sở B (P.B), Sở C (P.C). Mọi đơn vị có trong GET /v1/catalogue.',
        ),
        errorAt('/set', 'unknown-set', 'Không có bộ chỉ số «X»; các bộ hiện có: Bộ chỉ số S (S).'),
        errorAt(
          '/expiresAt',
          'out-of-bounds',
          'Thời hạn phải sau lúc này và không quá 31 ngày, tức đến 09:00 ngày 15/02/2024 (Thứ Năm).',
        ),
      ],
    ],
    [
      'more than 31 days',
      { expiresAt: '2024-02-15T02:00:01Z' },
      [
        errorAt(
          '/expiresAt',
          'out-of-bounds',
          'Thời hạn phải sau lúc này và không quá 31 ngày, tức đến 09:00 ngày 15/02/2024 (Thứ Năm).',
        ),
      ],
    ],
    ['no officer', { officer: undefined }, [errorAt('/officer', 'required', 'Thiếu; cần chuỗi ký tự.')]],
    [
      'a field too many',
      { colour: 'red' },
      [
        errorAt(
          '/colour',
          'unknown-field',
          'Không có trường «colour»; bỏ trường này hoặc kiểm tra chính tả.',
        ),
      ],
    ],
  ])('refuses %s', async (_, differences, errors) => {
    expect(await open({ ...asked, ...differences })).toEqual(
      refused(
        'malformed-request',
        'Gửi «unit», «set», «period», «officer», «reason» và «expiresAt»: đơn vị, bộ chỉ số, kỳ, chức vụ quyết định, lý do và thời hạn của ngoại lệ.',
        { errors },
      ),
    );
    expect(await kept()).toEqual([]);
  });

  it('is for operations only', async () => {
    expect(await open(asked, 'leader')).toEqual(wrongRole('leader', 'operations'));
    expect(await kept()).toEqual([]);
  });
});
