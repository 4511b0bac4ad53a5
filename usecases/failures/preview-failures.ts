import { Temporal } from 'temporal-polyfill';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Ports } from '../ports/ports.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { failureMails } from './mail-failures.ts';
import { type FailurePorts, newFailures } from './new-failures.ts';

const hour = 3_600_000;

/**
 * The e-mails about failures that the next check would make of what has failed by now, whenever the last one was. Nothing is
 * written.
 */
export async function previewFailures(
  ports: FailurePorts & Pick<Ports, 'failureRounds'>,
  catalogue: Catalogue,
): Promise<Delivery[]> {
  const now = ports.clock.now();
  const last = await unlessUnreadable(ports.failureRounds.last());
  const next = await newFailures(ports, catalogue, last, now);
  if (next === null) return [];
  const check = Temporal.Instant.fromEpochMilliseconds(Math.ceil(now.epochMilliseconds / hour) * hour);
  return failureMails(catalogue, { ...next.digest, at: instantText(check) });
}
