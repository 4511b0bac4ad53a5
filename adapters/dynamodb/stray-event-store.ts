import type { Temporal } from 'temporal-polyfill';
import { type StrayEvent, strayEventDays, strayEventSchema } from '../../domain/delivery/stray-event.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import type { StrayEventStore } from '../../usecases/ports/stray-event-store.ts';
import { sortableInstant } from '../sortable-instant.ts';
import { expression } from './requests/expression.ts';
import type { Key } from './table/key.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { deletedAt, reportsPartitions } from './table/table-schema.ts';

const pk = reportsPartitions.strayEvents;

const reader = plainReader('stray-event', strayEventSchema.strip());

const keptHours = strayEventDays * 24;

/**
 * Stray mail service events in the Reports table: `pk` = `stray-event`, `sk` = `<when>#<notification>`. DynamoDB deletes
 * each after 90 days.
 */
export class DynamoDbStrayEventStore implements StrayEventStore {
  readonly #table: Table;

  constructor(reports: Table) {
    this.#table = reports;
  }

  async keep(event: StrayEvent, now: Temporal.Instant): Promise<boolean> {
    const until = Math.floor(now.add({ hours: keptHours }).epochMilliseconds / 1_000);
    const sk = `${sortableInstant(event.at)}#${event.id}`;
    const item = { pk, sk, ...versionOf('stray-event'), ...event, [deletedAt]: until };
    // One kept in this second is its own write, whose answer was lost; at worst an event that came twice is told twice.
    return this.#table.putIf(expression`attribute_not_exists(pk) OR deletedAt = ${until}`, item);
  }

  async newest(limit: number): Promise<Listed<StrayEvent>> {
    return this.#table.list(expression`pk = ${pk}`, reader, idOf, {
      descending: true,
      atMost: limit,
    });
  }
}

function idOf({ sk }: Key): string {
  return sk.slice(sk.indexOf('#') + 1);
}
