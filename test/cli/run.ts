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
 * Runs `tiendo` against a served world, in English, by default with the token of unit P.A. Checks that every command it
 * prints exists, and uses the same server and language.
 * @returns its output, with commands stripped of address and language
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

/**
 * Writes a file and removes it after the test.
 * @returns its path
 */
export async function temporaryFile(name: string, content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tiendo-cli-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** The result of a command that printed these lines: data on stdout, messages on stderr. */
export function ended(code: number, stdout: readonly string[], stderr: readonly string[]): Ended {
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return { code, stdout: text(stdout), stderr: text(stderr) };
}

/**
 * The JSON a command printed, after checking that it succeeded.
 * @param said on stderr
 */
export function jsonOf({ code, stdout, stderr }: Ended, ...said: readonly string[]): unknown {
  expect([code, stderr]).toEqual([0, said.map((line) => `${line}\n`).join('')]);
  return JSON.parse(stdout);
}
