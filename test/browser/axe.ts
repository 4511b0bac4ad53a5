import axe from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** What axe finds on a page; in the dark theme only contrast can differ. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axe.source);
    const wrong = await page.evaluate(
      async (rules) => {
        // In the frame of an e-mail no script runs, so axe neither; e-mails have tests of their own.
        const options = { resultTypes: ['violations' as const], ...rules };
        return (await window.axe?.run({ exclude: [['iframe']] }, options))?.violations;
      },
      colorScheme === 'dark' ? { runOnly: ['color-contrast'] } : {},
    );
    if (wrong === undefined) throw new Error('axe is not on the page');
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
