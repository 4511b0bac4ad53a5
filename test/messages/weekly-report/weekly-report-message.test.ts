import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WeeklyReport } from '../../../domain/report/weekly-report.ts';
import { halvesOfHtml, halvesOfText, numbersIn, tagsOf, visibleText } from '../halves.ts';
import {
  explained,
  explainedUnits,
  lineOf,
  published,
  reader,
  renderWeeklyReport,
  report,
  reportOfUnits,
} from './weekly-report-fixture.ts';

const message = renderWeeklyReport(report, reader);

describe('the subject of the weekly report', () => {
  it('P1: holds the week and the headline', () => {
    expect(message.subject).toBe(
      '[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63 (+3,39 điểm, giảm 3 hạng)',
    );
  });

  it.each([
    [{ ...published, delta: null }, '[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63'],
    [
      { ...published, delta: { points: 0, places: 0 } },
      '[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63 (không đổi)',
    ],
    [
      { ...published, illustrative: true },
      '[Tuần 02/2024] Bộ chỉ số 766: 79,06 điểm, hạng 4/63 (+3,39 điểm, giảm 3 hạng) – số liệu minh họa',
    ],
    [null, '[Tuần 02/2024] Bộ chỉ số 766: 5/6 đơn vị đã gửi số liệu'],
  ])('says what it can of the standing', (standing, subject) => {
    expect(renderWeeklyReport({ ...report, standing }, reader).subject).toBe(subject);
  });

  it('P1: is never shared by two weeks, even with equal figures', () => {
    const weeks = ['2023-W02', '2024-W02', '2024-W03', '2024-W52'];
    const subjects = weeks.map((period) => renderWeeklyReport({ ...report, period }, reader).subject);
    expect(new Set(subjects).size).toBe(weeks.length);
  });

  it('is one line whatever the names', () => {
    const setName = { vi: 'Bộ chỉ số\r\nBcc: a@example.vn', en: 'Set' };
    expect(renderWeeklyReport({ ...report, setName }, reader).subject).toBe(
      '[Tuần 02/2024] Bộ chỉ số Bcc: a@\u200cexample.\u200cvn: 79,06 điểm, hạng 4/63 (+3,39 điểm, giảm 3 hạng)',
    );
  });
});

describe('the bars of illustrative weeks', () => {
  const week = (period: string, points: number, rank: number) => ({ period, points, rank });
  const trend = [{ ...week('2024-W01', 7_567, 1), illustrative: true as const }, week('2024-W02', 7_906, 4)];
  const shown = renderWeeklyReport({ ...report, standing: { ...published, trend } }, reader);

  it('are marked, which the legend explains, in both parts and languages', () => {
    const { vi, en } = halvesOfText(shown.text);
    expect(vi).toContain('T01: 75,67 (hạng 1; số liệu minh họa) ▒');
    expect(vi).toContain('T02: 79,06 (hạng 4) █');
    expect(en).toContain('W01: 75.67 (rank 1; illustrative figures) ▒');
    expect(shown.html).toContain('T01†');
    expect(shown.html).toContain('† số liệu minh họa');
    expect(shown.html).toContain('† illustrative');
    expect(shown.html).not.toContain('T02†');
  });
});

