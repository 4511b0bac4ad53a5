import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { keyFingerprint } from '../domain/access/key-fingerprint.ts';
import { importsPartition, type StageTables } from './stage-tables.ts';

/** Whether links and unsubscriptions of imported data work with a stage's signing key; `unknown` where either key is. */
export type KeyComparison = 'same' | 'other' | 'unknown';

/** The fingerprint of the key that a stage signs with; null while it has none. */
export async function fingerprintOf({ signingKey }: Pick<StageTables, 'signingKey'>): Promise<string | null> {
  const key = await signingKey();
  return key === null ? null : keyFingerprint(key);
}

/** Compares the fingerprint of the key that imported data were signed with and that of the stage; null stands for none known. */
export function compareKeys(imported: string | null, own: string | null): KeyComparison {
  if (imported === null || own === null) return 'unknown';
  return imported === own ? 'same' : 'other';
}

/** The fingerprints of the keys with which a stage's imported data were signed, each once. */
export async function importedKeys({
  client,
  names,
}: Pick<StageTables, 'client' | 'names'>): Promise<readonly string[]> {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: names.registry,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: importsPartition } },
    }),
  );
  return [...new Set(Items.flatMap((item) => item['signingKey']?.S ?? []))];
}
