import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeAtomically } from './atomic-file.ts';

const fileSchema = z.strictObject({
  /** Every submission up to and including this time was accepted; null before the first. */
  playedUntil: z.iso.datetime().nullable(),
});

/** The progress of the example in a data folder. */
export type ExampleProgress = Readonly<z.infer<typeof fileSchema>>;

/** The progress in a file; null in a folder that was created without the example. */
export function readProgress(file: string): ExampleProgress | null {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

export function writeProgress(file: string, progress: ExampleProgress): void {
  writeAtomically(file, `${JSON.stringify(progress)}\n`);
}
