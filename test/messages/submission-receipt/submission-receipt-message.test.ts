import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubmissionReceipt } from '../../../domain/submission/submission-receipt.ts';
import { renderSubmissionReceipt } from '../../../messages/submission-receipt/submission-receipt-message.ts';
import { iso } from '../../fixtures/instants.ts';
import { halvesOfHtml, halvesOfText, numbersIn, tagsOf, visibleText } from '../halves.ts';
import { contact, partial, receipt } from './receipt-fixture.ts';

const render = (changes: Partial<SubmissionReceipt> = {}) =>
  renderSubmissionReceipt({ ...receipt, ...changes }, contact);
const plain: Partial<SubmissionReceipt> = { warnings: [], illustrative: false };

describe('P43: the subject of a confirmation', () => {
  it.each<[Partial<SubmissionReceipt>, string]>([
    [{}, '[Xác nhận] Đã nhận số liệu Bộ chỉ số 766, tuần 03/2024 — Sở Tư pháp (mã 3f9a0c2e…)'],
    [
      { revision: 2 },
      '[Xác nhận] Đã nhận bản 2 số liệu Bộ chỉ số 766, tuần 03/2024 — Sở Tư pháp (mã 3f9a0c2e…)',
    ],
    [
      partial,
      '[Xác nhận] Đã nhận số liệu Bộ chỉ số 766, tuần 03/2024, còn thiếu 12 chỉ số — Sở Tư pháp (mã 3f9a0c2e…)',
    ],
    [
      { ...partial, revision: 2 },
      '[Xác nhận] Đã nhận bản 2 số liệu Bộ chỉ số 766, tuần 03/2024, còn thiếu 12 chỉ số — Sở Tư pháp (mã 3f9a0c2e…)',
    ],
    [
      { revision: 81, together: 71 },
      '[Xác nhận] Đã nhận bản 81 số liệu Bộ chỉ số 766, tuần 03/2024, cùng 70 lần gửi khác trong ngày — Sở Tư pháp (mã 3f9a0c2e…)',
    ],
    [
      { revision: 11, together: 1 },
      '[Xác nhận] Đã nhận bản 11 số liệu Bộ chỉ số 766, tuần 03/2024 — Sở Tư pháp (mã 3f9a0c2e…)',
    ],
    [
      { period: '2024-Q1' },
      '[Xác nhận] Đã nhận số liệu Bộ chỉ số 766, quý I/2024 — Sở Tư pháp (mã 3f9a0c2e…)',
    ],
    [
      { unitName: { vi: 'Sở A\r\nBcc: a@example.vn', en: 'A' } },
      '[Xác nhận] Đã nhận số liệu Bộ chỉ số 766, tuần 03/2024 — Sở A Bcc: a@example.vn (mã 3f9a0c2e…)',
    ],
  ])('of %j', (changes, subject) => {
    expect(render(changes).subject).toBe(subject);
  });
});

