import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as browserType } from 'playwright-core';

/**
 * Chromium with each page in its own process, so that closing one leaves the others. From the npm package, which
 * supports only Linux on x64; elsewhere, set `CHROMIUM_PATH` to an installed one.
 */
export async function launchBrowser(): Promise<Browser> {
  const args = chromium.args.filter((arg) => arg !== '--single-process' && arg !== '--no-zygote');
  return browserType.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? unpacked(),
    args,
    // Without it Chromium gives files with Vietnamese names another name.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
}

const kept = fileURLToPath(new URL('../../node_modules/.cache/chromium/', import.meta.url));
const unpacking = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";

/**
 * The package's Chromium, unpacked beside it. The package itself unpacks into the folder of temporary files under the
 * final name, where another process finds half of it.
 */
function unpacked(): string {
  const executable = join(kept, 'whole', 'chromium');
  if (existsSync(executable)) return executable;
  mkdirSync(kept, { recursive: true });
  const folder = mkdtempSync(join(kept, 'part-'));
  execFileSync(process.execPath, ['--input-type=module', '--eval', unpacking], {
    cwd: kept,
    env: { ...process.env, TMPDIR: folder },
  });
  try {
    renameSync(folder, join(kept, 'whole'));
  } catch (error) {
    if (!existsSync(executable)) throw error;
    rmSync(folder, { recursive: true });
  }
  return executable;
}
