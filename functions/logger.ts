import { Logger } from '@aws-lambda-powertools/logger';
import type { ConstructorOptions } from '@aws-lambda-powertools/logger/types';

/** Names of fields that are never logged, whatever their value. */
const secretNames = /^(?:(?:proxy-)?authorization|(?:set-)?cookies?|token|password|secret)$/i;

const secretTexts: readonly (readonly [RegExp, string])[] = [
  [/tiendo_[0-9a-z_]{16,}/gi, '[token]'],
  [/(__Host-tiendo[\w-]*=)[\w-]+/g, '$1[redacted]'],
  // A sign-in code, in a body as text.
  [/(\bcode\\?"\s*:\s*\\?")\d{4} ?\d{4}/gi, '$1[code]'],
  [/\b(Bearer|Basic) +[^\s"',;]+/gi, '$1 [redacted]'],
  // Matches addresses plain, in a URL, or escaped in JSON. The local part is limited, so that a long text is scanned in
  // linear time.
  [/[\p{L}\p{N}._%+'-]{1,64}(?:@|%40|\\u0040)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu, '[e-mail]'],
];

/**
 * A logger that writes one line of JSON per event, and redacts every access token, credential, sign-in code and e-mail
 * address anywhere in a message, an error or a logged request. Writes a line break in a text as `\n`.
 *
 * It redacts the output instead of omitting fields, because no list of fields can foresee the message of an error.
 * Token ids are kept: they identify a token in the list but grant no access.
 */
export function createLogger(options: Pick<ConstructorOptions, 'serviceName' | 'logLevel'>): Logger {
  return new Logger({ ...options, jsonReplacerFn: (name, value) => redactValue(name, value) });
}

function redactValue(name: string, value: unknown): unknown {
  if (secretNames.test(name)) return '[redacted]';
  if (typeof value === 'string') return redactText(value);
  return isPlain(value) && Object.keys(value).some((key) => redactText(key) !== key)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [redactText(key), inner]))
    : value;
}

function redactText(text: string): string {
  return secretTexts.reduce((redacted, [pattern, mark]) => redacted.replace(pattern, mark), text);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
