import { describe, expect, it } from 'vitest';
import type { RankingCorrection } from '../../../domain/report/ranking-correction.ts';
import { renderRankingCorrection } from '../../../messages/ranking-correction/ranking-correction-message.ts';
import { halvesOfHtml, halvesOfText, numbersIn } from '../halves.ts';
import { correction, director } from './correction-fixture.ts';

const render = (changes: Partial<RankingCorrection> = {}) =>
  renderRankingCorrection({ ...correction, ...changes }, director);
const [unit] = correction.units;
if (unit === undefined) throw new Error('the fixture has changed');
const at = (rank: number, points: number) => ({ rank, points, class: null });
const other = { name: { vi: 'Sở Y tế', en: 'Department of Health' }, before: unit.before, after: null };

describe('the subject of a correction', () => {
  it.each<[Partial<RankingCorrection>, string]>([
    [{}, '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp: hạng 12 → 9'],
    [{ units: [other] }, '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Y tế: nay không xếp hạng'],
    [
      { units: [{ ...unit, after: at(12, 7_234) }] },
      '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp: 71,34 → 72,34 điểm, vẫn hạng 12',
    ],
    [
      { units: [{ ...unit, after: { ...at(12, 7_134), class: { vi: 'Tốt', en: 'Good' } } }] },
      '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp: xếp loại Tốt, vẫn hạng 12',
    ],
    [
      { units: [{ ...unit, before: null, after: at(1, 10_000) }] },
      '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp: nay hạng 1',
    ],
    [
      { units: [{ ...unit, corrected: at(9, 8_056), after: at(8, 8_100) }] },
      '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp: hạng 9 → 8',
    ],
    [
      { units: [{ ...unit, corrected: null, after: at(8, 8_100) }] },
      '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp: nay hạng 8',
    ],
    [
      { units: [{ ...unit, before: null, corrected: at(9, 8_056), after: null }] },
      '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp: không xếp hạng như đã báo cáo',
    ],
    [
      { units: [{ ...unit, corrected: unit.after, after: unit.before }] },
      '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp: hạng 12 như đã báo cáo',
    ],
    [{ moreUnits: 12 }, '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp và 12 đơn vị khác'],
    [{ units: [unit, other] }, '[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp, Sở Y tế'],
  ])('of %j', (changes, subject) => {
    expect(render(changes).subject).toBe(subject);
  });
});

describe('the text of a correction', () => {
  it('shows what was reported and what holds now, with the reason, in Vietnamese', () => {
    expect(halvesOfText(render({ units: [unit, other], illustrative: true }).text).vi).toBe(`Tỉnh Bình Dương

Đính chính kết quả xếp hạng
Bộ chỉ số 766, tuần 02/2024

English version below.

Kính gửi: Giám đốc Sở Tư pháp

Kết quả xếp hạng khối Sở, ban, ngành, tuần 02/2024, đã được tính lại lúc 15:15 ngày 16/01/2024 và thay cho kết quả trong báo cáo đã gửi. Kết quả của đơn vị Ông/Bà theo dõi thay đổi như sau:

[Số liệu minh họa] Xếp hạng có dùng số liệu được tạo ra để làm ví dụ, không phải số liệu thật.

Sở Tư pháp
----------
Đã báo cáo: hạng 12, 71,34 điểm, Khá
Nay là: hạng 9, 80,56 điểm, Tốt

Sở Y tế
-------
Đã báo cáo: hạng 12, 71,34 điểm, Khá
Nay là: không xếp hạng

Lý do tính lại: Đính chính số liệu của Sở Tư pháp sau khi mở ngoại lệ

Báo cáo tuần tới sẽ nhắc lại việc đính chính này.
Nếu cần hỗ trợ, xin liên hệ Bộ phận vận hành Tiến Độ (van-hanh@binhduong.example).

Trân trọng./.

Thư này do hệ thống Tiến Độ gửi tự động. Ông/Bà nhận được thư này với vai trò Giám đốc Sở Tư pháp, thuộc danh sách nhận báo cáo tuần.

`);
  });

  it('shows the same in English', () => {
    expect(halvesOfText(render().text).en).toBe(`

Binh Duong Province

Corrected ranking
Set of Indicators 766, week 2 of 2024

To: Director, Department of Justice

The ranking of Departments for week 2 of 2024 was recomputed at 15:15 on 16 January 2024 and replaces the result in the report that was sent. The result changes as follows:

Department of Justice
---------------------
Reported: rank 12, 71.34 points, Fair
Now: rank 9, 80.56 points, Good

Reason: Đính chính số liệu của Sở Tư pháp sau khi mở ngoại lệ

The next weekly report mentions this correction.
For help, please contact Tiến Độ operations (van-hanh@binhduong.example).

Yours sincerely

This message was sent automatically by the Tiến Độ system. You are receiving this message because your post (Director, Department of Justice) is on the list for the weekly report.
`);
  });

  it('has the same numbers in both parts, and shows hostile names as text', () => {
    const { vi, en } = halvesOfHtml(render().html);
    const text = halvesOfText(render().text);
    const numbers = numbersIn(text.vi, 'vi');
    expect(numbersIn(vi, 'vi')).toEqual(numbers);
    for (const half of [text.en, en]) expect(numbersIn(half, 'en')).toEqual(numbers);
    const hostile = { ...unit, name: { vi: '<b onclick=x>', en: '<script>' } };
    expect(render({ units: [hostile] }).html).not.toMatch(/<b onclick|<script/);
  });
});
