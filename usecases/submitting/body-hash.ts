import { hash } from 'node:crypto';
import { canonicalJson } from '../../domain/submission/canonical-json.ts';

/** SHA-256 of a body's content, hexadecimal: equal for equal content, whatever its white space and order of keys. */
export function bodyHashOf(body: unknown): string {
  return hash('sha256', canonicalJson(body), 'hex');
}
