import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureItem, WarningDigest, WarningItem } from '../../../domain/milestone/warning-digest.ts';
import { renderWarningDigest } from '../../../messages/warning-digest/warning-digest-message.ts';
import { halvesOfHtml, halvesOfText, numbersIn, tagsOf, visibleText } from '../halves.ts';

const recipient = {
  post: { vi: 'Giám đốc Công an tỉnh', en: 'Director of the Provincial Police' },
};

const accounts: FigureItem = {
  unit: 'BD.CA',
  unitName: { vi: 'Công an tỉnh', en: 'Provincial Police' },
  milestone: 'eid-accounts',
  name: { vi: 'Kích hoạt tài khoản định danh điện tử', en: 'Activate electronic identification accounts' },
  date: '2023-06-20',
  kind: 'ahead',
  workingDays: 3,
  set: '06',
  indicator: '06.1',
  indicatorName: { vi: 'Tài khoản mức 2 đã kích hoạt', en: 'Level-2 accounts activated' },
  measure: { vi: 'tài khoản', en: 'accounts' },
  done: 172_986,
  target: 1_200_000,
  figureDate: '2023-03-16',
  illustrative: false,
};

const dataSet: FigureItem = {
  ...accounts,
  milestone: 'digital-data',
  name: { vi: 'Hoàn thành bộ dữ liệu số', en: 'Complete the digital data set' },
  date: '2023-06-30',
  indicatorName: { vi: 'Hồ sơ đã số hóa', en: 'Records digitised' },
  measure: { vi: 'hồ sơ', en: 'records' },
  done: 0,
  target: 0,
  figureDate: null,
  illustrative: true,
};

function digestOf(day: string, ...items: WarningItem[]): WarningDigest {
  return {
    scope: { vi: 'Tỉnh Bình Dương', en: 'Binh Duong Province' },
    day,
    items,
    calendars: [{ unit: 'BD.CA', name: accounts.unitName, generation: 0 }],
  };
}

const render = (day: string, ...items: WarningItem[]) =>
  renderWarningDigest(digestOf(day, ...items), recipient);

const overdue: FigureItem = { ...accounts, kind: 'overdue', workingDays: 1 };

