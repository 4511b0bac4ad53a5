import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryContent } from '../../domain/delivery/delivery-content.ts';
import type { WarningItem } from '../../domain/milestone/warning-digest.ts';
import { deliveryReason, renderMessage } from '../../messages/message-kinds.ts';
import { WeeklyReportLayout } from '../../messages/weekly-report/weekly-report-layout.ts';
import { iso } from '../fixtures/instants.ts';
import { failures } from './failure-digest/failure-fixture.ts';
import { correction } from './ranking-correction/correction-fixture.ts';
import { receipt } from './submission-receipt/receipt-fixture.ts';
import { report } from './weekly-report/weekly-report-fixture.ts';

const recipient: Delivery['recipient'] = {
  id: 'stp',
  post: { vi: 'Giám đốc Sở Tư pháp', en: 'Director of the Department of Justice' },
  unit: 'BD.STP',
  email: 'stp@binhduong.example',
  also: [{ id: 'ban', post: { vi: 'Trưởng ban', en: 'Head of the committee' }, unit: 'BD' }],
};

const item: WarningItem = {
  goal: 'date',
  unit: 'BD.STP',
  unitName: { vi: 'Sở Tư pháp', en: 'Department of Justice' },
  milestone: 'plan',
  name: { vi: 'Ban hành kế hoạch', en: 'Issue the plan' },
  date: '2024-01-19',
  kind: 'ahead',
  workingDays: 3,
  illustrative: false,
};
const digestOf = (...items: WarningItem[]): DeliveryContent => ({
  kind: 'warning-digest',
  digest: {
    scope: report.scope,
    day: '2024-01-16',
    items,
    calendars: [{ unit: item.unit, name: item.unitName, generation: 0 }],
  },
});
const rendered: DeliveryContent = { kind: 'rendered', subject: 'Thử', text: 'văn bản', html: '<p>' };
const weekly: DeliveryContent = { kind: 'weekly-report', set: '766', period: '2024-W02' };

describe('the reason why somebody receives a message', () => {
  it.each<[string, DeliveryContent, string, string]>([
    [
      'the report of a week',
      weekly,
      'Báo cáo tuần 02/2024 theo bộ 766; Giám đốc Sở Tư pháp, Trưởng ban thuộc danh sách nhận báo cáo tuần.',
      'Report on set 766 for week 2 of 2024. On the list for the weekly report: Director of the Department of Justice, Head of the committee.',
    ],
    [
      'a few warnings',
      digestOf(item, { ...item, kind: 'overdue', workingDays: 1, date: '2024-01-15' }),
      'Chưa hoàn thành: Sở Tư pháp, Ban hành kế hoạch (hạn 24:00 ngày 19/01/2024, còn 3 ngày làm việc); Sở Tư pháp, Ban hành kế hoạch (hạn 24:00 ngày 15/01/2024, quá hạn 1 ngày làm việc). Giám đốc Sở Tư pháp, Trưởng ban thuộc danh sách nhận cảnh báo.',
      'Not done: Department of Justice, Issue the plan (due 24:00 on 19 January 2024, 3 working days left); Department of Justice, Issue the plan (due 24:00 on 15 January 2024, overdue by 1 working day). On the list for warnings: Director of the Department of Justice, Head of the committee.',
    ],
    [
      'a receipt',
      { kind: 'submission-receipt', receipt },
      'Xác nhận đã nhận số liệu của Sở Tư pháp.',
      'Confirms receipt of submitted figures: Department of Justice.',
    ],
    [
      'a correction',
      { kind: 'ranking-correction', correction },
      'Đính chính kết quả tuần 02/2024 của Sở Tư pháp; Giám đốc Sở Tư pháp, Trưởng ban thuộc danh sách nhận báo cáo tuần.',
      'Corrects the result of Department of Justice for week 2 of 2024. On the list for the weekly report: Director of the Department of Justice, Head of the committee.',
    ],
    [
      'failures',
      { kind: 'failure-digest', digest: failures },
      'Có 1 báo cáo chưa có bảng xếp hạng, 11 thư không gửi được, 1 dòng dữ liệu không đọc được; Giám đốc Sở Tư pháp, Trưởng ban thuộc bộ phận vận hành, nhận thư báo sự cố.',
      'New: 1 report without a ranking, 11 messages not sent, 1 unreadable row. Gets failures as operations: Director of the Department of Justice, Head of the committee.',
    ],
    ['a test message', rendered, 'Thư thử do bộ phận vận hành gửi.', 'A test message that operations sent.'],
  ])('is %s', (_, content, vi, en) => {
    expect(deliveryReason({ content, recipient })).toEqual({ vi, en });
  });

  it('names five items and counts the others', () => {
    const { vi, en } = deliveryReason({
      content: digestOf(...Array.from({ length: 7 }, () => item)),
      recipient,
    });
    expect(vi.match(/Ban hành kế hoạch/g)).toHaveLength(5);
    expect(vi).toContain('; và 2 mục khác. Giám đốc');
    expect(en).toContain('; and 2 more. On the list for warnings');
  });
});

describe('a message', () => {
  const help = { helpdesk: null, takesReplies: false };
  const reader = {
    recipient,
    leaving: null,
    at: iso('2024-01-16T00:35:00Z'),
    help,
    portalUrl: null,
    portalLimit: null,
    calendars: [],
    missingWorkbook: null,
    files: [],
  };
  const missing = async () => Promise.reject(new Error('no report'));

  it.each<[DeliveryContent, string]>([
    [digestOf(item), '[Nhắc việc] Còn 3 ngày làm việc: Ban hành kế hoạch (hạn 24:00 ngày 19/01/2024)'],
    [
      { kind: 'submission-receipt', receipt },
      '[Xác nhận] Đã nhận số liệu Bộ chỉ số 766, tuần 03/2024 — Sở Tư pháp (mã 3f9a0c2e…)',
    ],
  ])('is rendered from what its delivery holds', async (content, subject) => {
    expect((await renderMessage(content, reader, missing)).subject).toBe(subject);
  });

  it('that reports a week is rendered from the report it names, and fails without one', async () => {
    const find = async (set: string, period: string) => new WeeklyReportLayout({ ...report, set, period });
    expect((await renderMessage(weekly, reader, find)).subject).toBe(
      '[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63 (+3,39 điểm, giảm 3 hạng)',
    );
    await expect(renderMessage(weekly, reader, missing)).rejects.toThrow('no report');
  });

  it('that was rendered before stays as it is', async () => {
    expect(await renderMessage(rendered, reader, missing)).toEqual({
      subject: 'Thử',
      text: 'văn bản',
      html: '<p>',
    });
  });
});
