import * as z from 'zod';
import { writeAtomically } from '../home/atomic-file.ts';
import { beginAnew, readJsonFile } from '../home/json-file.ts';

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

/** Stores the progress whole or not at all, so that a crash never leaves half of it. */
export function writeProgress(file: string, progress: ExampleProgress): void {
  writeAtomically(file, `${JSON.stringify(progress)}\n`);
}

const storeEveryMs = 1_000;

/**
 * The progress while the example is played, stored about once a second: after a crash the submissions since then are sent
 * again, with the same idempotency keys.
 */
export class RunningProgress {
  readonly #file: string;
  #playedUntil: string | null = null;
  #storedAtMs = performance.now();

  constructor(file: string) {
    this.#file = file;
  }

  /** Every submission up to and including this time was accepted. */
  reached(playedUntil: string): void {
    this.#playedUntil = playedUntil;
    if (performance.now() - this.#storedAtMs >= storeEveryMs) this.store();
  }

  /** Stores it at once. */
  store(): void {
    if (this.#playedUntil !== null) writeProgress(this.#file, { playedUntil: this.#playedUntil });
    this.#storedAtMs = performance.now();
  }
}