describe('P43: the text of a confirmation', () => {
  it('is the whole receipt in Vietnamese, with warnings and comments', () => {
    expect(halvesOfText(render().text).vi).toBe(`Tỉnh Bình Dương

Xác nhận đã nhận số liệu
Bộ chỉ số 766, tuần 03/2024

English version below.

Kính gửi: Đầu mối Đề án 06 – Sở Tư pháp

Hệ thống Tiến Độ xác nhận đã tiếp nhận và lưu số liệu của Sở Tư pháp.

[Số liệu minh họa] Số liệu của lần gửi này được tạo ra để làm ví dụ, không phải số liệu thật.

Kết quả: đã nhận, có 2 cảnh báo.
Mã biên nhận: 3f9a0c2e5b7d41868e2f6a90d4c1b573
Mã bộ chỉ số: 766
Kỳ báo cáo: Tuần 03/2024
Lần gửi: 1 (lần đầu)
Nhận lúc: 09:05 ngày 18/01/2024, đúng hạn
Hạn gửi: 16:00 ngày 19/01/2024 (Thứ Sáu)
Chỉ số có số liệu: 1.024

Số liệu cần lưu ý
-----------------
Các số liệu sau khác thường so với kỳ trước hoặc so với tổng các thành phần; vẫn được ghi nhận, kèm giải trình của đơn vị nếu có.

Hồ sơ giải quyết đúng hạn
766.2.1, hồ sơ giải quyết đúng hạn: 4.120, hơn ba lần kỳ trước (315).
Giải trình: Tiếp nhận hồ sơ tồn đọng của các năm trước

Dịch vụ công có phát sinh hồ sơ trực tuyến
766.4.2, số dịch vụ công: 9, nhỏ hơn kỳ trước (14).
Giải trình: Bãi bỏ theo quyết định của tỉnh

Nếu có sai sót, đề nghị đơn vị gửi bản điều chỉnh kèm lý do trước khi kỳ báo cáo chốt số liệu.
Nếu cần hỗ trợ, xin liên hệ Bộ phận vận hành Tiến Độ (van-hanh@binhduong.example) và nêu mã biên nhận.

Trân trọng./.

Thư này do hệ thống Tiến Độ gửi tự động.
Ông/Bà nhận được thư này với vai trò Đầu mối Đề án 06 – Sở Tư pháp, thuộc danh sách nhận thư xác nhận số liệu của Sở Tư pháp.

`);
  });

  it('is the whole receipt in English', () => {
    expect(halvesOfText(render().text).en).toBe(`

Binh Duong Province

Figures received
Set of Indicators 766, week 3 of 2024

To: Project 06 contact, Department of Justice

Department of Justice: the Tiến Độ system has received and recorded your figures.

[Illustrative figures] The figures in this submission were generated as examples and are not real.

Outcome: accepted, with 2 warnings.
Reference: 3f9a0c2e5b7d41868e2f6a90d4c1b573
Set code: 766
Period: Week 3 of 2024
Revision: 1 (first)
Received: 09:05 on 18 January 2024, on time
Due: 16:00 on 19 January 2024 (Friday)
Indicators with figures: 1,024

Figures to check
----------------
These figures look unusual compared with the previous period or with the sum of their parts. They have still been recorded, with the unit’s comments if there are any.

Dossiers settled on time
766.2.1, dossiers settled on time: 4,120, more than three times the last period’s (315).
Comment: Tiếp nhận hồ sơ tồn đọng của các năm trước

Services used online
766.4.2, services in all: 9, less than the last period’s (14).
Comment: Bãi bỏ theo quyết định của tỉnh

If anything is wrong, please submit a correction and give the reason before the period is locked.
For help, please contact Tiến Độ operations (van-hanh@binhduong.example) and quote the reference.

Yours sincerely

This message was sent automatically by the Tiến Độ system.
You are receiving this message because your post (Project 06 contact, Department of Justice) is on the list for confirmations of submitted figures: Department of Justice.
`);
  });

  it('says in one sentence that nothing looked wrong', () => {
    const { vi, en } = halvesOfText(render(plain).text);
    expect(vi).toContain('Kết quả: đã nhận.\n');
    expect(en).toContain('Outcome: accepted.\n');
    expect(vi + en).not.toMatch(/cảnh báo|warning|lưu ý|minh họa|illustrative/i);
  });

  it('says late, and which correction it is', () => {
    const { vi, en } = halvesOfText(render({ ...plain, late: true, revision: 3 }).text);
    expect(vi).toContain('Lần gửi: 3 (điều chỉnh)\nNhận lúc: 09:05 ngày 18/01/2024, trễ hạn\n');
    expect(en).toContain('Revision: 3 (correction)\nReceived: 09:05 on 18 January 2024, late\n');
  });

  it('says why figures that came after the deadline count as on time', () => {
    const { vi, en } = halvesOfText(
      render({ ...plain, receivedAt: iso('2024-01-20T02:05:00Z'), revision: 2 }).text,
    );
    expect(vi).toContain(
      'Nhận lúc: 09:05 ngày 20/01/2024, sau thời hạn, vẫn tính là đúng hạn vì bản đầu gửi đúng hạn\n',
    );
    expect(en).toContain(
      'Received: 09:05 on 20 January 2024, after the deadline, still on time because the first revision was\n',
    );
  });

  const factsOf = (changes: Partial<SubmissionReceipt>) => {
    const { vi, en } = halvesOfText(render({ ...plain, figures: 2, ...changes }).text);
    const between = (text: string, from: string, to: string) =>
      text.slice(text.indexOf(from), text.indexOf(to));
    return [between(vi, 'Kết quả', '\n\nTrân trọng'), between(en, 'Outcome', '\n\nYours')];
  };
  const head = [
    `Mã biên nhận: 3f9a0c2e5b7d41868e2f6a90d4c1b573
Mã bộ chỉ số: 766
Kỳ báo cáo: Tuần 03/2024`,
    `Reference: 3f9a0c2e5b7d41868e2f6a90d4c1b573
Set code: 766
Period: Week 3 of 2024`,
  ];
  const foot = [
    `Nếu có sai sót, đề nghị đơn vị gửi bản điều chỉnh kèm lý do trước khi kỳ báo cáo chốt số liệu.
Nếu cần hỗ trợ, xin liên hệ Bộ phận vận hành Tiến Độ (van-hanh@binhduong.example) và nêu mã biên nhận.`,
    `If anything is wrong, please submit a correction and give the reason before the period is locked.
For help, please contact Tiến Độ operations (van-hanh@binhduong.example) and quote the reference.`,
  ];

  it('F71: of a partial submission says so, and names what is lacking and until when it is awaited', () => {
    expect(factsOf(partial)).toEqual([
      `Kết quả: đã nhận một phần.
${head[0]}
Lần gửi: 1 (lần đầu)
Nhận lúc: 09:05 ngày 18/01/2024, đúng hạn
Hạn gửi: 16:00 ngày 19/01/2024 (Thứ Sáu)
Chỉ số phải gửi: mới có 2/14, còn thiếu 12

Chỉ số còn thiếu
----------------
- Tỷ lệ thủ tục hành chính công bố đúng hạn
- Tỷ lệ hồ sơ thanh toán trực tuyến
- và 10 chỉ số khác

Đề nghị đơn vị gửi thêm các chỉ số này trước 16:00 ngày 19/01/2024 (Thứ Sáu). Chỉ cần gửi phần còn thiếu; số liệu đã gửi giữ nguyên.

${foot[0]}`,
      `Outcome: accepted, partial.
${head[1]}
Revision: 1 (first)
Received: 09:05 on 18 January 2024, on time
Due: 16:00 on 19 January 2024 (Friday)
Indicators asked for: partial, 2/14, lacking 12

Indicators still lacking
------------------------
- Administrative procedures published on time
- Dossiers paid online
- and 10 more

Please submit figures for these before 16:00 on 19 January 2024 (Friday). Submit only what is lacking; the figures already submitted stay as they are.

${foot[1]}`,
    ]);
  });

  it('of figures that complete others says that nothing is lacking, and of those after the lock why they are not ranked', () => {
    const asked = { count: 14, lacking: 0, first: [], until: null };
    expect(factsOf({ asked, revision: 2, addition: true, afterLock: true, late: true, figures: 14 })).toEqual(
      [
        `Kết quả: đã nhận đủ.
${head[0]}
Lần gửi: 2 (bổ sung)
Nhận lúc: 09:05 ngày 18/01/2024, trễ hạn
Hạn gửi: 16:00 ngày 19/01/2024 (Thứ Sáu)
Chỉ số phải gửi: đủ 14/14

Kỳ báo cáo đã chốt nên số liệu này chưa có trong bảng xếp hạng; bộ phận vận hành sẽ xếp hạng lại theo đề nghị của đơn vị.

${foot[0]}`,
        `Outcome: accepted, complete.
${head[1]}
Revision: 2 (addition)
Received: 09:05 on 18 January 2024, late
Due: 16:00 on 19 January 2024 (Friday)
Indicators asked for: complete, 14/14

The period has been locked, so these figures are not in its ranking yet. Operations will recompute the ranking at the unit’s request.

${foot[1]}`,
      ],
    );
  });

  it('names all posts of somebody who holds several', () => {
    const also = [{ post: { vi: 'Chánh Văn phòng', en: 'Chief of Office' } }];
    const { vi, en } = halvesOfText(renderSubmissionReceipt(receipt, { ...contact, also }).text);
    expect(vi).toContain('Kính gửi: Đầu mối Đề án 06 – Sở Tư pháp; Chánh Văn phòng\n');
    expect(en).toContain('To: Project 06 contact, Department of Justice; Chief of Office\n');
    expect(vi).toContain('với vai trò Đầu mối Đề án 06 – Sở Tư pháp; Chánh Văn phòng, thuộc danh sách');
    expect(en).toContain(
      'because your posts (Project 06 contact, Department of Justice; Chief of Office) are on the list',
    );
  });

  it('counts the warnings it does not list', () => {
    const { vi, en } = halvesOfText(render({ moreWarnings: 380 }).text);
    expect(vi).toContain('có 382 cảnh báo');
    expect(vi).toContain('Còn 380 cảnh báo khác');
    expect(en).toContain('with 382 warnings');
    expect(en).toContain('Warnings not listed here: 380');
  });
});

