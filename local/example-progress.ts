import * as z from 'zod';
import { writeAtomically } from './atomic-file.ts';
import { beginAnew, readJsonFile } from './json-file.ts';

const fileSchema = z.strictObject({
  /** Every submission up to and including this time was accepted; null before the first. */
  playedUntil: z.iso.datetime().nullable(),
});

/** The progress of the example in a data folder. */
export type ExampleProgress = Readonly<z.infer<typeof fileSchema>>;

/** The progress in a file; null in a folder that was created without the example. */
export function readProgress(file: string): ExampleProgress | null {
  return readJsonFile(file, fileSchema, beginAnew);
}

export function writeProgress(file: string, progress: ExampleProgress): void {
  writeAtomically(file, `${JSON.stringify(progress)}\n`);
}
