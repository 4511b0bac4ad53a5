import { randomFillSync } from 'node:crypto';
import type { Entropy } from '../usecases/ports/entropy.ts';

/** Bytes from the operating system's cryptographic generator. */
export const randomEntropy: Entropy = { bytes: (count) => randomFillSync(new Uint8Array(count)) };
