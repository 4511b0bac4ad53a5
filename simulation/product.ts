import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import type { Temporal } from 'temporal-polyfill';
import type { Caller } from '../domain/access/caller.ts';
import { tokenIdOf } from '../domain/access/token.ts';
import { createLogger } from '../functions/logger.ts';
import { mailEventsFunction } from '../functions/mail-events/mail-events-function.ts';
import { scheduleFunction } from '../functions/schedule/schedule-function.ts';
import { senderFunction } from '../functions/sender/sender-function.ts';
import { authenticateToken } from '../usecases/access/authenticate-token.ts';
import { revokeToken } from '../usecases/access/revoke-token.ts';
import { rotateToken } from '../usecases/access/rotate-token.ts';
import type { DeliverPorts } from '../usecases/delivering/deliver-due.ts';
import type { FailureMailPorts } from '../usecases/failures/mail-failures.ts';
import type { MailEventPorts } from '../usecases/mail-events/record-mail-event.ts';
import type { Ports as AllPorts } from '../usecases/ports/ports.ts';
import type { TokenStore } from '../usecases/ports/token-store.ts';
import type { SchedulePorts } from '../usecases/scheduling/run-job.ts';
import { acceptSubmission, type SubmissionPorts } from '../usecases/submitting/accept-submission.ts';
import type { IncomingSubmission } from '../usecases/submitting/incoming-submission.ts';

/** A function as Lambda calls it. */
export type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** All ports of the simulated functions. */
export type Ports = SchedulePorts & FailureMailPorts & DeliverPorts & SubmissionPorts & MailEventPorts;

/** All ports of issuing, rotating and revoking tokens. */
export type TokenPorts = Pick<AllPorts, 'audit' | 'clock' | 'entropy' | 'tokens'>;

/** The simulated product. Tests of the simulation break one part of it. */
export type Product = {
  readonly schedule: (ports: Ports) => Handler;
  readonly sender: (ports: Ports) => Handler;
  readonly mailEvents: (ports: Ports) => Handler;
  readonly submit: (ports: Ports, incoming: IncomingSubmission) => Promise<unknown>;
  /** Rotates a token with itself, and returns the new one. */
  readonly rotate: (ports: TokenPorts, token: string) => Promise<string>;
  /** Revokes a token with its chain, as operations do. */
  readonly revoke: (ports: TokenPorts, token: string) => Promise<void>;
  /** Whether a token is admitted; changes nothing. */
  readonly admits: (tokens: TokenStore, token: string, now: Temporal.Instant) => Promise<boolean>;
};

const logger = createLogger({ serviceName: 'simulation', logLevel: 'SILENT' });

class NoMetrics extends Metrics {
  override addDimension(): this {
    return this;
  }

  override addMetric(): this {
    return this;
  }

  override publishStoredMetrics(): this {
    return this;
  }

  override singleMetric(): this {
    return this;
  }
}

const metrics = new NoMetrics({ namespace: 'Simulation', serviceName: 'simulation' });

/** The functions as deployed. */
export const realProduct: Product = {
  schedule: (ports) => scheduleFunction(ports, logger, metrics),
  sender: (ports) => senderFunction(ports, logger, metrics),
  mailEvents: (ports) => mailEventsFunction(ports, logger, metrics),
  submit: acceptSubmission,
  rotate: async (ports, token) => {
    const { caller } = await authenticateToken(ports, token, unobserved);
    return (await rotateToken(ports, caller.tokenId, caller)).token;
  },
  revoke: async (ports, token) => {
    await revokeToken(ports, tokenIdOf(token) ?? '', operations);
  },
  admits: (tokens, token, now) =>
    authenticateToken({ tokens: withoutNotes(tokens), clock: { now: () => now } }, token, unobserved).then(
      () => true,
      () => false,
    ),
};

const unobserved = { onLookUp: () => undefined, onFailure: () => undefined };

const operations: Caller = {
  principal: { role: 'operations' },
  tokenId: '0'.repeat(16),
  label: 'operations',
};

/** A store that does not note the use of tokens, so that trying one changes nothing. */
function withoutNotes(tokens: TokenStore): TokenStore {
  return {
    find: (id) => tokens.find(id),
    put: (record) => tokens.put(record),
    list: (after, limit) => tokens.list(after, limit),
    rotate: (seen, rotation) => tokens.rotate(seen, rotation),
    retire: (id, at, replacedBy) => tokens.retire(id, at, replacedBy),
    revoke: (id, at) => tokens.revoke(id, at),
    noteUse: async () => undefined,
  };
}
