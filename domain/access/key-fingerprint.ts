import { createHmac } from 'node:crypto';

/** What is signed to tell keys apart; nothing else is ever signed with it. */
const constant = 'fingerprint of the signing key';

/** The beginning of a signature of a constant: shows whether two signing keys are the same, and nothing of either. */
export function keyFingerprint(key: Uint8Array): string {
  return createHmac('sha256', key).update(constant).digest('hex').slice(0, 16);
}
