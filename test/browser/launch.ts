import chromium from '@sparticuz/chromium';
import { type Browser, chromium as browserType } from 'playwright-core';

/**
 * Chromium with each page in a process of its own, so that closing one leaves the others. It comes from the npm package,
 * which has it for Linux on x64 only; elsewhere name an installed one in `CHROMIUM_PATH`.
 */
export async function launchBrowser(): Promise<Browser> {
  const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath());
  return browserType.launch({ executablePath, args });
}
