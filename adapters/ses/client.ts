import { SESClient, type SESClientConfig } from '@aws-sdk/client-ses';

/** How long one attempt to send may take, in milliseconds. */
export type SendTimeouts = { readonly connect: number; readonly answer: number };

/** The longest an attempt takes is both together. */
export const sendTimeouts: SendTimeouts = { connect: 2_000, answer: 10_000 };

/**
 * A client that tries every request exactly once and gives up, closing the connection, when its time is over.
 * Connections are not kept for another request: a reset is then never that of a connection which went stale in between.
 * @param config other settings, such as an endpoint
 */
export function createSesClient(
  config: Omit<SESClientConfig, 'maxAttempts' | 'requestHandler' | 'retryStrategy'> = {},
  timeouts = sendTimeouts,
): SESClient {
  return new SESClient({
    ...config,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: timeouts.connect,
      requestTimeout: timeouts.answer,
      throwOnRequestTimeout: true,
      socketTimeout: timeouts.answer,
      httpAgent: { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  });
}
