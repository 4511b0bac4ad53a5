import * as z from 'zod';
import { dueIndex } from '../../adapters/dynamodb/table/table-schema.ts';
import type { EmbeddedRequests } from '../../local/database/embedded-requests.ts';

/** What calls of DynamoDB are charged. */
export type Units = { calls: number; readUnits: number; writeUnits: number };

type Request = Parameters<EmbeddedRequests['handle']>[0];

const consumed = z.object({ CapacityUnits: z.number() });
const answerSchema = z.object({
  ConsumedCapacity: z
    .union([consumed.transform((one) => [one]), z.array(consumed)])
    .default([])
    .transform((all) => all.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0)),
});
const bodySchema = z.looseObject({
  Item: z.record(z.string(), z.unknown()).optional(),
  UpdateExpression: z.string().optional(),
});

/**
 * Meters the requests to the embedded database as DynamoDB charges them: reads by the size of what is read, in 4 KB, half of
 * that when eventually consistent; writes in KB, including refused conditions; and writes of the due index.
 */
export class MeteredRequests {
  readonly #inner: EmbeddedRequests;
  #units: Units = { calls: 0, readUnits: 0, writeUnits: 0 };

  constructor(inner: EmbeddedRequests) {
    this.#inner = inner;
  }

  /** The units since the last call of this. */
  taken(): Units {
    const units = this.#units;
    this.#units = { calls: 0, readUnits: 0, writeUnits: 0 };
    return units;
  }

  async handle(request: Request): ReturnType<EmbeddedRequests['handle']> {
    const target = request.headers['x-amz-target']?.split('.')[1] ?? '';
    const asked = bodySchema.parse(JSON.parse(textOf(request.body)));
    const body = JSON.stringify({ ...asked, ReturnConsumedCapacity: 'TOTAL' });
    const answered = await this.#inner.handle({ ...request, body });
    const text = Buffer.from(answered.response.body).toString('utf8');
    const { ConsumedCapacity: units } = answerSchema.parse(JSON.parse(text === '' ? '{}' : text));
    this.#units.calls += 1;
    // A read says what it took unless it found nothing, a write unless its condition did not hold: the least there is.
    if (/^(Put|Update|Delete)/.test(target))
      this.#units.writeUnits += (units || 1) * (1 + indexWrites(asked));
    else this.#units.readUnits += units || 0.5;
    return answered;
  }

  destroy(): void {}

  updateHttpClientConfig(): void {}

  httpHandlerConfigs(): Record<string, never> {
    return {};
  }
}

function textOf(body: unknown): string {
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : z.string().parse(body);
}

/** How often the index is written with an item: once when it is added or removed, twice when its sort key changes. */
function indexWrites({ Item, UpdateExpression = '' }: z.infer<typeof bodySchema>): number {
  if (Item !== undefined) return dueIndex.partitionKey in Item ? 1 : 0;
  if (new RegExp(`REMOVE .*\\b${dueIndex.partitionKey}\\b`).test(UpdateExpression)) return 1;
  return new RegExp(`\\b${dueIndex.sortKey}\\b`).test(UpdateExpression) ? 2 : 0;
}
