import { createHash } from 'node:crypto';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { compressJson } from '../../adapters/compressed-json.ts';
import { DynamoDbCatalogueStore } from '../../adapters/dynamodb/catalogue-store.ts';
import { createDocumentClient } from '../../adapters/dynamodb/requests/client.ts';
import { Table } from '../../adapters/dynamodb/table/table.ts';
import { catalogueForm, packCatalogue, unpackCatalogue } from '../../adapters/stored-body.ts';
import { catalogueSchema } from '../../domain/catalogue/catalogue.ts';
import { localSettings } from './dynalite.ts';
import { catalogue, text } from './samples.ts';
import 'aws-sdk-client-mock-vitest/extend';

describe('a stored catalogue', () => {
  test('of an earlier form, or none, is checked; of this form it is read as it was accepted', () => {
    const foreign = compressJson({ ...catalogue, units: [] });
    expect(() => unpackCatalogue(foreign, undefined)).toThrow(z.ZodError);
    expect(() => unpackCatalogue(foreign, catalogueForm - 1)).toThrow(z.ZodError);
    expect(unpackCatalogue(foreign, catalogueForm)).toStrictEqual({ ...catalogue, units: [] });
  });

  test('reads the same checked or not', () => {
    const packed = packCatalogue(catalogueSchema.parse(catalogue));
    if (!packed.ok) throw new Error('too large');
    expect(unpackCatalogue(packed.body, catalogueForm)).toStrictEqual(
      unpackCatalogue(packed.body, undefined),
    );
  });

  test('with any changed byte of its content is an error, never another catalogue', () => {
    const packed = packCatalogue(catalogue);
    if (!packed.ok) throw new Error('too large');
    const { body } = packed;
    // The first ten bytes, the header of gzip, say nothing about the content.
    const place = fc.record({
      at: fc.integer({ min: 10, max: body.length - 1 }),
      by: fc.integer({ min: 1, max: 255 }),
    });
    fc.assert(
      fc.property(place, ({ at, by }) => {
        const damaged = Uint8Array.from(body, (byte, index) => (index === at ? byte ^ by : byte));
        let read: unknown;
        try {
          read = unpackCatalogue(damaged, catalogueForm);
        } catch {
          return;
        }
        // The last byte of the content has bits that say nothing.
        expect(read).toEqual(unpackCatalogue(body, catalogueForm));
      }),
    );
  });

  test('has the next form whenever its schema changes: then raise `catalogueForm`, and note the digest here', () => {
    const digest = createHash('sha256')
      .update(JSON.stringify(z.toJSONSchema(catalogueSchema, { unrepresentable: 'any' })))
      .digest('hex')
      .slice(0, 16);
    expect([catalogueForm, digest]).toEqual([7, '6c3c2ddcc5d6ce4e']);
  });
});

describe('the catalogue in force', () => {
  const client = createDocumentClient(localSettings);
  const dynamo = mockClient(client);
  beforeEach(() => void dynamo.reset());

  const itemOf = (version: number) => {
    const packed = packCatalogue({ ...catalogue, name: text(`Tỉnh ${version}`) });
    if (!packed.ok) throw new Error('too large');
    return { pk: 'catalogue', sk: `${version}`.padStart(8, '0'), body: packed.body, form: catalogueForm };
  };

  test('is read whole once; afterwards only the next version is asked for, as long as there is none', async () => {
    dynamo.on(QueryCommand).resolves({ Items: [itemOf(3)] });
    dynamo.on(GetCommand).resolves({});
    const store = new DynamoDbCatalogueStore(new Table(client, 'registry'));
    await store.current();
    await store.current();
    const current = await store.current();
    expect(current?.version).toBe(3);
    expect(await store.find(3)).toBe(current);
    const read = dynamo.calls().map(({ args }) => args[0].input);
    const next = { TableName: 'registry', Key: { pk: 'catalogue', sk: '00000004' }, ConsistentRead: true };
    expect(read.slice(1)).toEqual([next, next]);
    expect(dynamo).toHaveReceivedCommandTimes(QueryCommand, 1);
  });

  test('is the last of several versions that others stored meanwhile, and each is read once', async () => {
    const items = new Map([4, 5].map((version) => [itemOf(version).sk, itemOf(version)]));
    dynamo.on(QueryCommand).resolves({ Items: [itemOf(3)] });
    dynamo.on(GetCommand).callsFake(({ Key }) => ({ Item: items.get(Key.sk) }));
    const store = new DynamoDbCatalogueStore(new Table(client, 'registry'));
    await store.current();
    const names = [await store.current(), await store.find(4), await store.find(3), await store.current()];
    expect(names.map((one) => one?.catalogue.name.vi)).toEqual(['Tỉnh 5', 'Tỉnh 4', 'Tỉnh 3', 'Tỉnh 5']);
    const asked = dynamo.commandCalls(GetCommand).map(({ args }) => args[0].input.Key?.['sk']);
    expect(asked).toEqual(['00000004', '00000005', '00000006', '00000006']);
  });
});