describe('the subject of the warning digest', () => {
  it.each([
    [
      'days ahead',
      '2023-06-27',
      [dataSet],
      '[Nhắc việc] Còn 3 ngày làm việc: Hoàn thành bộ dữ liệu số (hạn 24:00 ngày 30/06/2023)',
    ],
    [
      'on the day',
      '2023-06-30',
      [{ ...dataSet, workingDays: 0 }],
      '[Nhắc việc] Đến hạn hôm nay: Hoàn thành bộ dữ liệu số (hạn 24:00 ngày 30/06/2023)',
    ],
    [
      'on the last working day before a day off',
      '2023-06-29',
      [{ ...dataSet, workingDays: 0 }],
      '[Nhắc việc] Hôm nay là ngày làm việc cuối cùng trước hạn: Hoàn thành bộ dữ liệu số (hạn 24:00 ngày 30/06/2023)',
    ],
    [
      'overdue',
      '2023-06-21',
      [overdue],
      '[Quá hạn] Chậm 1 ngày làm việc: Kích hoạt tài khoản định danh điện tử (hạn 24:00 ngày 20/06/2023)',
    ],
  ])('%s', (_, day, items, subject) => {
    expect(render(day, ...items).subject).toBe(subject);
  });

  it('names the most urgent item, the longest overdue before all others, and counts the rest', () => {
    const longer = { ...dataSet, kind: 'overdue' as const, workingDays: 6 };
    const items = [{ ...dataSet, workingDays: 1 }, overdue, longer];
    expect(render('2023-07-10', ...items).subject).toBe(
      '[Quá hạn] Chậm 6 ngày làm việc: Hoàn thành bộ dữ liệu số (hạn 24:00 ngày 30/06/2023) và 2 việc khác',
    );
    expect(render('2023-06-19', dataSet, { ...accounts, workingDays: 1 }).subject).toBe(
      '[Nhắc việc] Còn 1 ngày làm việc: Kích hoạt tài khoản định danh điện tử (hạn 24:00 ngày 20/06/2023) và 1 việc khác',
    );
  });

  it('is one line whatever the names', () => {
    const name = { vi: 'Mốc\r\nBcc: a@example.vn', en: 'Milestone' };
    expect(render('2023-06-27', { ...dataSet, name }).subject).toBe(
      '[Nhắc việc] Còn 3 ngày làm việc: Mốc Bcc: a@example.vn (hạn 24:00 ngày 30/06/2023)',
    );
  });

  it('is in English for whoever reads English', () => {
    const english = { ...recipient, language: 'en' as const };
    const subjectsOf = (digest: WarningDigest) => renderWarningDigest(digest, english).subject;
    const escalation = { item: { ...overdue, workingDays: 2 }, owners: [] };
    const moreOverdue = { ...escalation, item: { ...dataSet, kind: 'overdue' as const, workingDays: 1 } };
    expect([
      subjectsOf(digestOf('2023-06-29', { ...dataSet, workingDays: 1 }, accounts)),
      subjectsOf(digestOf('2023-06-21', overdue)),
      subjectsOf({ ...digestOf('2023-06-22'), escalations: [escalation] }),
      subjectsOf({ ...digestOf('2023-06-22'), escalations: [escalation, moreOverdue] }),
      subjectsOf({ ...digestOf('2023-06-21', overdue), escalations: [escalation] }),
    ]).toEqual([
      '[Reminder] 1 working day left: Complete the digital data set (due 24:00 on 30 June 2023) and 1 more',
      '[Overdue] 1 working day late: Activate electronic identification accounts (due 24:00 on 20 June 2023)',
      '[Overdue] 2 working days late in 1 of your subordinate units: Activate electronic identification accounts',
      '[Overdue] Overdue items in 1 of your subordinate units: Activate electronic identification accounts and 1 more',
      '[Overdue] 1 working day late: Activate electronic identification accounts (due 24:00 on 20 June 2023); overdue in your subordinate units: 1',
    ]);
  });

  it('does not exist for an empty digest', () => {
    expect(() => render('2023-06-27')).toThrow(RangeError);
  });
});

