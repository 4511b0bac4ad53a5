import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Notice } from '../../domain/delivery/notice.ts';
import type { WarningDigest } from '../../domain/milestone/warning-digest.ts';
import { renderFailureDigest } from '../../messages/failure-digest/failure-digest-message.ts';
import { renderNotice } from '../../messages/notice/notice-message.ts';
import { renderRankingCorrection } from '../../messages/ranking-correction/ranking-correction-message.ts';
import { renderSubmissionReceipt } from '../../messages/submission-receipt/submission-receipt-message.ts';
import { renderWarningDigest } from '../../messages/warning-digest/warning-digest-message.ts';
import { WeeklyReportLayout } from '../../messages/weekly-report/weekly-report-layout.ts';
import { iso } from '../fixtures/instants.ts';
import { fullReport } from '../messages/every-message.ts';
import { failures, operator } from '../messages/failure-digest/failure-fixture.ts';
import { correction, director } from '../messages/ranking-correction/correction-fixture.ts';
import { contact, partial, receipt } from '../messages/submission-receipt/receipt-fixture.ts';
import { chair, own, shortened } from '../messages/weekly-report/shortened-fixture.ts';
import {
  explainedUnits,
  reader,
  renderWeeklyReport,
  report,
  reportOfUnits,
} from '../messages/weekly-report/weekly-report-fixture.ts';
import { violations } from './axe.ts';
import { launchBrowser } from './launch.ts';

const digest: WarningDigest = {
  scope: { vi: 'UBND tỉnh Bình Dương', en: 'People’s Committee of Binh Duong Province' },
  day: '2023-06-21',
  items: [
    {
      unit: 'BD.SNNPTNT',
      unitName: {
        vi: 'Sở Nông nghiệp và Phát triển nông thôn',
        en: 'Department of Agriculture and Rural Development',
      },
      milestone: 'digital-data-set-2023',
      name: { vi: 'Hoàn thành bộ dữ liệu số của sở, ngành, đơn vị', en: 'Digital data sets completed' },
      date: '2023-06-30',
      kind: 'ahead',
      workingDays: 7,
      set: 'P06',
      indicator: 'P06.11',
      indicatorName: {
        vi: 'Hạng mục bộ dữ liệu số đã hoàn thành',
        en: 'Items of the digital data set completed',
      },
      measure: { vi: 'hạng mục', en: 'items' },
      done: 1_111_111_111,
      target: 1_234_567_890,
      figureDate: '2023-06-16',
      illustrative: true,
      extension: {
        from: '2023-06-20',
        date: '2023-06-30',
        decidedOn: '2023-06-19',
        reason: { vi: 'Nguồn dữ liệu dân cư bị gián đoạn', en: 'The population data was down' },
      },
      forecast: {
        remaining: 123_456_779,
        status: 'at-risk',
        pace: { perDay: 1_234_567, amount: 8_641_969, days: 7 },
        neededPace: { perDay: 8_818_341, amount: 123_456_779, days: 14 },
        projected: '2023-09-24',
        earliest: '2023-07-03',
        latest: '2025-12-31',
      },
    },
  ],
};

/** Thirty items of three units, for a person with two posts. */
const longDigest: WarningDigest = {
  ...digest,
  items: Array.from({ length: 30 }, (_, index) =>
    digest.items.map((item) => ({
      ...item,
      unit: `BD.${index % 3}`,
      workingDays: index,
      kind: index % 5 === 0 ? ('overdue' as const) : ('ahead' as const),
    })),
  ).flat(),
};
const manyItems: WarningDigest = { ...longDigest, beyond: { items: 7_470, units: 2_500 } };
const twoPosts = { ...reader, also: [{ post: reader.post, unit: 'BD.SNV' }] };
const leaving = {
  url: `https://${'a'.repeat(10)}.execute-api.ap-southeast-1.amazonaws.com/v1/unsubscribe/${'b'.repeat(120)}`,
};

/** What a superior gets who owes nothing. */
const escalated: WarningDigest = {
  scope: digest.scope,
  day: digest.day,
  items: [],
  escalations: digest.items.map((item) => ({
    item: { ...item, kind: 'overdue' as const },
    owners: [{ vi: 'Đầu mối – Sở Nông nghiệp', en: 'Contact, Department of Agriculture' }],
  })),
};

const granted: Notice = {
  about: 'extension-granted',
  scope: digest.scope,
  unit: 'BD.STP',
  set: '766',
  period: '2024-W02',
  unitName: { vi: 'Sở Tư pháp', en: 'Department of Justice' },
  setName: { vi: 'Bộ chỉ số 766', en: 'Set of Indicators 766' },
  asked: 'Mất kết nối từ sáng thứ Sáu',
  officer: 'Chánh Văn phòng UBND tỉnh',
  until: iso('2024-01-17T10:00:00Z'),
};

