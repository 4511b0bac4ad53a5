import { createHmac, timingSafeEqual } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { addressKey } from '../delivery/persons.ts';
import { isBefore } from '../period/compare-instants.ts';
import { instantTextSchema } from '../period/instant-text.ts';
import { codeDigits, mostTries } from './session-limits.ts';

/** The registry's record of a code that was asked for: neither the code nor the address. */
export const signInCodeSchema = z.strictObject({
  /** SHA-256 of the secret that the asking browser holds, hexadecimal. */
  browser: z.string().regex(/^[0-9a-f]{64}$/),
  /** {@link signatureOfCode}, hexadecimal. */
  signature: z.string().regex(/^[0-9a-f]{64}$/),
  expiresAt: instantTextSchema,
  /** How often it has been tried. */
  tries: z.int(),
  usedAt: instantTextSchema.exactOptional(),
});

/** What is stored of a code sent to sign in: neither the code nor the address. */
export type SignInCode = z.infer<typeof signInCodeSchema>;

/** Random bytes of a code: enough that all codes are equally likely to within one part in 10¹¹. */
export const codeEntropyBytes = 8;

/** A code of eight digits from {@link codeEntropyBytes} random bytes. */
export function makeCode(entropy: Uint8Array): string {
  const number = Buffer.from(entropy).readBigUInt64BE() % 10n ** BigInt(codeDigits);
  return String(number).padStart(codeDigits, '0');
}

/** What a code is for: the browser that asked, and the address it was sent to. */
export type CodeUse = { readonly browser: string; readonly address: string; readonly code: string };

/** The HMAC-SHA256 of a code, which only its browser and address can match. */
export function signatureOfCode({ browser, address, code }: CodeUse, key: Uint8Array): string {
  return createHmac('sha256', key)
    .update(`sign-in:${browser}:${code}:${addressKey(address)}`)
    .digest('hex');
}

/** Whether a code is the one that was sent, compared in constant time. */
export function isCodeOf(
  { signature }: Pick<SignInCode, 'signature'>,
  use: CodeUse,
  key: Uint8Array,
): boolean {
  return timingSafeEqual(Buffer.from(signatureOfCode(use, key), 'hex'), Buffer.from(signature, 'hex'));
}

/** Whether a code can still be tried. */
export function isOpenCode({ tries, usedAt, expiresAt }: SignInCode, now: Temporal.Instant): boolean {
  return usedAt === undefined && tries < mostTries && isBefore(now, Temporal.Instant.from(expiresAt));
}
