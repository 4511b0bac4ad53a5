import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What axe finds on a page, in both themes. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations: wrong } = await new AxeBuilder({ page }).analyze();
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
