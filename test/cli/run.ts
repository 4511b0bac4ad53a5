import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Ended, tiendo } from '../end-to-end/command-line.ts';
import type { serveWorld } from './world-server.ts';

type Served = Awaited<ReturnType<typeof serveWorld>>;

/** Runs `tiendo` against a served world, in English, with the token of unit P.A unless another is given. */
export function runOn(
  { url, unitToken }: Served,
  args: readonly string[],
  { token = unitToken, input = '' } = {},
): Promise<Ended> {
  return tiendo([...args, '--url', url, '--lang', 'en'], { TIENDO_TOKEN: token }, input);
}

/** Writes a file that is removed when the test ends. @returns its path */
export async function temporaryFile(name: string, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}