describe('the text of the weekly report', () => {
  it('P3, P6, P7, P8, P9: is the whole report in Vietnamese', () => {
    expect(halvesOfText(message.text).vi).toBe(`Tỉnh Bình Dương

Báo cáo tuần Bộ chỉ số 766
Tuần 02/2024 (từ 08/01/2024 đến 14/01/2024), giờ Việt Nam (UTC+7)
Thời gian chốt số liệu: 06:00 ngày 15/01/2024

English version below.

Kính gửi: Giám đốc Sở Tư pháp

Hệ thống Tiến Độ trân trọng báo cáo:

[Số liệu minh họa] Số liệu của các đơn vị trong các bảng “Sở, ban, ngành” và “Huyện, thị xã, thành phố” được tạo ra để làm ví dụ, không phải số liệu thật. Điểm và thứ hạng của Tỉnh Bình Dương là số liệu đã công bố.

Xếp hạng trên Cổng Dịch vụ công quốc gia
Điểm: 79,06 (▲ +3,39 điểm)
Hạng: 4/63 (▼ giảm 3 hạng)

Tỉnh Bình Dương đạt 79,06 điểm, xếp hạng 4/63; so với kỳ trước tăng 3,39 điểm nhưng giảm 3 hạng, vì có đơn vị cùng bảng tăng nhiều hơn.

5/6 đơn vị đã gửi số liệu. Biến động lớn nhất: Sở Tư pháp tăng 2 hạng; Sở Văn hóa, Thể thao và Du lịch giảm 1 hạng.

Đơn vị của Ông/Bà, Sở Tư pháp: hạng 1/4, 66,12 điểm; so với kỳ trước tăng 1,20 điểm và tăng 2 hạng.

Chưa gửi số liệu: 1 đơn vị
--------------------------
Sở, ban, ngành: Sở Ngoại vụ

Sở, ban, ngành [Số liệu minh họa]
---------------------------------
4/5 đơn vị đã gửi số liệu
Dẫn đầu: 1. Sở Tư pháp (66,12).
Cuối bảng: 4. Sở Y tế (55,00).

Tăng hạng nhiều nhất:
▲ +2 hạng Sở Tư pháp (+1,20 điểm)

Giảm hạng nhiều nhất:
▼ −1 hạng Sở Văn hóa, Thể thao và Du lịch (−2,10 điểm)

Huyện, thị xã, thành phố [Số liệu minh họa]
-------------------------------------------
1/1 đơn vị đã gửi số liệu
Dẫn đầu: 1. UBND thành phố Thủ Dầu Một (65,59).

Chưa có kỳ trước để so sánh.

Bảng xếp hạng Sở, ban, ngành
----------------------------
± là mức tăng, giảm so với kỳ trước. Điểm tối đa: 70,00.
→ 1. Sở Tư pháp [đơn vị của Ông/Bà]: 66,12 (+1,20; ▲ +2)
2. Sở Nội vụ [gửi trễ hạn]: 64,80 (+0,15; ▼ −1)
3. Sở Văn hóa, Thể thao và Du lịch: 60,05 (−2,10; ▼ −1)
4. Sở Y tế: 55,00 (0,00; =)
— Sở Ngoại vụ [chưa gửi]

Bảng xếp hạng Huyện, thị xã, thành phố
--------------------------------------
Điểm tối đa: 70,00.
1. UBND thành phố Thủ Dầu Một: 65,59 (—; —)

Trân trọng./.

Lần chốt bảng xếp hạng: Sở, ban, ngành – lần 1; Huyện, thị xã, thành phố – lần 2. Phiên bản danh mục: 3.
Thư này do hệ thống Tiến Độ gửi tự động. Ông/Bà nhận được thư này với vai trò Giám đốc Sở Tư pháp, thuộc danh sách nhận báo cáo tuần.

`);
  });

  it('P3, P9: is as complete in English', () => {
    expect(halvesOfText(message.text).en).toBe(`

Binh Duong Province

Weekly report: Set 766
Week 2 of 2024 (8 January 2024 to 14 January 2024), Vietnam time (UTC+7)
Data cut-off: 06:00 on 15 January 2024

To: Director of the Department of Justice

The results of the week are as follows.

[Illustrative figures] The units’ figures in the rankings “Departments and agencies” and “Districts, towns and cities” were generated as examples and are not real. The points and rank of Binh Duong Province are as published.

Ranking on the National Public Service Portal
Points: 79.06 (▲ +3.39 points)
Rank: 4/63 (▼ down 3 places)

Binh Duong Province: 79.06 points, rank 4/63; up 3.39 points but down 3 places compared with the previous period, because others in the ranking rose more.

5/6 units submitted their figures. Biggest moves: Department of Justice up 2 places; Department of Culture, Sports and Tourism down 1 place.

Your unit, Department of Justice: rank 1/4, 66.12 points; up 1.20 points and up 2 places compared with the previous period.

Not submitted: 1
----------------
Departments and agencies: Department of Foreign Affairs

Departments and agencies [Illustrative figures]
-----------------------------------------------
4/5 units submitted
Top: 1. Department of Justice (66.12).
Bottom: 4. Department of Health (55.00).

Biggest climbers:
▲ +2 places Department of Justice (+1.20 points)

Biggest fallers:
▼ −1 place Department of Culture, Sports and Tourism (−2.10 points)

Districts, towns and cities [Illustrative figures]
--------------------------------------------------
1/1 unit submitted
Top: 1. People's Committee of Thu Dau Mot City (65.59).

No previous period to compare with.

Ranking of Departments and agencies
-----------------------------------
± shows the change from the previous period. Maximum points: 70.00.
→ 1. Department of Justice [your unit]: 66.12 (+1.20; ▲ +2)
2. Department of Home Affairs [submitted late]: 64.80 (+0.15; ▼ −1)
3. Department of Culture, Sports and Tourism: 60.05 (−2.10; ▼ −1)
4. Department of Health: 55.00 (0.00; =)
— Department of Foreign Affairs [not submitted]

Ranking of Districts, towns and cities
--------------------------------------
Maximum points: 70.00.
1. People's Committee of Thu Dau Mot City: 65.59 (—; —)

Yours sincerely

Rankings: Departments and agencies – edition 1; Districts, towns and cities – edition 2. Catalogue version: 3.
This message was sent automatically by the Tiến Độ system. You are receiving this message because your post (Director of the Department of Justice) is on the list for the weekly report.
`);
  });
});