describe('the text of the warning digest', () => {
  it('is the whole digest in Vietnamese, the most urgent item first', () => {
    const { vi } = halvesOfText(render('2023-06-21', { ...dataSet, workingDays: 7 }, overdue).text);
    expect(vi).toBe(`Tỉnh Bình Dương

Thông báo nhắc việc
Thứ Tư, ngày 21/06/2023

English version below.

Kính gửi: Giám đốc Công an tỉnh

Hệ thống Tiến Độ trân trọng thông báo Công an tỉnh về 2 thời hạn sau:

[Số liệu minh họa] Chỉ tiêu hoặc số liệu ở những mốc có ghi “Số liệu minh họa” được tạo ra để làm ví dụ, không phải số liệu thật.

Kích hoạt tài khoản định danh điện tử
-------------------------------------
Quá hạn 1 ngày làm việc
Hạn: Thứ Ba, 20/06/2023, đến hết ngày (24:00)
Chỉ số: Tài khoản mức 2 đã kích hoạt
Chưa đạt, thiếu 1.027.014 tài khoản
Đã thực hiện 172.986/1.200.000 tài khoản (14,42%)
Số liệu tính đến 16/03/2023
Đề nghị đơn vị khẩn trương hoàn thành, gửi số liệu cập nhật và nêu rõ khó khăn, vướng mắc (nếu có).

Hoàn thành bộ dữ liệu số [Số liệu minh họa]
-------------------------------------------
Còn 7 ngày làm việc
Hạn: Thứ Sáu, 30/06/2023, đến hết ngày (24:00)
Chỉ số: Hồ sơ đã số hóa
Đơn vị chưa báo cáo số liệu
Đề nghị đơn vị hoàn thành phần việc chưa xong và gửi số liệu cập nhật chậm nhất là 24:00 ngày 30/06/2023 (Thứ Sáu).

Số liệu được gửi bằng lệnh «tiendo submit» (tệp Excel, CSV hoặc JSON) hoặc bằng phần mềm của đơn vị qua API, với mã truy cập do bộ phận vận hành cấp.

Trân trọng./.

Thư này do hệ thống Tiến Độ gửi tự động. Hệ thống ngừng nhắc về một mốc ngay khi số liệu đơn vị gửi cho thấy mốc đó đã hoàn thành.
Ông/Bà nhận được thư này với vai trò Giám đốc Công an tỉnh, thuộc danh sách nhận cảnh báo về Công an tỉnh.

`);
  });

  it('is the whole digest in English, a milestone that is only a date included', () => {
    const { unit, unitName, illustrative } = accounts;
    const plan: WarningItem = {
      goal: 'date',
      unit,
      unitName,
      milestone: 'plan',
      name: { vi: 'Ban hành kế hoạch', en: 'Issue the plan' },
      date: '2023-06-21',
      kind: 'ahead',
      workingDays: 0,
      illustrative,
    };
    expect(halvesOfText(render('2023-06-21', plan, { ...dataSet, workingDays: 7 }, overdue).text).en).toBe(`

Binh Duong Province

Deadline warning
Wednesday, 21 June 2023

To: Director of the Provincial Police

Reminder for Provincial Police about the following 3 deadlines:

[Illustrative figures] The targets or figures of milestones marked “Illustrative figures” were generated as examples and are not real.

Activate electronic identification accounts
-------------------------------------------
Overdue by 1 working day
Deadline: Tuesday, 20 June 2023, end of the day (24:00)
Indicator: Level-2 accounts activated
Target missed by 1,027,014 accounts
Done: 172,986/1,200,000 accounts (14.42%)
Figures as of 16 March 2023
Please complete the work without delay, submit updated figures and state any difficulties or obstacles.

Issue the plan
--------------
Due today
Deadline: Wednesday, 21 June 2023, end of the day (24:00)
This milestone has a deadline only; no figures are tracked
Please complete it by 24:00 on Wednesday, 21 June 2023.

Complete the digital data set [Illustrative figures]
----------------------------------------------------
7 working days left
Deadline: Friday, 30 June 2023, end of the day (24:00)
Indicator: Records digitised
The unit has not reported any figures
Please complete what is outstanding and submit updated figures by 24:00 on Friday, 30 June 2023.

Figures are sent with the command “tiendo submit” (an Excel, CSV or JSON file), or by the unit’s own program through the API, with a token that operations issue.

Yours sincerely

This message was sent automatically by the Tiến Độ system. Warnings about a milestone stop as soon as the unit’s submitted figures show that it is complete. Warnings about a milestone without tracked figures end on its deadline.
You are receiving this message because your post (Director of the Provincial Police) is on the list for warnings about Provincial Police.
`);
  });

  it('says what is missing ahead of the date, in both languages', () => {
    const { vi, en } = halvesOfText(render('2023-06-15', accounts).text);
    expect(vi).toContain('Còn 3 ngày làm việc');
    expect(vi).toContain('Còn thiếu 1.027.014 tài khoản');
    expect(en).toContain('3 working days left\nDeadline: Tuesday, 20 June 2023');
    expect(en).toContain('Remaining (accounts): 1,027,014\nDone: 172,986/1,200,000 accounts (14.42%)');
    expect(vi + en).not.toMatch(/minh họa|illustrative/i);
  });

  it('says when a known target has no figure yet, and when a figure names no whole', () => {
    const unmeasured = render('2023-06-15', { ...accounts, done: 0, figureDate: null });
    expect(unmeasured.text).toContain('Đã thực hiện 0/1.200.000 tài khoản (0%)\nChưa có số liệu');
    const wholeless = render('2023-06-27', { ...dataSet, figureDate: '2023-06-20' });
    expect(wholeless.text).toContain('Số liệu tính đến 20/06/2023 chưa nêu tổng số phải thực hiện');
  });

  it('F6: never speaks of time left once the date has passed', () => {
    for (const item of [overdue, { ...overdue, target: 0 }, { ...overdue, figureDate: null }]) {
      const { subject, html, text } = render('2023-06-21', item);
      expect(subject + visibleText(html) + text).not.toMatch(/còn\b|\bleft\b|remaining/i);
    }
  });
});

