import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
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

/** How a command ended that printed these lines: its answer on stdout, what it says to a person on stderr. */
export function ended(code: number, stdout: readonly string[], stderr: readonly string[]): Ended {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/** The answer that a command printed as JSON, when it ended well. @param said on stderr */
export function jsonOf({ code, stdout, stderr }: Ended, ...said: readonly string[]): unknown {
  expect([code, stderr]).toEqual([0, said.map((line) => `${line}\n`).join('')]);
  return JSON.parse(stdout);
}