/** Where the links of these messages lead. */
const portalUrl = 'https://tiendo.example';

const emails = {
  'the weekly report': renderWeeklyReport(report, reader, leaving, [], portalUrl).html,
  'the warning digest of 30 items and more': renderWarningDigest(manyItems, twoPosts, 'duty').html,
  'the weekly report of a ranking shown in part': new WeeklyReportLayout(shortened).messageTo(
    chair,
    leaving,
    { ...own(50), more: 1_234 },
  ).html,
  'the weekly report of 63 units': renderWeeklyReport(reportOfUnits(63), reader, null, [], portalUrl).html,
  'the weekly report with all that it can have': renderWeeklyReport(fullReport, reader, null, [], portalUrl)
    .html,
  'the warning digest': renderWarningDigest(digest, reader).html,
  'the digest of what is overdue below': renderWarningDigest(escalated, reader).html,
  'the correction of a ranking': renderRankingCorrection({ ...correction, moreUnits: 12 }, director).html,
  'the e-mail about failures': renderFailureDigest(failures, operator).html,
  'a notice': renderNotice(granted, contact, null, portalUrl).html,
  'the confirmation of a submission': renderSubmissionReceipt(
    { ...receipt, ...partial, afterLock: true },
    contact,
  ).html,
};

/** As many units as the example has, in as many leagues, with what a report can say of them. */
const ofTwentyEight = {
  ...explainedUnits(19),
  leagues: [...explainedUnits(19).leagues, ...explainedUnits(9).leagues],
};

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

describe('a weekly report of 28 units in one language', () => {
  it.each(['vi', 'en'] as const)('takes at most five screens of a phone: %s', async (language) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    const inLanguage = { ...reader, language };
    await page.setContent(renderWeeklyReport(ofTwentyEight, inLanguage, leaving, [], portalUrl).html);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeLessThanOrEqual(5 * 844);
    await page.close();
  });
});

describe('P6: the names in a weekly report', () => {
  it('can be pressed on a phone: a finger’s width of 24 px around one is on no other', async () => {
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
    await page.setContent(
      renderWeeklyReport(fullReport, { ...reader, language: 'vi' }, null, [], portalUrl).html,
    );
    const overlapping = await page.evaluate(() => {
      const targets = [...document.querySelectorAll('a')].flatMap((link, of) =>
        [...link.getClientRects()].map(({ left, right, top, bottom }) => {
          const middle = (top + bottom) / 2;
          return { of, words: link.textContent, left, right, top: middle - 12, bottom: middle + 12 };
        }),
      );
      return targets.flatMap((one) =>
        targets
          .filter((other) => other.of > one.of && other.left < one.right && one.left < other.right)
          .filter((other) => other.top < one.bottom - 0.5 && one.top < other.bottom - 0.5)
          .map((other) => `${one.words} / ${other.words}`),
      );
    });
    expect(overlapping).toEqual([]);
    expect(await page.locator('a').count()).toBeGreaterThan(10);
    await page.close();
  });
});

describe.each(Object.entries(emails))('%s', (_, html) => {
  let page: Page;

  beforeAll(async () => {
    page = await (await browser.newContext()).newPage();
  });
  afterAll(() => page.context().close());

  it('P10: asks for nothing from elsewhere and runs nothing', async () => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.setContent(html);
    expect(requests).toEqual([]);
    expect(await page.locator('script, img, iframe, link, form').count()).toBe(0);
  });

  it.each([320, 390, 680])('P11: needs no sideways scroll at %i px', async (width) => {
    await page.setViewportSize({ width, height: 800 });
    await page.setContent(html);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });

  it('P16: breaks no rule of axe, on a phone and on a desktop, in either theme', async () => {
    for (const width of [320, 1_024]) {
      await page.setViewportSize({ width, height: 800 });
      await page.setContent(html);
      expect([width, await violations(page)]).toEqual([width, []]);
    }
  });

  it('P15: says its languages, and what its tables are', async () => {
    await page.setContent(html);
    expect(await page.locator('html').getAttribute('lang')).toBe('vi');
    expect(await page.locator('[lang="en"]').count()).toBeGreaterThan(0);
    expect(await page.locator('table:not([role="presentation"]):not(:has(> caption))').count()).toBe(0);
    expect(await page.locator('table:not([role="presentation"]) th:not([scope])').count()).toBe(0);
  });
});