describe('what the weekly report says in special weeks', () => {
  const textOf = (changes: Partial<WeeklyReport>) =>
    renderWeeklyReport({ ...report, ...changes }, reader).text;

  it('names the completeness, the movers and who leads when nobody published a standing', () => {
    const { vi, en } = halvesOfText(textOf({ standing: null }));
    expect(vi).toContain('Đơn vị đã gửi số liệu: 5/6\n\nBiến động lớn nhất: Sở Tư pháp tăng 2 hạng; ');
    expect(vi).toContain('Dẫn đầu: 1. Sở Tư pháp (66,12).\nCuối bảng: 4. Sở Y tế (55,00).\n');
    expect(en).toContain("Top: 1. People's Committee of Thu Dau Mot City (65.59).");
    expect(vi).not.toContain('đã công bố');
  });

  it('names all leaders who share the first rank', () => {
    const lines = [
      lineOf({}),
      lineOf({ unit: 'BD.SYT', name: { vi: 'Sở Y tế', en: 'Department of Health' } }),
    ];
    const leagues = report.leagues.slice(0, 1).map((league) => ({ ...league, lines }));
    expect(textOf({ standing: null, leagues })).toContain(
      'Dẫn đầu: 1. Sở Tư pháp (65,59); 1. Sở Y tế (65,59).',
    );
    const seven = Array.from({ length: 7 }, (_, index) => lineOf({ unit: `BD.${index}` }));
    expect(textOf({ leagues: leagues.map((league) => ({ ...league, lines: seven })) })).toContain(
      '1. Sở Tư pháp (65,59) và 2 đơn vị khác cùng hạng 1.',
    );
  });

  it('P5: shows a dash and says so when there is no previous period', () => {
    const { vi } = halvesOfText(textOf({ standing: { ...published, delta: null } }));
    expect(vi).toContain('Điểm: 79,06 (—)\nHạng: 4/63 (—)');
    expect(vi).toContain('Tỉnh Bình Dương đạt 79,06 điểm, xếp hạng 4/63; chưa có kỳ trước để so sánh.');
  });

  it('says that and why it did not go out on Monday', () => {
    const movedBecause = { vi: 'Tết Dương lịch', en: "New Year's Day" };
    const days = { from: '2023-12-25', to: '2023-12-31', reportingDay: '2024-01-02' };
    const { vi, en } = halvesOfText(textOf({ movedBecause, ...days }));
    expect(vi).toContain(
      '[Thay đổi ngày gửi báo cáo] Báo cáo này được gửi vào Thứ Ba, 02/01/2024 thay cho Thứ Hai, 01/01/2024. Lý do: Tết Dương lịch.',
    );
    expect(en).toContain(
      "This report is sent on Tuesday, 2 January 2024 instead of Monday, 1 January 2024. Reason: New Year's Day.",
    );
  });

  it('says that no unit changed its rank', () => {
    const leagues = report.leagues.map((league) => ({
      ...league,
      lines: [lineOf({ delta: { points: 10, places: 0 } })],
    }));
    expect(textOf({ leagues })).toContain('Không có đơn vị nào thay đổi thứ hạng so với kỳ trước.');
  });

  it('says the share each earned where the maximum is not the same for all', () => {
    const leagues = report.leagues.slice(0, 1).map((league) => ({
      ...league,
      lines: [
        lineOf({ points: 6_300, maxPoints: 7_000 }),
        lineOf({ unit: 'BD.SYT', rank: 1, points: 4_500, maxPoints: 5_000 }),
        lineOf({ unit: 'BD.X', rank: null, notRanked: 'too-little-applies', maxPoints: 200, points: 200 }),
      ],
    }));
    const text = textOf({ standing: null, leagues });
    expect(text).not.toContain('Điểm tối đa:');
    for (const words of [
      'Điểm tối đa của các đơn vị khác nhau nên xếp theo tỷ lệ điểm đạt được trên điểm tối đa.',
      '[đơn vị của Ông/Bà · 63,00/70,00 = 90%]: 63,00',
      '[45,00/50,00 = 90%]: 45,00',
      '— Sở Tư pháp [không xếp hạng]: 2,00',
      'Dẫn đầu: 1. Sở Tư pháp (63,00/70,00); 1. Sở Tư pháp (45,00/50,00).',
    ])
      expect(text).toContain(words);
  });
});

