import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSet } from '../../domain/catalogue/units.ts';
import { catalogue, submissions } from '../example/example.ts';
import { instant } from '../fixtures/instants.ts';
import { createWorld } from '../fixtures/world.ts';
import { launchBrowser } from './launch.ts';

const monday = '2024-01-15T00:00:00Z';
const phone = { width: 390, height: 844 };
const letterhead = { subjectPrefix: '', takesReplies: false, portalUrl: 'https://tiendo.example' };

/** The reports of the example for week 2 of 2024, as every reader gets them in one language. */
async function reportsIn(language: 'vi' | 'en'): Promise<string[]> {
  const world = createWorld(monday, { letterhead });
  const recipients = catalogue.recipients.map((one) => ({ ...one, language }));
  await world.ports.catalogues.put(1, { ...catalogue, recipients }, instant('2023-01-01T00:00:00Z'));
  for (const submission of submissions.filter(({ receivedAt }) => receivedAt <= monday)) {
    const set = findSet(catalogue, submission.set);
    if (set === undefined) throw new Error(`there is no set ${submission.set}`);
    await world.ports.submissions.append(set, submission);
  }
  await world.run('rank', '2024-01-07T23:05:00Z');
  await world.run('report', '2024-01-08T00:00:00Z');
  await world.run('rank', '2024-01-14T23:05:00Z');
  await world.run('report', monday);
  await world.sender(monday);
  return world.sent
    .map(({ message }) => message.html)
    .filter((html) => html.includes('02/2024') || html.includes('Week 2 of 2024'));
}

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

describe('the example’s weekly report of 28 units in one language', { timeout: 120_000 }, () => {
  it.each(['vi', 'en'] as const)(
    'takes at most five screens of a phone, whoever reads it: %s',
    async (language) => {
      const page = await browser.newPage({ viewport: phone });
      const reports = await reportsIn(language);
      expect(reports.length).toBeGreaterThan(20);
      let most = 0;
      for (const html of reports) {
        await page.setContent(html);
        most = Math.max(most, await page.evaluate(() => document.documentElement.scrollHeight));
      }
      expect(most / phone.height).toBeLessThanOrEqual(5);
      await page.close();
    },
  );
});
