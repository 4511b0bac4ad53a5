import { beforeEach, expect, it } from 'vitest';
import { approvalCatalogue } from '../../fixtures/approval-catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;

/** Sở A has sent all its figures of week 2, due on Friday 12 January 2024 at 16:00; nobody approves them. */
beforeEach(async () => {
  world = createWorld('2024-01-10T02:00:00Z', {
    letterhead: { subjectPrefix: '', takesReplies: false, portalUrl: 'https://tiendo.example' },
  });
  const { sets, recipients, ...catalogue } = approvalCatalogue();
  await world.applyCatalogue({
    ...catalogue,
    milestones: [],
    sets: sets.map(({ escalation: _, ...set }) => set),
    recipients: recipients.map((one) =>
      one.id === 'deputy-chair' ? { ...one, receives: ['warnings' as const] } : one,
    ),
  });
  const { status } = await world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`,
      'content-type': 'application/json',
      'idempotency-key': 'waits-for-the-head',
    },
    body: {
      unit: 'P.A',
      set: 'S',
      period: '2024-W02',
      values: {
        'S.1': { numerator: 3, denominator: 4 },
        'S.2': { done: 2, total: 4 },
        'S.3': { points: 5 },
        'S.4': { count: 500 },
      },
    },
  });
  expect(status).toBe(201);
});

/** What somebody is mailed on a morning: the subject, and the lines about figures that wait. */
async function mailedTo(person: string, day: string) {
  const at = `${day}T00:30:00Z`;
  world.setNow(at);
  await world.run('warn', at);
  await world.sender(at);
  const message = world.sent.findLast(({ to }) => to.email === `${person}@province.example`)?.message;
  const lines = (message?.text ?? '').split('\n');
  const end = lines.indexOf('Trân trọng./.');
  return [message?.subject, ...lines.slice(0, end).filter((line) => /duyệt|chốt/.test(line))];
}

const title = 'Bộ chỉ số S, tuần 02/2024 (hạn 16:00 ngày 12/01/2024)';
const lock = '06:00 ngày 15/01/2024';
const waits = 'Số liệu đã gửi, chờ Ông/Bà duyệt';
const unapproved = 'Số liệu chưa duyệt không được tính vào xếp hạng, tiến độ và tình hình gửi số liệu.';
const atLock = `Đến khi chốt số liệu (${lock}) mà chưa duyệt thì đơn vị bị tính 0 điểm và không được xếp hạng.`;
const escalates = 'Nếu đến ngày 16/01/2024 vẫn chưa duyệt, hệ thống báo cáo cấp trên của đơn vị.';
const button = 'Mở trang duyệt số liệu: https://tiendo.example/p/entry/S/2024-W02/P.A';

it('F150: the head is reminded to approve: in the subject, until when, and what follows otherwise', async () => {
  expect(await mailedTo('head-a', '2024-01-12')).toEqual([
    `[Chờ duyệt] Đến hạn hôm nay, lúc 16:00: ${title}`,
    waits,
    unapproved,
    `Duyệt sau thời hạn trên thì số liệu tính là gửi chậm. ${atLock}`,
    escalates,
    'Đề nghị duyệt, hoặc trả lại và nêu lý do, chậm nhất là 16:00 ngày 12/01/2024 (Thứ Sáu).',
    button,
  ]);
});

it('F150: after the deadline the head is told of the lock, and after the lock of what is left', async () => {
  expect(await mailedTo('head-a', '2024-01-13')).toEqual([
    `[Chờ duyệt] Duyệt trước giờ chốt ${lock}: ${title}`,
    waits,
    unapproved,
    `Đã hết hạn nên số liệu duyệt từ nay tính là gửi chậm. ${atLock}`,
    escalates,
    `Đề nghị duyệt ngay, hoặc trả lại và nêu lý do, chậm nhất là ${lock} (Thứ Hai).`,
    button,
  ]);
  expect(await mailedTo('head-a', '2024-01-16')).toEqual([
    `[Chờ duyệt] Đã chốt khi chưa duyệt: ${title}`,
    waits,
    `Số liệu đã chốt lúc ${lock} khi chưa được duyệt, nên chưa có trong bảng xếp hạng.`,
    'Ông/Bà vẫn duyệt được; số liệu khi đó chỉ vào bảng xếp hạng khi xếp hạng lại. Nếu trả lại, đơn vị chỉ gửi lại được khi được gia hạn.',
    button,
  ]);
});

it('F150: a superior is told that the figures wait for the head of the unit', async () => {
  const lines = await mailedTo('deputy-chair', '2024-01-16');
  expect(lines.filter((line) => line?.includes('duyệt'))).toEqual([
    '  Số liệu đã gửi, chờ thủ trưởng đơn vị duyệt.',
  ]);
});
