import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoDbSubmissionStore } from '../../adapters/dynamodb/submission-store.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { UnreadableRow } from '../../usecases/ports/unreadable-row.ts';
import { instant } from '../fixtures/instants.ts';
import { startDynalite } from './dynalite.ts';
import { catalogue, set, submission } from './samples.ts';

const forever = instant('9999-12-31T00:00:00Z');
const place = { table: 'reports', key: { pk: 'catalogue', sk: '0003' }, kind: 'catalogue' } as const;

let dynalite: Awaited<ReturnType<typeof startDynalite>>;

beforeAll(async () => {
  dynalite = await startDynalite();
});

afterAll(() => dynalite.stop());

type Find = (version: number) => Promise<{ version: number; catalogue: typeof catalogue } | null>;

/** A store with a submission of each version, over catalogues that are counted as they are read. */
async function storeOver(find: Find, versions = [3]) {
  const asked: number[] = [];
  const counting: Find = (version) => {
    asked.push(version);
    return find(version);
  };
  const table = new Table(dynalite.client, await dynalite.createTable());
  const store = new DynamoDbSubmissionStore(table, { find: counting });
  for (const catalogueVersion of versions)
    await store.append(set, submission({ unit: `BD.X${catalogueVersion}`, catalogueVersion }));
  const read = async () => {
    const { found, unreadable } = await store.latestByUnit(set, '2024-W02', forever);
    return [found.map(({ unit }) => unit), unreadable];
  };
  return { asked, read };
}

const readable: Find = async (version) => ({ version, catalogue: { ...catalogue, sets: [set] } });

describe('the catalogue that figures name', () => {
  it('is read once, however often they are', async () => {
    const { asked, read } = await storeOver(readable);
    for (let nth = 0; nth < 3; nth += 1) expect(await read()).toEqual([['BD.X3'], []]);
    expect(asked).toEqual([3]);
  });

  it.each<[string, Find, unknown]>([
    ['does not exist yet', async () => null, [[], ['BD.X3']]],
    [
      'cannot be read',
      () => Promise.reject(new UnreadableRow({ ...place, reason: 'it is damaged' })),
      [[], ['BD.X3']],
    ],
    ['could not be asked for', () => Promise.reject(new Error('throttled')), 'throttled'],
  ])('is looked for again where it %s, and only then', async (_, first, answer) => {
    let tries = 0;
    const { asked, read } = await storeOver((version) => {
      tries += 1;
      return tries <= 2 ? first(version) : readable(version);
    });
    const said = () => read().catch((error: Error) => error.message);
    expect([await said(), await said(), await said(), await said()]).toEqual([
      ...[answer, answer],
      ...[
        [['BD.X3'], []],
        [['BD.X3'], []],
      ],
    ]);
    expect(asked).toEqual([3, 3, 3]);
  });
});
