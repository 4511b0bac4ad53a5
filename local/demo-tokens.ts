import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeAtomically } from './atomic-file.ts';

/** The example's access tokens: one per unit under its id, plus `leader` and `operations`. */
export type DemoTokens = Readonly<Record<string, string>>;

const fileSchema = z.record(z.string(), z.string());

/** The tokens in a file; null when there is none yet. */
export function readDemoTokens(file: string): DemoTokens | null {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Writes the tokens so that only the file's owner can read them. */
export function writeDemoTokens(file: string, tokens: DemoTokens): void {
  writeAtomically(file, `${JSON.stringify(tokens, null, 2)}\n`, 0o600);
}
