import { SESServiceException } from '@aws-sdk/client-ses';
import type { SendResult } from '../../domain/ports/mailer.ts';

type Failed = Exclude<SendResult, { outcome: 'sent' }>;

/** Refusals that say nothing against the message: sent again later it may go through. */
const passing = new Set([
  'Throttling',
  'Throttled',
  'RequestThrottled',
  'TooManyRequests',
  'LimitExceeded',
  'RequestLimitExceeded',
  'SlowDown',
  'ServiceUnavailable',
  'InternalFailure',
  'RequestTimeout',
  'ExpiredToken',
  'RequestExpired',
  'AccountSendingPaused',
  'ConfigurationSetSendingPaused',
]);

/** The names the SDK gives an answer that is none of the service's own. */
const unclear = new Set(['Unknown', 'UnknownError', 'NotFound', 'Error', '']);

/** Failures to reach the service at all; nothing was sent. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** What a failed attempt means. The text names the failure only: no address and nothing of the message. */
export function classifyFailure(error: unknown): Failed {
  if (error instanceof SESServiceException && !unclear.has(error.name)) return classifyAnswer(error);
  if (wasUnreached(error)) return { outcome: 'retry', failure: `SES was not reached: ${nameOf(error)}` };
  return { outcome: 'unknown', failure: `no clear answer from SES: ${nameOf(error)}` };
}

function classifyAnswer(error: SESServiceException): Failed {
  const status = error.$metadata.httpStatusCode;
  const fails = error.$fault === 'server' || (status !== undefined && (status >= 500 || status === 429));
  const retry = fails || passing.has(error.name.replace(/Exception$/, ''));
  const hint = hintOf(error.message);
  const failure = `${nameOf(error)}${status === undefined ? '' : ` (HTTP ${status})`}${hint === null ? '' : `: ${hint}`}`;
  return { outcome: retry ? 'retry' : 'refused', failure };
}

function wasUnreached(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'CredentialsProviderError') return true;
  const code = 'code' in error ? String(error.code) : '';
  return unreached.has(code) || ('syscall' in error && error.syscall === 'connect');
}

/** Well-known reasons, in words of our own: the service's may quote addresses. */
function hintOf(message: string): string | null {
  if (/daily message quota/i.test(message)) return 'the daily sending quota is reached';
  if (/maximum sending rate/i.test(message)) return 'the sending rate is exceeded';
  if (/not verified/i.test(message)) return 'an address or domain is not verified with SES';
  return null;
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failure';
  const code = 'code' in error ? `${error.code}` : '';
  const name = code === '' ? error.name : `${error.name} ${code}`;
  return name.replaceAll(/[^\w .-]/g, '').slice(0, 80);
}
