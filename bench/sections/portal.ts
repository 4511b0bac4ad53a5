import type { Browser, CDPSession, Page } from 'playwright-core';
import { budget, buildPortal } from '../../portal/build/build-portal.ts';
import { launchBrowser } from '../../test/browser/launch.ts';
import { median } from '../measure.ts';
import { gridForm } from '../portal/grid-form.ts';
import { servePortal } from '../portal/served-portal.ts';
import type { Section } from '../section.ts';
import { verdictOn } from '../verdict.ts';

/** Rows of the grid, and keys pressed in it. */
const size = { rows: 200, keys: 40 };

/** An old laptop takes so many times the processor time of this machine. */
const slower = 6;

/** The most milliseconds that an old laptop may take for the first paint, and for a key. */
const most = { paint: 1_000, key: 50 };

/**
 * What the portal weighs, and what it takes of the processor: until the first page shows, and for a key in a grid of 200 rows.
 * The times are those of the page's main thread, which other load on the machine does not change, times six.
 */
export const portal: Section = {
  name: 'portal',
  async run({ rounds }) {
    const built = await buildPortal();
    const server = await servePortal(built, gridForm(size.rows));
    const browser = await launchBrowser();
    try {
      const taken: Taken[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const one = await onePage(browser, server.url);
        if (round > 0) taken.push(one);
      }
      const of = (name: keyof Taken) => median(taken.map((one) => one[name]));
      const task = (name: string, cpu: number) => ({ name, elapsed: cpu, cpu });
      return {
        heading: `script and style ${built.firstLoad} bytes of brotli at first, ${built.operationsLoad} more for operations; a grid of ${size.rows} rows, times of the main thread`,
        measured: [
          task('until the first page shows', of('first')),
          task(`until a grid of ${size.rows} rows shows`, of('grid')),
          task(`${size.keys} keys in it`, of('keys')),
        ],
        verdicts: [
          verdictOn('first load', built.firstLoad / 1024, { atMost: budget.firstLoad / 1024 }, 'KB'),
          verdictOn(
            'pages of operations',
            built.operationsLoad / 1024,
            { atMost: budget.operationsLoad / 1024 },
            'KB',
          ),
          verdictOn(`first page × ${slower}`, of('first') * slower, { atMost: most.paint }, 'ms'),
          verdictOn(`a key × ${slower}`, (of('keys') / size.keys) * slower, { atMost: most.key }, 'ms'),
        ],
      };
    } finally {
      await browser.close();
      server.close();
    }
  },
};

/** Milliseconds of the main thread. */
type Taken = { readonly first: number; readonly grid: number; readonly keys: number };

async function onePage(browser: Browser, url: string): Promise<Taken> {
  const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1_280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await page.locator('h1').waitFor();
  const first = await takenOf(session);
  await page.goto(`${url}/p/entry/X/2024-W02/X.A`);
  await page.locator(`[id="BM.${size.rows}-denominator"]`).waitFor();
  await frame(page);
  const grid = await takenOf(session);
  await page.locator(`[id="BM.3-numerator"]`).focus();
  // What asking for a frame takes by itself.
  const before = await takenOf(session);
  for (let key = 0; key < size.keys; key += 1) await frame(page);
  const between = await takenOf(session);
  for (let key = 0; key < size.keys; key += 1) {
    await page.keyboard.press(key % 2 === 0 ? '7' : 'Backspace');
    await frame(page);
  }
  const after = await takenOf(session);
  await context.close();
  return { first, grid, keys: after - between - (between - before) };
}

/** Waits until the page has drawn what changed. */
async function frame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

/** Milliseconds that the main thread has worked since the page was opened. */
async function takenOf(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'TaskDuration');
  if (found === undefined) throw new Error('the browser does not say how long its tasks took');
  return found.value * 1_000;
}
