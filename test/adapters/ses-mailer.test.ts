import {
  AccountSendingPausedException,
  ConfigurationSetDoesNotExistException,
  ConfigurationSetSendingPausedException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESServiceException,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, test } from 'vitest';
import 'aws-sdk-client-mock-vitest/extend';
import { createSesClient } from '../../adapters/ses/client.ts';
import { SesMailer } from '../../adapters/ses/ses-mailer.ts';
import type { OutgoingMessage } from '../../usecases/ports/mailer.ts';
import { localSettings } from './dynalite.ts';

const client = createSesClient(localSettings);
const ses = mockClient(client);
const mailer = new SesMailer(client, {
  from: { name: 'Tiến Độ', address: 'tiendo@example.org', replyTo: null },
  configurationSet: 'tiendo-events',
});

const outgoing: OutgoingMessage = {
  to: { name: 'Chủ tịch UBND tỉnh', email: 'chair@example.org' },
  deliveryId: 'report_20240115T000000Z_chair',
  message: { subject: 'Tuần 02/2024: 79,06 điểm', text: 'Hạng 4', html: '<p>Hạng 4</p>' },
};

beforeEach(() => {
  ses.reset();
});

describe('a message that SES takes', () => {
  test('F21: goes to one recipient, tagged with its delivery', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
    expect(await mailer.send(outgoing)).toEqual({ outcome: 'sent', messageId: 'ses-1' });
    expect(ses).toHaveReceivedCommandExactlyOnceWith(SendRawEmailCommand, {
      Source: 'tiendo@example.org',
      Destinations: ['chair@example.org'],
      RawMessage: { Data: expect.any(Uint8Array) },
      ConfigurationSetName: 'tiendo-events',
      Tags: [{ Name: 'delivery', Value: 'report_20240115T000000Z_chair' }],
    });
    const sent = ses.commandCalls(SendRawEmailCommand)[0]?.args[0].input.RawMessage?.Data;
    const parsed = await PostalMime.parse(sent ?? '');
    expect(parsed.subject).toBe('Tuần 02/2024: 79,06 điểm');
  });

  test('is a result, not a failure of the run, where it cannot be composed; nothing is sent', async () => {
    const wrongLink = { ...outgoing, unsubscribe: { url: 'http://api.example.org/v1/unsubscribe/x' } };
    expect(await mailer.send(wrongLink)).toEqual({
      outcome: 'retry',
      failure: 'not composed: an unsubscribe link must be https',
    });
    expect(await mailer.send({ ...outgoing, unsubscribe: { url: 'no link' } })).toEqual({
      outcome: 'retry',
      failure: 'not composed: Invalid URL',
    });
    expect(ses).not.toHaveReceivedAnyCommand();
  });

  test('is unknown when SES gives it no id', async () => {
    ses.on(SendRawEmailCommand).resolves({});
    expect(await mailer.send(outgoing)).toEqual({
      outcome: 'unknown',
      failure: 'SES answered without a message id',
    });
  });
});

const answered = (name: string, httpStatusCode: number, message = '') =>
  new SESServiceException({
    name,
    message,
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode },
  });
const details = { message: 'chair@example.org', $metadata: { httpStatusCode: 400 } };
const network = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

describe('a message that SES refuses for good', () => {
  test.each([
    ['its content', new MessageRejected(details)],
    ['a parameter', answered('InvalidParameterValue', 400)],
    ['a validation', answered('ValidationError', 400)],
  ])('%s', async (_, error) => {
    ses.rejects(error);
    const result = await mailer.send(outgoing);
    expect(result).toEqual({
      outcome: 'refused',
      failure: `${error.name} (HTTP ${error.$metadata.httpStatusCode})`,
    });
  });

  test('F19: an unverified sender is named, but no address', async () => {
    const message = 'Email address is not verified. The following identities failed: tiendo@example.org';
    ses.rejects(answered('MessageRejected', 400, message));
    expect(await mailer.send(outgoing)).toEqual({
      outcome: 'held',
      by: 'account',
      failure: 'MessageRejected (HTTP 400): an address or domain is not verified with SES',
    });
  });

  test('an address that is not exactly one is not even sent', async () => {
    const addresses = [
      '',
      'chair',
      'a@example.org, b@example.org',
      'a@example.org\r\nBcc: b@example.org',
      '<a@b.org>',
    ];
    for (const email of addresses) {
      const result = await mailer.send({ ...outgoing, to: { name: 'x', email } });
      expect(result).toEqual({ outcome: 'refused', failure: 'the recipient has no valid address' });
    }
    expect(ses).not.toHaveReceivedAnyCommand();
  });
});

