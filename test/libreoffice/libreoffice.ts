import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether the tests with LibreOffice were asked for: `npm run test:libreoffice`. */
export const hasLibreOffice = process.env['TIENDO_TEST_LIBREOFFICE'] === '1';

/**
 * Opens workbooks in LibreOffice and saves them as another format, all in one run.
 * @param from by name, without an ending
 * @returns the files by the same names
 * @throws Error when `soffice` is missing or made no file
 */
export async function savedByLibreOffice(
  from: Readonly<Record<string, Uint8Array>>,
  to: 'xlsx' | 'pdf' | 'ods',
  ending: 'xlsx' | 'ods' = 'xlsx',
): Promise<Record<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-libreoffice-'));
  try {
    const names = Object.keys(from);
    const files = names.map((name) => join(folder, `${name}.${ending}`));
    for (const [at, bytes] of Object.values(from).entries()) await writeFile(files[at] ?? '', bytes);
    const out = join(folder, 'out');
    // A profile of its own: another LibreOffice may be open.
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run('soffice', [profile, '--headless', '--convert-to', to, '--outdir', out, ...files]);
    const made = await Promise.all(names.map((name) => readFile(join(out, `${name}.${to}`))));
    return Object.fromEntries(names.map((name, at) => [name, made[at] ?? Buffer.alloc(0)]));
  } finally {
    await rm(folder, { recursive: true });
  }
}
