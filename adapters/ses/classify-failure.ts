import { SESServiceException } from '@aws-sdk/client-ses';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import type { HeldBy, SendResult } from '../../domain/delivery/send-result.ts';

type Failed = Exclude<SendResult, { outcome: 'sent' }>;

/** Too many requests, or too many messages. */
const throttling = new Set([
  'Throttling',
  'Throttled',
  'RequestThrottled',
  'TooManyRequests',
  'RequestLimitExceeded',
  'SlowDown',
]);

/** Refusals not caused by the message itself: a retry may succeed. */
const passing = new Set([
  'LimitExceeded',
  'ServiceUnavailable',
  'InternalFailure',
  'RequestTimeout',
  'ExpiredToken',
  'RequestExpired',
]);

/** Well-known reasons in our own words, because the service's may quote addresses. */
const hints: readonly { readonly pattern: RegExp; readonly hint: string; readonly by?: HeldBy }[] = [
  { pattern: /daily message quota/i, hint: deliveryFailures.quota, by: 'quota' },
  { pattern: /maximum sending rate/i, hint: deliveryFailures.rate, by: 'rate' },
  // Also returned for a message that was `MessageRejected`.
  {
    pattern: /sending (?:is |has been )?(?:paused|suspended|disabled)/i,
    hint: deliveryFailures.paused,
    by: 'pause',
  },
  { pattern: /not verified/i, hint: deliveryFailures.unverified, by: 'account' },
  {
    pattern: /configuration set .*does not exist/i,
    hint: deliveryFailures.noConfigurationSet,
    by: 'account',
  },
];

/** Faults of the account, its credentials or its settings: they refuse every message alike. */
const accountFaults = new Set([
  'AccessDenied',
  'ConfigurationSetDoesNotExist',
  'FromEmailAddressNotVerified',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'MailFromDomainNotVerified',
  'MissingAuthenticationToken',
  'NotAuthorized',
  'OptInRequired',
  'SignatureDoesNotMatch',
  'UnrecognizedClient',
]);

/** The SDK's names for an answer that does not come from the service. */
const unclear = new Set(['Unknown', 'UnknownError', 'NotFound', 'Error', '']);

/** Failures to reach the service at all; nothing was sent. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** The meaning of a failed attempt. The text names only the failure: no address and nothing of the message. */
export function classifyFailure(error: unknown): Failed {
  if (error instanceof SESServiceException && !unclear.has(error.name)) return classifyAnswer(error);
  if (wasUnreached(error))
    return { outcome: 'retry', failure: `${deliveryFailures.unreached}: ${nameOf(error)}` };
  return { outcome: 'unknown', failure: `${deliveryFailures.unclear}: ${nameOf(error)}` };
}

function classifyAnswer(error: SESServiceException): Failed {
  const status = error.$metadata.httpStatusCode;
  const known = hints.find(({ pattern }) => pattern.test(error.message));
  const failure = `${nameOf(error)}${status === undefined ? '' : ` (HTTP ${status})`}${known === undefined ? '' : `: ${known.hint}`}`;
  const code = error.name.replace(/Exception$/, '');
  const by = passing.has(code) ? null : (known?.by ?? heldBy(code, status));
  if (by !== null) return { outcome: 'held', by, failure };
  const fails = error.$fault === 'server' || (status !== undefined && status >= 500);
  return { outcome: fails || passing.has(code) ? 'retry' : 'refused', failure };
}

function heldBy(code: string, status: number | undefined): HeldBy | null {
  if (code === 'AccountSendingPaused' || code === 'ConfigurationSetSendingPaused') return 'pause';
  if (accountFaults.has(code) || status === 401 || status === 403) return 'account';
  return throttling.has(code) || status === 429 ? 'rate' : null;
}

function wasUnreached(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'CredentialsProviderError') return true;
  const code = 'code' in error ? String(error.code) : '';
  return unreached.has(code) || ('syscall' in error && error.syscall === 'connect');
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failure';
  const code = 'code' in error ? `${error.code}` : '';
  const name = code === '' ? error.name : `${error.name} ${code}`;
  return name.replaceAll(/[^\w .-]/g, '').slice(0, 80);
}
