import chromium from '@sparticuz/chromium';
import { type Browser, chromium as browserType } from 'playwright-core';

/**
 * Chromium with each page in its own process, so that closing one leaves the others. From the npm package, which
 * supports only Linux on x64; elsewhere, set `CHROMIUM_PATH` to an installed one.
 */
export async function launchBrowser(): Promise<Browser> {
  const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath());
  return browserType.launch({ executablePath, args });
}
