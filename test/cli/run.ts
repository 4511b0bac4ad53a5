import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type Ended, tiendo } from '../end-to-end/command-line.ts';
import { complaint } from './complaint.ts';
import { printedCommands } from './printed-commands.ts';
import type { serveWorld } from './world-server.ts';

type Served = Awaited<ReturnType<typeof serveWorld>>;

/**
 * Runs `tiendo` against a served world, in English, with the token of unit P.A unless another is given. Checks that every
 * command it prints is one that there is, and reaches the same server in the same language.
 * @returns what it printed, its commands without address and language
 */
export async function runOn(
  { url, unitToken }: Served,
  args: readonly string[],
  { token = unitToken, input = '' } = {},
): Promise<Ended> {
  const carried = ['--url', url, '--lang', 'en'];
  const { code, stdout, stderr } = await tiendo([...args, ...carried], { TIENDO_TOKEN: token }, input);
  for (const words of printedCommands(stdout + stderr)) {
    if (!words.includes('--help')) expect(words.slice(-carried.length)).toEqual(carried);
    expect([words, (await complaint(words))?.message]).toEqual([words, undefined]);
  }
  return { code, stdout, stderr: stderr.replaceAll(` ${carried.join(' ')}`, '') };
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
