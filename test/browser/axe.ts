import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds on a page; in the dark theme only contrast can differ. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // In the frame of an e-mail no script runs, so axe neither; e-mails have tests of their own.
    const axe = new AxeBuilder({ page }).exclude('iframe');
    if (colorScheme === 'dark') axe.withRules(['color-contrast']);
    const { violations: wrong } = await axe.analyze();
    found.push(
      ...wrong.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    );
  }
  return found;
}

/** Whether a page needs sideways scrolling on a phone. */
export async function isTooWide(page: Page): Promise<boolean> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 375, height: 800 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  if (before !== null) await page.setViewportSize(before);
  return width > 375;
}
