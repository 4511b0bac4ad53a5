import { hash } from 'node:crypto';

/**
 * SHA-256 of a body's content, hexadecimal: equal for equal content, whatever its white space and order of keys.
 * @param canonical the body as canonical JSON
 */
export function bodyHashOf(canonical: string): string {
  return hash('sha256', canonical, 'hex');
}