const forecast: NonNullable<FigureItem['forecast']> = {
  remaining: 1_027_014,
  status: 'at-risk',
  pace: { perDay: 1_250, amount: 8_750, days: 7 },
  neededPace: { perDay: 10_698, amount: 1_027_014, days: 96 },
  projected: '2025-06-14',
  earliest: '2024-06-08',
  latest: '2026-07-03',
};

describe('the forecast in the warning digest', () => {
  const reason = { vi: 'Nghỉ lễ', en: 'A holiday' };
  const extension = { from: '2023-06-15', date: '2023-06-20', reason, decidedOn: '2023-06-01' };
  const expected = (changes: Partial<typeof forecast>) => {
    const { text } = render('2023-06-15', { ...accounts, forecast: { ...forecast, ...changes } });
    const { vi, en } = halvesOfText(text);
    return [vi, en].map((half) => half.split('\n').find((line) => /ngày kể từ|a day needed/.test(line)));
  };

  it('shows pace, pace needed and finish with its range', () => {
    expect(expected({})).toEqual([
      'Có nguy cơ chậm tiến độ. Tốc độ gần đây 1.250 tài khoản/ngày; cần 10.698 tài khoản/ngày kể từ ngày có số liệu để kịp hạn. Dự kiến hoàn thành ngày 14/06/2025 (sớm nhất 08/06/2024, muộn nhất 03/07/2026).',
      'At risk. Recent pace: 1,250 accounts a day; 10,698 accounts a day needed from the date of the figures to meet the deadline. Projected completion: 14 June 2025 (earliest 8 June 2024, latest 3 July 2026).',
    ]);
  });

  it('says so when there is no pace, no growth, or no range', () => {
    const nothing = { projected: null, earliest: null, latest: null };
    const needed = 'cần 10.698 tài khoản/ngày kể từ ngày có số liệu để kịp hạn.';
    const [vi] = expected({ pace: null, ...nothing });
    expect(vi).toBe(
      `Có nguy cơ chậm tiến độ. Chưa đủ số liệu để tính tốc độ; ${needed} Chưa dự kiến được ngày hoàn thành.`,
    );
    const still = { perDay: -0.43, amount: -3, days: 7 };
    expect(expected({ pace: still, ...nothing })[0]).toContain(`Số liệu gần đây không tăng; ${needed}`);
    const sure = { earliest: '2025-06-14', latest: '2025-06-14', status: 'on-track' } as const;
    expect(expected(sure)[0]).toMatch(/^Đúng tiến độ\. .* Dự kiến hoàn thành ngày 14\/06\/2025\.$/);
  });

  it('P14, P17: gives the same numbers in both languages and parts, at length and in short, and no time left', () => {
    const late = {
      ...overdue,
      extension,
      forecast: { ...forecast, status: 'overdue', neededPace: null },
    } as const;
    for (const items of [[late], Array.from({ length: 8 }, () => late)]) {
      const { html, text } = render('2023-06-21', ...items);
      const [plain, rich] = [halvesOfText(text), halvesOfHtml(html)];
      const numbers = numbersIn(plain.vi, 'vi');
      expect(numbers).toEqual(expect.arrayContaining([1_250, 20250614, 20240608, 20260703, 20230601]));
      expect(numbersIn(plain.en, 'en')).toEqual(numbers);
      expect(numbersIn(rich.vi, 'vi')).toEqual(numbers);
      expect(numbersIn(rich.en, 'en')).toEqual(numbers);
      expect(visibleText(html) + text).not.toMatch(/còn\b|\bleft\b|remaining/i);
      expect(rich.vi).toContain('Đã gia hạn từ 15/06/2023 (quyết định ngày 01/06/2023). Lý do: Nghỉ lễ');
    }
  });
});

