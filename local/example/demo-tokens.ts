import * as z from 'zod';
import { writeAtomically } from '../home/atomic-file.ts';
import { readJsonFile } from '../home/json-file.ts';

/** The example's access tokens: one per unit under its id, plus `leader`, `operations` and `operations-2`. */
export type DemoTokens = Readonly<Record<string, string>>;

const fileSchema = z.record(z.string(), z.string());

/** The tokens in a file; null when there is none yet. */
export function readDemoTokens(file: string): DemoTokens | null {
  return readJsonFile(file, fileSchema, {
    vi: 'Xóa tệp rồi chạy lại; các mã sẽ được cấp lại.',
    en: 'Delete it and start again; the tokens will be issued anew.',
  });
}

/** Writes the tokens so that only the file's owner can read them. */
export function writeDemoTokens(file: string, tokens: DemoTokens): void {
  writeAtomically(file, `${JSON.stringify(tokens, null, 2)}\n`);
}
