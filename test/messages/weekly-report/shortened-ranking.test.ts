import { describe, expect, it } from 'vitest';
import { WeeklyReportLayout } from '../../../messages/weekly-report/weekly-report-layout.ts';
import { halvesOfHtml, halvesOfText } from '../halves.ts';
import { chair, own, shortened } from './shortened-fixture.ts';

const layout = new WeeklyReportLayout(shortened);
const tableOf = (text: string) => /Bảng xếp hạng[\s\S]*?\n\n/.exec(halvesOfText(text).vi)?.[0].trimEnd();

describe('a ranking that is shown in part', () => {
  it('P7: has the first, the last, those that moved most and the reader’s own, with how many are between, and says where all are', () => {
    const { text } = layout.messageTo(chair, null, own(50));
    expect(tableOf(text)).toBe(`Bảng xếp hạng Xã, phường
------------------------
Bảng có 90 đơn vị; ở đây chỉ nêu đơn vị đứng đầu, đứng cuối, thay đổi nhiều nhất và đơn vị của Ông/Bà. Bảng đầy đủ có trên hệ thống Tiến Độ. ± là mức tăng, giảm so với kỳ trước. Điểm tối đa: 70,00.
1. Xã 1: 70,00 (0,00; =)
2. Xã 2: 69,99 (0,00; =)
3. Xã 3: 69,98 (0,00; =)
… 36 đơn vị khác …
40. Xã 40: 69,61 (0,00; ▲ +30)
… 10 đơn vị khác …
→ 51. Xã 51 [đơn vị của Ông/Bà]: 69,50 (0,00; =)
… 25 đơn vị khác …
77. Xã 77: 69,24 (0,00; ▼ −30)
… 9 đơn vị khác …
87. Xã 87: 69,14 (0,00; =)
88. Xã 88: 69,13 (0,00; =)
… 2 đơn vị khác …`);
    expect(halvesOfText(text).vi).toContain('Đơn vị của Ông/Bà, Xã 51: hạng 51/88, 69,50 điểm');
    expect(halvesOfText(text).vi).toContain(
      'Chưa gửi số liệu: 2 đơn vị\n--------------------------\nXã 89; Xã 90',
    );
    expect(halvesOfText(text).en).toContain('… 36 more …\n40. Commune 40');
  });

  it('has the same in HTML, and own units wherever they are: the first of a gap, its last, beside each other, or in no gap', () => {
    const places = [1, 3, 38, 41, 42, 88];
    const { html, text } = layout.messageTo(chair, null, own(...places));
    const rows = (tableOf(text) ?? '').split('\n').slice(3);
    expect(rows.filter((row) => row.startsWith('→')).map((row) => /Xã (\d+)/.exec(row)?.[1])).toEqual(
      places.map((place) => String(place + 1)),
    );
    const visible = halvesOfHtml(html).vi;
    let at = visible.indexOf('Bảng xếp hạng');
    for (const row of rows) {
      const name = /(Xã \d+|… \d+ đơn vị khác …)/.exec(row)?.[1] ?? 'none';
      at = visible.indexOf(`${name} `, at);
      expect(at, row).toBeGreaterThan(0);
    }
    const between = rows.flatMap((row) => Number(/^… (\d+)/.exec(row)?.[1] ?? 1));
    expect(between.reduce((sum, count) => sum + count, 0)).toBe(90);
  });

  it('shows ten units of a reader’s own, and says how many more there are', () => {
    const places = Array.from({ length: 10 }, (_, index) => 5 + index);
    const { text } = layout.messageTo(chair, null, { ...own(...places), more: 1_234 });
    expect(halvesOfText(text).vi).toContain(
      'Ông/Bà còn 1.234 đơn vị khác không nêu ở đây; kết quả của từng đơn vị có trên hệ thống Tiến Độ.',
    );
    expect(halvesOfText(text).vi.match(/^→/gm)).toHaveLength(10);
  });
});
