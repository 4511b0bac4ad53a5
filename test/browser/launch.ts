import chromium from '@sparticuz/chromium';
import { type Browser, chromium as browserType } from 'playwright-core';

/** Chromium from the npm package, with each page in a process of its own, so that closing one leaves the others. */
export async function launchBrowser(): Promise<Browser> {
  const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  return browserType.launch({ executablePath: await chromium.executablePath(), args });
}
