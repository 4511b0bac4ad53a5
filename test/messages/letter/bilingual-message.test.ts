import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReaderLanguage } from '../../../domain/language/reader-language.ts';
import { oneLine } from '../../../messages/letter/one-line.ts';
import { renderRankingCorrection } from '../../../messages/ranking-correction/ranking-correction-message.ts';
import { renderSubmissionReceipt } from '../../../messages/submission-receipt/submission-receipt-message.ts';
import { deliveryTest } from '../../../messages/test-message/delivery-test.ts';
import { correction, director } from '../ranking-correction/correction-fixture.ts';
import { contact, receipt } from '../submission-receipt/receipt-fixture.ts';
import { reader, renderWeeklyReport, report } from '../weekly-report/weekly-report-fixture.ts';

describe('a message in the language of its reader', () => {
  const kinds = {
    'weekly report': (language: ReaderLanguage) => renderWeeklyReport(report, { ...reader, language }),
    correction: (language: ReaderLanguage) => renderRankingCorrection(correction, { ...director, language }),
    receipt: (language: ReaderLanguage) => renderSubmissionReceipt(receipt, { ...contact, language }),
  };

  it.each(Object.entries(kinds))('has one letter, and each half of both is it: %s', (_, render) => {
    const [vi, en, both] = (['vi', 'en', 'both'] as const).map(render);
    const english = 'English version below.\n\n';
    expect(both?.subject).toBe(vi?.subject);
    expect(vi?.html).toMatch(/^<!doctype html>\n<html lang="vi">/);
    expect(en?.html).toMatch(/^<!doctype html>\n<html lang="en">/);
    const divider = `\n${'='.repeat(40)}\n\n`;
    expect(both?.text.replace(english, '')).toBe(`${vi?.text}${divider}${en?.text}`);
  });

  it('has its subject in that language', () => {
    const subjects = Object.values(kinds).map((render) => render('en').subject);
    expect(subjects).toEqual([
      '[Week 2 of 2024] Set 766: 79.06 points, rank 4/63 (+3.39 points, down 3 places)',
      '[Correction] Ranking Set of Indicators 766, week 2 of 2024 — Department of Justice: rank 12 → 9',
      '[Received] Figures of Set of Indicators 766 for week 3 of 2024 — Department of Justice (reference 3f9a0c2e…)',
    ]);
  });

  it('is in both where the reader is not known', () => {
    const helpdesk = { vi: 'Văn phòng, phòng 2', en: 'the office, room 2' };
    const test = deliveryTest({ vi: 'Tỉnh', en: 'Province' }, { helpdesk, takesReplies: true });
    expect(test.subject).toBe('Kiểm tra việc gửi thư');
    for (const part of [test.text, test.html]) {
      expect(part).toContain('Nếu cần hỗ trợ, xin trả lời thư này hoặc liên hệ Văn phòng, phòng 2.');
      expect(part).toContain('For help, reply to this message or contact the office, room 2.');
    }
  });

  it('has no empty line in the place of dates that it does not have', () => {
    const { html } = deliveryTest({ vi: 'Tỉnh', en: 'Province' }, { helpdesk: null, takesReplies: true });
    expect(html.match(/<p class="small muted">.*<\/p>/g)).toEqual([
      '<p class="small muted"><span lang="en">English version below.</span></p>',
    ]);
  });
});

describe('oneLine', () => {
  it('F57: turns line breaks and runs of white space into one space', () => {
    expect(oneLine(' Bộ chỉ số\r\nBcc: a@b.vn\u2028\t766 ')).toBe('Bộ chỉ số Bcc: a@b.vn 766');
  });

  it('F57: never holds a control or bidi-control character', () => {
    const signs = fc.constantFrom(
      'a',
      ' ',
      '\r',
      '\n',
      '\0',
      '\u0085',
      '\u2028',
      '\u202e',
      '\u2066',
      '\u2069',
    );
    fc.assert(
      fc.property(fc.string({ unit: signs }), (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});
