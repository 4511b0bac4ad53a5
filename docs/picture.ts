/**
 * Takes `docs/images/weekly-report.png`: the chair's e-mail for week 02/2024 from the example's mailbox, as a browser renders
 * it. Run `npm run picture` after changing the e-mail.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalStack } from '../local/stack.ts';
import { launchBrowser } from '../test/browser/launch.ts';

const picture = fileURLToPath(new URL('images/weekly-report.png', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'tiendo-picture-'));
const stack = await startLocalStack({ home, port: 0, example: true });
const browser = await launchBrowser();
try {
  const mail = stack
    .mails()
    .findLast(
      ({ to, occurrence }) =>
        to === 'chu-tich@binhduong.example' && occurrence?.startsWith('report@') === true,
    );
  if (mail === undefined) throw new Error('the mailbox holds no report to the chair');
  const page = await browser.newPage({ viewport: { width: 720, height: 1180 }, deviceScaleFactor: 1.5 });
  await page.goto(`${stack.url}/mailbox/${mail.id}.html`);
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
  await stack.close();
  rmSync(home, { recursive: true });
}