describe('what the weekly report says of rankings that are out of the ordinary', () => {
  const full = renderWeeklyReport(explained, reader);

  it('marks classes, carried figures and provisional rankings wherever they appear', () => {
    const { vi, en } = halvesOfText(full.text);
    for (const words of [
      '[Kết quả tạm thời] Bảng “Sở, ban, ngành” mới có 4/5 đơn vị gửi số liệu; điểm và thứ hạng trong bảng là tạm thời, có thể thay đổi.',
      'Đơn vị của Ông/Bà, Sở Tư pháp: hạng 1/5, 66,12 điểm, xếp loại Xuất sắc (kết quả tạm thời); so với kỳ trước tăng 1,20 điểm và tăng 2 hạng.\nTăng 1,20 điểm, nhiều nhất ở “Tỷ lệ hồ sơ trực tuyến” +0,90; còn lại: Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn +0,50; Tỷ lệ hồ sơ thanh toán trực tuyến −0,30; 4 chỉ số khác +0,10.\nTăng 2 hạng: tự tăng 3, bị đơn vị khác vượt 1.',
      'Sở, ban, ngành [Kết quả tạm thời] [Số liệu minh họa]',
      'Mới có 4/5 đơn vị gửi số liệu nên chưa nêu đơn vị dẫn đầu và đơn vị thay đổi thứ hạng.',
      'Bảng xếp hạng tạm thời Sở, ban, ngành\n-------------------------------------\n± là mức tăng, giảm so với kỳ trước. Điểm tối đa: 70,00. Xếp loại ghi sau tên đơn vị.',
      '→ 1. Sở Tư pháp (Xuất sắc) [đơn vị của Ông/Bà]: 66,12 (+1,20; ▲ +2)',
      '5. Sở Ngoại vụ (Yếu) [chưa gửi · dùng số liệu tuần 01/2024]: 0,00 (—; —)',
      'Bảng có 5 đơn vị, kỳ trước có 5 đơn vị. Đơn vị mới: Sở Y tế. Đơn vị không còn trong bảng: Ban Dân tộc (đơn vị kế thừa: Sở Nội vụ).',
      'Bảng này được xếp lại (lần 2); 3 đơn vị thay đổi điểm hoặc thứ hạng so với lần trước. Lý do: Đính chính số liệu',
      'Chưa gửi số liệu: 3 đơn vị\n--------------------------\nSở, ban, ngành: Sở Ngoại vụ; Sở Y tế',
    ])
      expect(vi).toContain(words);
    expect(en).toContain(
      'Your unit, Department of Justice: rank 1/5, 66.12 points, class Excellent (provisional result); up 1.20 points and up 2 places compared with the previous period.',
    );
    expect(en).toContain('Departments and agencies [Provisional results] [Illustrative figures]');
    expect(en).toContain(
      '5. Department of Foreign Affairs (Weak) [not submitted · figures from week 1 of 2024]',
    );
    expect(en).toContain('Units in the ranking: 5; in the previous period: 5. New: Department of Health.');
  });

  it('explains the movers of a ranking that is final', () => {
    const leagues = explained.leagues.map((league) => ({ ...league, provisional: false, tooFew: false }));
    expect(renderWeeklyReport({ ...explained, leagues }, reader).text).toContain(
      '▲ +2 hạng Sở Tư pháp (+1,20 điểm): tự tăng 3, bị đơn vị khác vượt 1; nhiều nhất ở “Tỷ lệ hồ sơ trực tuyến” +0,90, còn lại +0,30',
    );
  });

  it('P14, P17: still gives the same numbers in both languages and in both parts', () => {
    const text = halvesOfText(full.text);
    const html = halvesOfHtml(full.html);
    const numbers = numbersIn(text.vi, 'vi');
    expect(numbers).toEqual(expect.arrayContaining([0.9, 0.5, -0.3, 202401]));
    for (const [half, language] of [
      [text.en, 'en'],
      [html.vi, 'vi'],
      [html.en, 'en'],
    ] as const)
      expect(numbersIn(half, language)).toEqual(numbers);
  });

  it('P12: stays under 102 kB, where Gmail cuts, for the example’s 28 units', () => {
    expect(Buffer.byteLength(renderWeeklyReport(explainedUnits(28), reader).html)).toBeLessThan(60_000);
  });
});