describe('the HTML of a confirmation', () => {
  it('P14, P17: gives the same numbers in both languages and in both parts', () => {
    // Dots in indicator ids are not separators, in either language.
    const warnings = receipt.warnings.map((one) => ({
      ...one,
      detail: { vi: one.detail.vi.slice(9), en: one.detail.en.slice(9) },
    }));
    const { html, text } = render({ warnings });
    const [plainHalves, rich] = [halvesOfText(text), halvesOfHtml(html)];
    const numbers = numbersIn(plainHalves.vi, 'vi');
    expect(numbers).toEqual(expect.arrayContaining([1_024, 4_120, 315, 202_403, 20_240_118]));
    expect(numbersIn(rich.vi, 'vi')).toEqual(numbers);
    for (const half of [plainHalves.en, rich.en]) expect(numbersIn(half, 'en')).toEqual(numbers);
  });

  it('P10: needs nothing from outside', () => {
    expect(render().html).not.toMatch(/<(?:a|img|script|link|iframe)\b|https?:|url\(|src=|href=/i);
    expect(visibleText(render(plain).html)).not.toMatch(/minh họa|illustrative/i);
  });

  it('says nothing of a comment where a figure needed none', () => {
    const [warning] = receipt.warnings;
    if (warning === undefined) throw new Error('the fixture has changed');
    const { text, html } = render({ ...receipt, warnings: [{ ...warning, comment: '' }], moreWarnings: 0 });
    expect([text, visibleText(html)].map((shown) => /Giải trình|Comment:/.test(shown))).toEqual([
      false,
      false,
    ]);
  });

  it('F58: is made of the same tags whatever names and comments are', () => {
    const named = (name: string) => {
      const both = { vi: name, en: name };
      const warnings = receipt.warnings.map((one) => ({
        ...one,
        name: both,
        detail: both,
        comment: `${name}.`,
      }));
      const names = { scope: both, helpdesk: both, unitName: both, setName: both, warnings };
      return tagsOf(renderSubmissionReceipt({ ...receipt, ...names }, { post: both }).html);
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