describe('the HTML of the warning digest', () => {
  it('P10: shows progress as a table that never looks complete or bigger than it is', () => {
    const bar = (done: number) =>
      render('2023-06-15', { ...accounts, done }).html.match(/width="\d+%"(?= style)/g);
    expect(bar(172_986)).toEqual(['width="14%"', 'width="14%"']);
    expect(bar(1_199_999)).toEqual(['width="99%"', 'width="99%"']);
    expect(bar(0)).toBeNull();
  });

  it('P14, P17: gives the same numbers in both languages and in both parts', () => {
    const { html, text } = render('2023-06-21', { ...dataSet, workingDays: 7 }, overdue, accounts);
    const plain = halvesOfText(text);
    const rich = halvesOfHtml(html);
    const numbers = numbersIn(plain.vi, 'vi');
    expect(numbers).toEqual(expect.arrayContaining([20230620, 1, 1_027_014, 172_986, 1_200_000, 14.42]));
    expect(numbersIn(plain.en, 'en')).toEqual(numbers);
    expect(numbersIn(rich.vi, 'vi')).toEqual(numbers);
    expect(numbersIn(rich.en, 'en')).toEqual(numbers);
  });

  it('marks the items whose figures are made up, and only those', () => {
    const seen = visibleText(render('2023-06-15', accounts, dataSet).html);
    expect(seen).toContain('Hoàn thành bộ dữ liệu số Số liệu minh họa');
    expect(seen).not.toContain('định danh điện tử Số liệu minh họa');
  });

  it('P10, P15: needs nothing from outside and lays out with presentation tables only', () => {
    const { html } = render('2023-06-21', overdue, dataSet);
    expect(html).not.toMatch(/<(?:a|img|script|link|iframe)\b|https?:|url\(|src=|href=/i);
    for (const table of html.match(/<table[^>]*>/g) ?? []) expect(table).toContain('role="presentation"');
  });

  it('F58, R9: is made of the same tags whatever the names are', () => {
    const named = (name: string) => {
      const text = { vi: name, en: name };
      const item = { ...overdue, name: text, indicatorName: text, measure: text, unitName: text };
      const digest = { ...digestOf('2023-06-21', item), scope: text };
      return tagsOf(renderWarningDigest(digest, { post: text }).html);
    };
    const tags = named('x');
    const signs = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'b', '=', ' ', '-', '!') });
    fc.assert(
      fc.property(fc.oneof(signs, fc.string({ unit: 'binary-ascii' })), (name) => {
        expect(named(name)).toEqual(tags);
      }),
      { numRuns: 50 },
    );
  });
});

/** Thirty items of three units, a few of them overdue. */
const thirty = Array.from({ length: 30 }, (_, index): WarningItem => {
  const isOverdue = index % 10 === 7;
  return {
    ...(index % 4 === 0 ? dataSet : { ...accounts, forecast }),
    milestone: `m-${index}`,
    name: { vi: `Mốc số ${index}`, en: `Milestone number ${index}` },
    unit: `BD.${index % 3}`,
    unitName: { vi: `Đơn vị ${index % 3}`, en: `Unit ${index % 3}` },
    kind: isOverdue ? 'overdue' : 'ahead',
    workingDays: index,
  };
});
const twoPosts = {
  ...recipient,
  also: [
    { post: { vi: 'Trưởng ban Chỉ đạo Đề án 06', en: 'Head of the Project 06 committee' } },
    { post: recipient.post },
  ],
};