describe('the labels of made-up figures', () => {
  const real = report.leagues.map((league) => ({
    ...league,
    lines: league.lines.map((line) => ({ ...line, illustrative: false })),
  }));

  it('are absent when every figure is real', () => {
    const { html, text } = renderWeeklyReport({ ...report, leagues: real }, reader);
    expect(html + text).not.toMatch(/minh họa|illustrative|generated/i);
  });

  it('say it of the standing', () => {
    const standing = { ...published, illustrative: true };
    const { text, html } = renderWeeklyReport({ ...report, leagues: real, standing }, reader);
    expect(text).toContain(
      '[Số liệu minh họa] Điểm và thứ hạng của Tỉnh Bình Dương được tạo ra để làm ví dụ, không phải số liệu thật.',
    );
    expect(visibleText(html)).toContain('Xếp hạng trên Cổng Dịch vụ công quốc gia Số liệu minh họa');
  });

  it('stand on the league, and on the line where others of the league are real', () => {
    const lines = [lineOf({ illustrative: false }), lineOf({ unit: 'BD.SYT', illustrative: true, rank: 2 })];
    const leagues = real.map((league, index) => (index === 0 ? { ...league, lines } : league));
    const { vi } = halvesOfText(renderWeeklyReport({ ...report, leagues }, reader).text);
    expect(vi).toContain('trong bảng “Sở, ban, ngành” được tạo ra');
    expect(vi).toContain('Sở, ban, ngành [Số liệu minh họa]');
    expect(vi).toContain('2. Sở Tư pháp [minh họa]');
    expect(vi).toContain('→ 1. Sở Tư pháp [đơn vị của Ông/Bà]:');
  });
});

