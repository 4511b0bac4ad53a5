import { randomFillSync } from 'node:crypto';
import type { Entropy } from '../domain/ports/surroundings.ts';

/** Bytes from the operating system's cryptographic generator. */
export const randomEntropy: Entropy = { bytes: (count) => randomFillSync(new Uint8Array(count)) };