describe('the warning digest of a person with several units', () => {
  const { html, text, subject } = renderWarningDigest(digestOf('2023-06-21', ...thirty), twoPosts, 'duty');

  it('names each post once, and the unit of the most urgent item first', () => {
    expect(subject).toBe(
      '[Quá hạn] Chậm 27 ngày làm việc: Mốc số 27 – Đơn vị 0 (hạn 24:00 ngày 20/06/2023) và 29 việc khác',
    );
    const { vi, en } = halvesOfText(text);
    expect(vi).toContain('Kính gửi: Giám đốc Công an tỉnh; Trưởng ban Chỉ đạo Đề án 06\n');
    expect(vi).toContain('Hệ thống Tiến Độ trân trọng thông báo 30 thời hạn của 3 đơn vị sau:');
    expect(en).toContain('Reminder about the following 30 deadlines of 3 units:');
    expect(vi.match(/^\*\* .+ \*\*$/gm)).toEqual(['** Đơn vị 0 **', '** Đơn vị 2 **', '** Đơn vị 1 **']);
    expect(vi).toContain('thuộc danh sách nhận cảnh báo về Đơn vị 0; Đơn vị 2; Đơn vị 1.');
  });

  it('says once what is to be done when there are many items', () => {
    for (const half of [halvesOfText(text).vi, halvesOfHtml(html).vi]) {
      expect(half.match(/Đối với các việc đã quá hạn, đề nghị/g)).toHaveLength(1);
      expect(half.match(/Đối với các việc chưa quá hạn, đề nghị/g)).toHaveLength(1);
      expect(half.match(/Mốc số \d+/g)).toHaveLength(30);
    }
    const ahead = thirty.filter(({ kind }) => kind === 'ahead');
    const overdueOnly = thirty.map((item) => ({ ...item, kind: 'overdue' as const }));
    expect(render('2023-06-21', ...ahead).text).not.toMatch(/đã quá hạn|[Oo]verdue milestones/);
    expect(render('2023-06-21', ...overdueOnly).text).not.toMatch(/chưa quá hạn|not yet overdue|còn\b/i);
  });

  it('P14, P17: gives the same numbers in both languages and in both parts', () => {
    const plain = halvesOfText(text);
    const rich = halvesOfHtml(html);
    const numbers = numbersIn(plain.vi, 'vi');
    expect(numbersIn(plain.en, 'en')).toEqual(numbers);
    // The titles, which contain numbers here, are in another place in a row.
    const sorted = numbers.toSorted();
    expect(numbersIn(rich.vi, 'vi').toSorted()).toEqual(sorted);
    expect(numbersIn(rich.en, 'en').toSorted()).toEqual(sorted);
  });

  it('P12: stays under 50 kB for thirty items', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(50_000);
  });

  it('groups few items under their units too, each at length', () => {
    const other = { ...dataSet, unit: 'BD.STP', unitName: { vi: 'Sở Tư pháp', en: 'Justice' } };
    const short = render('2023-06-21', overdue, other);
    expect(halvesOfText(short.text).vi).toContain(
      '** Công an tỉnh **\n\nKích hoạt tài khoản định danh điện tử\n',
    );
    expect(halvesOfText(short.text).vi).toContain('** Sở Tư pháp **\n\nHoàn thành bộ dữ liệu số');
    expect(short.text.match(/Đề nghị đơn vị/g)).toHaveLength(2);
    expect(short.html.match(/<h2[^>]*>(Công an tỉnh|Sở Tư pháp)<\/h2>/g)).toHaveLength(2);
  });
});