describe('the HTML of the weekly report', () => {
  it('P8: marks the row of the reader, and no other', () => {
    expect(message.html.match(/<tr align="right" class="tint"/g)).toHaveLength(2);
    expect(message.html).toContain(
      '<tr align="right" class="tint" bgcolor="#f8f4ed"><td class="n"><b>1</b></td><th scope="row" align="left" class="name"><b>Sở Tư pháp</b><br><i class="mark accent">đơn vị của Ông/Bà</i></th><td class="n"><b>66,12</b></td><td class="n"><b>+1,20</b></td><td class="n up"><b>▲ +2</b></td></tr>',
    );
    const outsider = renderWeeklyReport(report, { ...reader, unit: 'BD' });
    expect(outsider.html + outsider.text).not.toMatch(/class="own|đơn vị của Ông\/Bà|your unit/i);
  });

  it('P11: has five columns at most', () => {
    const rows = message.html.match(/<tr[^>]*><t[dh][^>]*>(?:<b>)?(?:\d|—).*?<\/tr>/g) ?? [];
    expect(rows).toHaveLength(12);
    for (const row of rows) expect(row.match(/<t[dh]/g)).toHaveLength(5);
  });

  it('P12: stays under 90 kB for 63 units', () => {
    const { html } = renderWeeklyReport(reportOfUnits(63), reader);
    expect(Buffer.byteLength(html)).toBeLessThan(90_000);
  });

  it('P14, P17: gives the same numbers in both languages and in both parts', () => {
    const text = halvesOfText(message.text);
    const html = halvesOfHtml(message.html);
    const numbers = numbersIn(text.vi, 'vi');
    expect(numbers).toEqual(expect.arrayContaining([20240108, 202402, 79.06, 3.39, 66.12, -2.1]));
    expect(numbersIn(text.en, 'en')).toEqual(numbers);
    expect(numbersIn(html.vi, 'vi')).toEqual(numbers);
    expect(numbersIn(html.en, 'en')).toEqual(numbers);
  });

  it('P15: names its languages, captions its tables and scopes its headers', () => {
    expect(message.html).toMatch(/^<!doctype html>\n<html lang="vi">/);
    expect(message.html.match(/class="inner" lang="(vi|en)"/g)).toEqual([
      'class="inner" lang="vi"',
      'class="inner" lang="en"',
    ]);
    const tables = message.html.match(/<table[^>]*>\s*<?\w*/g) ?? [];
    for (const table of tables) expect(table).toMatch(/role="presentation"|<caption$/);
    for (const header of message.html.match(/<th\b[^>]*>/g) ?? [])
      expect(header).toMatch(/ scope="(col|row)"/);
  });

  it('P10, P13, P16: needs nothing from outside and follows the theme of the reader', () => {
    expect(message.html).toContain('<meta charset="utf-8">');
    expect(message.html).toContain('<meta name="color-scheme" content="light dark">');
    expect(message.html).toContain('@media (prefers-color-scheme:dark)');
    expect(message.html).not.toMatch(/<(?:a|img|script|link|iframe)\b|https?:|url\(|src=|href=/i);
  });

  it('F58, R9: is made of the same tags whatever the names are', () => {
    const named = (name: string) => {
      const text = { vi: name, en: name };
      return renderWeeklyReport(
        {
          ...report,
          setName: text,
          scope: text,
          movedBecause: text,
          standing: { ...published, name: text },
          leagues: report.leagues.map((league) => ({
            ...league,
            name: text,
            lines: league.lines.map((line) => ({ ...line, name: text })),
          })),
        },
        { ...reader, post: text },
      );
    };
    const tags = tagsOf(named('x').html);
    const signs = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'b', '=', ' ', '-', '!') });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary-ascii' })), (name) => {
        expect(tagsOf(named(name).html)).toEqual(tags);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the small print of the weekly report', () => {
  const url = 'https://api.example/v1/unsubscribe/abc.def';

  it('F25: ends with the link to unsubscribe, in both languages and in both parts', () => {
    const { html, text } = renderWeeklyReport(report, reader, { url });
    const plain = halvesOfText(text);
    expect(plain.vi.trimEnd()).toMatch(
      /\nHủy nhận loại thư này: https:\/\/api\.example\/v1\/unsubscribe\/abc\.def$/,
    );
    expect(plain.en.trimEnd()).toMatch(/\nUnsubscribe from these messages: https:\/\/.*abc\.def$/);
    expect(html.match(/<a [^>]*href="([^"]*)"/g)).toHaveLength(2);
    expect(halvesOfHtml(html).vi).toContain('Hủy nhận loại thư này');
    expect(html.replaceAll(url, '')).not.toMatch(/https?:|<(?:img|script|link|iframe)\b/);
  });

  it('marks the units of all the reader’s posts', () => {
    const also = [{ post: { vi: 'Trưởng ban', en: 'Head' }, unit: 'BD.SNV' }];
    const { text } = renderWeeklyReport(report, { ...reader, also });
    expect(text).toContain('Kính gửi: Giám đốc Sở Tư pháp; Trưởng ban\n');
    expect(halvesOfText(text).vi.match(/^→ \d+\. (.+?) \[/gm)).toEqual([
      '→ 1. Sở Tư pháp [',
      '→ 2. Sở Nội vụ [',
    ]);
    expect(text).toContain('với vai trò Giám đốc Sở Tư pháp; Trưởng ban, thuộc danh sách');
  });
});
