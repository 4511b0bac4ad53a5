import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Puts the temporary files of all tests into one folder, which is removed after the last test, also of workers that were killed. */
export default function keptTogether(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-tests-'));
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
