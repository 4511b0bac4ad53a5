/**
 * Takes the pictures of README and of `docs/using.md` from the example, as a browser renders them: `docs/images/weekly-report.png`, the
 * top of the chair's e-mail for week 02/2024, and `docs/images/entry.png`, the form of a department for week 03/2024 in the portal. Run `npm run picture`
 * after changing either.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startLocalStack } from '../local/stack.ts';
import { launchBrowser } from '../test/browser/launch.ts';

const pictureOf = (name: string) => fileURLToPath(new URL(`images/${name}.png`, import.meta.url));
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
  const page = await browser.newPage({ viewport: { width: 720, height: 670 }, deviceScaleFactor: 1.5 });
  await page.goto(`${stack.url}/mailbox/${mail.id}.html`);
  await page.screenshot({ path: pictureOf('weekly-report') });
  await pictureOfEntry();
} finally {
  await browser.close();
  await stack.close();
  rmSync(home, { recursive: true });
}

/** Signs a department's clerk in as a person does, and enters a few figures. */
async function pictureOfEntry(): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1120, height: 760 },
    deviceScaleFactor: 1.5,
  });
  const page = await context.newPage();
  await page.goto(`${stack.url.replace('127.0.0.1', 'localhost')}/`);
  await page.getByLabel('Địa chỉ thư công vụ').fill('dau-moi.snv@binhduong.example');
  await page.keyboard.press('Enter');
  const code = page.getByLabel('Mã đăng nhập');
  await code.waitFor();
  const mail = stack.mails().findLast(({ to }) => to === 'dau-moi.snv@binhduong.example');
  const letter = await context.newPage();
  await letter.goto(`${stack.url}/mailbox/${mail?.id}.html`);
  await code.fill(/\b\d{4} ?\d{4}\b/.exec(await letter.locator('body').innerText())?.[0] ?? '');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'tuần 03/2024' }).click();
  const inputs = page.locator('input[data-slot]');
  await inputs.first().fill('9');
  for (const [at, figure] of ['9', '11', '', '412', '425', '', '315', '3.000'].entries())
    await inputs.nth(at).fill(figure);
  await inputs.nth(9).focus();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: pictureOf('entry') });
  await context.close();
}
