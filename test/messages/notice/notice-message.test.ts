import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../domain/delivery/notice.ts';
import { renderNotice } from '../../../messages/notice/notice-message.ts';
import { iso } from '../../fixtures/instants.ts';

const frame = {
  scope: { vi: 'Tỉnh Bình Dương', en: 'Bình Dương Province' },
  unit: 'BD.STP',
  unitName: { vi: 'Sở Tư pháp', en: 'Department of Justice' },
  set: '766',
  setName: { vi: 'Bộ chỉ số 766', en: 'Set 766' },
  period: '2024-W02',
};
const asked = 'Mất kết nối từ sáng thứ Sáu';
const notices: readonly Notice[] = [
  { about: 'extension-asked', ...frame, reason: asked, by: 'Văn thư Sở Tư pháp' },
  {
    about: 'extension-granted',
    ...frame,
    asked,
    officer: 'Chánh Văn phòng UBND tỉnh',
    until: iso('2024-01-17T10:00:00Z'),
    window: { dueAt: iso('2024-01-12T09:00:00Z'), locksAt: iso('2024-01-14T23:00:00Z'), isRanked: true },
    event: { sequence: 10_001, until: iso('2024-01-17T10:00:00Z'), movedAt: iso('2024-01-11T02:00:00Z') },
  },
  {
    about: 'exception-opened',
    ...frame,
    reason: asked,
    officer: 'Chánh Văn phòng UBND tỉnh',
    until: iso('2024-01-17T10:00:00Z'),
    window: { dueAt: iso('2024-01-12T09:00:00Z'), locksAt: iso('2024-01-14T23:00:00Z'), isRanked: true },
    event: { sequence: 10_001, until: iso('2024-01-17T10:00:00Z'), movedAt: iso('2024-01-15T02:00:00Z') },
  },
  {
    about: 'exception-closed',
    ...frame,
    reason: 'Mở nhầm đơn vị',
    opensUntil: null,
    until: iso('2024-01-17T10:00:00Z'),
    event: { sequence: 10_002, until: iso('2024-01-12T09:00:00Z'), movedAt: iso('2024-01-15T03:00:00Z') },
  },
  { about: 'figures-to-approve', ...frame, revision: 2, receivedAt: iso('2024-01-12T02:00:00Z') },
  { about: 'figures-returned', ...frame, revision: 2, reason: 'Sai mẫu số', by: 'Giám đốc Sở Tư pháp' },
  { about: 'question-asked', ...frame, text: 'Vì sao giảm 3 bậc?', by: 'Chủ tịch UBND tỉnh' },
  {
    about: 'extension-refused',
    ...frame,
    asked,
    reason: 'Kỳ còn mở',
    opensUntil: iso('2024-01-14T23:00:00Z'),
  },
];
const clerk = { post: { vi: 'Văn thư', en: 'Clerk' } };
const render = (notice: Notice) => renderNotice(notice, clerk, null, 'https://tiendo.example');

describe('a notice', () => {
  it.each(notices.map((notice) => [notice.about, notice] as const))(
    'of the kind %s says the same in both languages and both parts',
    async (about, notice) => {
      const { subject, text, html } = render(notice);
      await expect(`${subject}\n\n${text}`).toMatchFileSnapshot(`./${about}.txt`);
      const words = html
        .replace(/<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]+>/g, ' ')
        .replaceAll('&#39;', "'")
        .replace(/\s+/g, ' ');
      for (const line of text.split('\n').filter((one) => !/^[-=]*$|https:/.test(one)))
        for (const part of line.split(': ')) expect(words).toContain(part.trim());
    },
  );

  it('about an extension says what it knows: of no set that ranks, once it has locked, and without the times', () => {
    const next = (notice: Notice) =>
      render(notice)
        .text.split('\n')
        .filter((line) => /^(Thư nhắc|Kỳ này|Nếu kỳ)/.test(line));
    const granted = { about: 'extension-granted' as const, ...frame, asked, officer: 'x' };
    const until = iso('2024-01-17T10:00:00Z');
    const window = {
      dueAt: iso('2024-01-12T09:00:00Z'),
      locksAt: iso('2024-01-14T23:00:00Z'),
      isRanked: false,
    };
    const refused = { about: 'extension-refused' as const, ...frame, asked, reason: 'x' };
    expect([
      ...next({ ...granted, until, window }),
      ...next({ ...granted, until }),
      ...next({ ...refused, opensUntil: null }),
      ...next(refused),
    ]).toMatchInlineSnapshot(`
      [
        "Thư nhắc và lịch của đơn vị từ nay tính theo thời hạn mới. Đơn vị chưa gửi gì trước hạn chung (16:00 ngày 12/01/2024) thì vẫn tính là trễ hạn; điều chỉnh số liệu đã gửi đúng hạn thì không.",
        "Thư nhắc và lịch của đơn vị từ nay tính theo thời hạn mới. Đơn vị chưa gửi gì trước hạn chung thì vẫn tính là trễ hạn; điều chỉnh số liệu đã gửi đúng hạn thì không. Số liệu gửi sau khi chốt chỉ được tính vào bảng xếp hạng khi xếp hạng lại.",
        "Kỳ này đã chốt số liệu. Nếu có tình tiết mới, đơn vị xin gia hạn lại được.",
        "Nếu kỳ này chưa chốt, xin gửi số liệu trước giờ chốt. Nếu có tình tiết mới, đơn vị xin gia hạn lại được.",
      ]
    `);
  });

  it.each(notices.map((notice) => [notice.about, notice] as const))(
    'of the kind %s lets nothing that people wrote pass for a part of the letter',
    (_, notice) => {
      const hostile =
        'x\r\nBcc: all@evil.example\r\n\r\n<a href="https://evil.example">Đăng nhập</a> \u202etxt';
      const { subject, text, html } = render({
        ...notice,
        unitName: { vi: hostile, en: hostile },
        ...('asked' in notice ? { asked: hostile } : {}),
        ...('reason' in notice ? { reason: hostile } : {}),
        ...('text' in notice ? { text: hostile } : {}),
        ...('by' in notice ? { by: hostile } : {}),
      });
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html).not.toContain('<a href="https://evil.example"');
      expect(text.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([]);
    },
  );
});
