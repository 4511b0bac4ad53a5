import fc from 'fast-check';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { Table } from '../../../adapters/dynamodb/table/table.ts';
import { DynamoDbTokenStore } from '../../../adapters/dynamodb/token-store.ts';
import { MemoryTokenStore } from '../../../adapters/memory/token-store.ts';
import { randomEntropy } from '../../../adapters/random-entropy.ts';
import type { TokenStore } from '../../../usecases/ports/token-store.ts';
import type { TestDatabase } from '../../adapters/dynalite.ts';
import { startDatabase } from '../../adapters/dynamodb-endpoint.ts';
import { anyDeath, anyRace, anySingle, anyTime } from './chains/commands.ts';
import { ModelChain } from './chains/model-chain.ts';
import { RealChain } from './chains/real-chain.ts';

const hour = 60 * 60 * 1_000;

const anyCommands = fc.commands([anyTime, anySingle, anySingle, anyRace, anyRace, anyDeath], {
  maxCommands: 25,
  size: 'max',
});

/** An hour, a month, and the longest life. */
const anyLifetime = fc.constantFrom(hour, 30 * 24 * hour, 400 * 24 * hour);

async function holdFor(store: () => Promise<TokenStore>, numRuns: number): Promise<void> {
  const tokens = await store();
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), anyLifetime, anyCommands, async (scheduler, lifetime, commands) => {
      const now = Date.parse('2024-01-10T02:00:00.250Z');
      const end = Math.floor((now + lifetime) / 1_000) * 1_000;
      const real = new RealChain(tokens, randomEntropy, now);
      const first = await real.issue({ role: 'unit', unit: 'P.A' }, end);
      const model = { chain: new ModelChain(first, end), scheduler };
      await fc.asyncModelRun(() => ({ model, real }), commands);
    }),
    { numRuns },
  );
}

describe('F75: of a chain of tokens, at most two work, none beyond its end, none once one is revoked', () => {
  it('in memory, whoever rotates, revokes or dies at once, in any order of their calls', async () => {
    await holdFor(async () => new MemoryTokenStore(), 100);
  }, 120_000);

  describe('in DynamoDB', () => {
    let database: TestDatabase;

    beforeAll(async () => {
      database = await startDatabase();
    });

    afterAll(() => database.stop());

    it('whoever rotates, revokes or dies at once, in any order of their calls', async () => {
      await holdFor(
        async () => new DynamoDbTokenStore(new Table(database.client, await database.createTable())),
        6,
      );
    }, 120_000);
  });
});
