import {
  type ExtensionDecision,
  type ExtensionRequest,
  extensionRequestSchema,
} from '../../domain/submission/exceptions/extension-request.ts';
import type { ExtensionRequestStore } from '../../usecases/ports/extension-request-store.ts';
import type { Listed } from '../../usecases/ports/listed.ts';
import { byAsking } from '../by-asking.ts';
import { expression } from './requests/expression.ts';
import type { Key } from './table/key.ts';
import { paddedNumber } from './table/padded-number.ts';
import { plainReader } from './table/row-reader.ts';
import { versionOf } from './table/row-versions.ts';
import type { Table } from './table/table.ts';
import { registryPartitions } from './table/table-schema.ts';

const reader = plainReader('extension-request', extensionRequestSchema.strip());

const pk = registryPartitions.extensionRequests;

/**
 * Requests for extensions in the Registry table, all in one partition so that they can be listed: `pk` = `extension-requests`, `sk` =
 * `<set>#<period>#<unit>#<number, 4 digits>`. The number makes sure that only one of several at once is added.
 */
export class DynamoDbExtensionRequestStore implements ExtensionRequestStore {
  readonly #table: Table;

  constructor(registry: Table) {
    this.#table = registry;
  }

  add(request: ExtensionRequest): Promise<boolean> {
    return this.#table.putIfAbsent({ ...keyOf(request), ...versionOf('extension-request'), ...request });
  }

  async list(unit: string, set: string, period: string): Promise<Listed<ExtensionRequest>> {
    const prefix = `${set}#${period}#${unit}#`;
    return this.#table.list(expression`pk = ${pk} AND begins_with(sk, ${prefix})`, reader, nameOf);
  }

  async all(): Promise<Listed<ExtensionRequest>> {
    const { found, unreadable } = await this.#table.list(expression`pk = ${pk}`, reader, nameOf);
    return { found: found.sort(byAsking), unreadable };
  }

  decide(request: ExtensionRequest, decision: ExtensionDecision): Promise<boolean> {
    return this.#table.updateIf(
      expression`id = ${request.id} AND attribute_not_exists(decision)`,
      keyOf(request),
      expression`SET decision = ${decision}`,
    );
  }
}

/** What a request that cannot be read is called: its set, period, unit and number. */
function nameOf({ sk }: Key): string {
  return sk;
}

function keyOf({ unit, set, period, nth }: ExtensionRequest) {
  return { pk, sk: `${set}#${period}#${unit}#${paddedNumber(nth, 4)}` };
}