describe('a message that is held back, with nothing wrong with it', () => {
  test.each([
    ['F17: the sending rate', answered('Throttling', 400, 'Maximum sending rate exceeded.'), 'rate'],
    ['F17: throttling', answered('ThrottlingException', 400), 'rate'],
    ['F17: too many requests', answered('TooManyRequestsException', 429), 'rate'],
    ['F17: any 429', answered('Slow', 429), 'rate'],
    ['F18: the daily quota', answered('Throttling', 400, 'Daily message quota exceeded.'), 'quota'],
    ['F24: a paused account', new AccountSendingPausedException(details), 'pause'],
    ['F24: a paused configuration set', new ConfigurationSetSendingPausedException(details), 'pause'],
    [
      'F24: an account that SES has stopped',
      answered('MessageRejected', 400, 'Sending suspended for this account. For more information, …'),
      'pause',
    ],
    [
      'F24: an account that SES has paused',
      answered('MessageRejected', 400, 'Sending paused for this account. For more information, …'),
      'pause',
    ],
    ['F19: a sender domain that is not verified', new MailFromDomainNotVerifiedException(details), 'account'],
    ['a missing configuration set', new ConfigurationSetDoesNotExistException(details), 'account'],
    [
      'a missing configuration set, by its message',
      answered('InvalidParameterValue', 400, 'Configuration set <mail> does not exist.'),
      'account',
    ],
    ['a missing permission', answered('AccessDenied', 403), 'account'],
    ['a missing permission, as other services say it', answered('AccessDeniedException', 400), 'account'],
    ['a wrong signature', answered('SignatureDoesNotMatch', 403), 'account'],
    ['a key that does not exist', answered('InvalidClientTokenId', 403), 'account'],
    ['a client that is not recognized', answered('UnrecognizedClientException', 400), 'account'],
    ['a region that the account has not opted into', answered('OptInRequired', 403), 'account'],
    ['any other refusal of the caller', answered('Forbidden', 403), 'account'],
    ['a caller that is not authenticated', answered('Unauthorized', 401), 'account'],
  ])('%s', async (_, error, by) => {
    ses.rejects(error);
    const result = await mailer.send(outgoing);
    expect(result).toEqual({ outcome: 'held', by, failure: expect.stringContaining(error.name) });
    expect(JSON.stringify(result)).not.toContain('@');
  });
});

describe('a message to be tried again', () => {
  test.each([
    ['a limit', new LimitExceededException(details), 'LimitExceeded'],
    ['a failure of the service', answered('InternalFailure', 500), 'InternalFailure (HTTP 500)'],
    ['an unavailable service', answered('ServiceUnavailable', 503), 'ServiceUnavailable (HTTP 503)'],
    ['a role whose token ran out', answered('ExpiredToken', 403), 'ExpiredToken'],
    ['no credentials', Object.assign(new Error('none'), { name: 'CredentialsProviderError' }), 'not reached'],
    ['a refused connection', network('ECONNREFUSED', { syscall: 'connect' }), 'not reached'],
    ['no route', network('EHOSTUNREACH', { syscall: 'connect' }), 'not reached'],
    ['a connection that timed out', network('ETIMEDOUT', { syscall: 'connect' }), 'not reached'],
    ['no such host', network('ENOTFOUND', { syscall: 'getaddrinfo' }), 'not reached'],
    ['a busy name server', network('EAI_AGAIN', { syscall: 'getaddrinfo' }), 'not reached'],
  ])('%s', async (_, error, failure) => {
    ses.rejects(error);
    const result = await mailer.send(outgoing);
    expect(result).toEqual({ outcome: 'retry', failure: expect.stringContaining(failure) });
    expect(JSON.stringify(result)).not.toContain('@');
  });
});

describe('F15: a message that may have left', () => {
  test.each([
    ['a time-out', Object.assign(network('ETIMEDOUT'), { name: 'TimeoutError' })],
    ['a reset connection', network('ECONNRESET', { syscall: 'read' })],
    ['a broken pipe', network('EPIPE', { syscall: 'write' })],
    ['an answer nobody can read', new Error('XML parse error of chair@example.org')],
    ['an answer that is not from SES', answered('Unknown', 502)],
    ['no page there', answered('NotFound', 404)],
    ['an abort', new DOMException('aborted', 'AbortError')],
  ])('%s', async (_, error) => {
    ses.rejects(error);
    const result = await mailer.send(outgoing);
    expect(result).toEqual({
      outcome: 'unknown',
      failure: expect.stringMatching(/^no clear answer from SES: /),
    });
    expect(JSON.stringify(result)).not.toContain('@');
  });
});
