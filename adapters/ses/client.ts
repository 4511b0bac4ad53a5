import { SESClient, type SESClientConfig } from '@aws-sdk/client-ses';
import { fromEnvironment } from '../aws/from-environment.ts';

/** The timeouts of one attempt to send, in milliseconds. */
export type SendTimeouts = { readonly connect: number; readonly answer: number };

/** The sum of both: the maximum duration of an attempt. */
export const sendTimeouts: SendTimeouts = { connect: 2_000, answer: 10_000 };

/**
 * How connections are kept. An idle one is closed well before the service would: a request over a connection that the service has
 * just closed would have no clear answer. The function closes all at the end of a run, since it may be frozen for minutes.
 */
const keptConnections = { keepAlive: true, maxSockets: 50, timeout: 4_000 } as const;

/**
 * A client that tries every request exactly once, keeps its connections for the next request, and closes one on a timeout.
 * `destroy` closes all; the client remains usable.
 * @param config other settings, such as an endpoint
 * @param requestHandler takes the requests, if they do not go over the network
 */
export function createSesClient(
  config: Omit<SESClientConfig, 'maxAttempts' | 'requestHandler' | 'retryStrategy'> = {},
  timeouts = sendTimeouts,
  requestHandler?: SESClientConfig['requestHandler'],
): SESClient {
  return new SESClient({
    ...fromEnvironment,
    ...config,
    maxAttempts: 1,
    requestHandler: requestHandler ?? {
      connectionTimeout: timeouts.connect,
      requestTimeout: timeouts.answer,
      throwOnRequestTimeout: true,
      socketTimeout: timeouts.answer,
      httpAgent: keptConnections,
      httpsAgent: keptConnections,
    },
  });
}
