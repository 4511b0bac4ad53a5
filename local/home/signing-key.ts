import { existsSync, readFileSync } from 'node:fs';
import type { Entropy } from '../../usecases/ports/entropy.ts';
import type { SigningKey } from '../../usecases/ports/signing-key.ts';
import { writeAtomically } from './atomic-file.ts';

const bytes = 32;

/** The signing key of a data folder, in a file that only its owner can read; created if missing. */
export function fileSigningKey(file: string, entropy: Entropy): SigningKey {
  if (!existsSync(file)) writeAtomically(file, entropy.bytes(bytes));
  const key = readFileSync(file);
  if (key.length < bytes) throw new Error(`${file} is no signing key; remove it to have a new one made`);
  return { read: async () => key };
}
