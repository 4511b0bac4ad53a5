import type { Agent } from 'node:http';
import { SESClient, type SESClientConfig } from '@aws-sdk/client-ses';
import { fromEnvironment } from '../aws/from-environment.ts';

/** The timeouts of one attempt to send, in milliseconds. */
export type SendTimeouts = { readonly connect: number; readonly answer: number };

/** The sum of both: the maximum duration of an attempt. */
export const sendTimeouts: SendTimeouts = { connect: 2_000, answer: 10_000 };

/**
 * A client that tries every request exactly once, and closes the connection on a timeout. Connections are not reused,
 * so a reset never comes from a stale connection.
 * @param config other settings, such as an endpoint
 * @param agent makes the connections over HTTP, if they are not ordinary ones
 */
export function createSesClient(
  config: Omit<SESClientConfig, 'maxAttempts' | 'requestHandler' | 'retryStrategy'> = {},
  timeouts = sendTimeouts,
  agent?: Agent,
): SESClient {
  return new SESClient({
    ...fromEnvironment,
    ...config,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: timeouts.connect,
      requestTimeout: timeouts.answer,
      throwOnRequestTimeout: true,
      socketTimeout: timeouts.answer,
      httpAgent: agent ?? { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  });
}
