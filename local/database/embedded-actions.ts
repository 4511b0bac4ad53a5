import batchGetItem from 'dynalite/actions/batchGetItem.js';
import createTable from 'dynalite/actions/createTable.js';
import deleteItem from 'dynalite/actions/deleteItem.js';
import describeTable from 'dynalite/actions/describeTable.js';
import getItem from 'dynalite/actions/getItem.js';
import listTables from 'dynalite/actions/listTables.js';
import putItem from 'dynalite/actions/putItem.js';
import query from 'dynalite/actions/query.js';
import scan from 'dynalite/actions/scan.js';
import updateItem from 'dynalite/actions/updateItem.js';
import type { Store } from 'dynalite/db/index.js';
import * as batchGetItemRules from 'dynalite/validations/batchGetItem.js';
import * as createTableRules from 'dynalite/validations/createTable.js';
import * as deleteItemRules from 'dynalite/validations/deleteItem.js';
import * as describeTableRules from 'dynalite/validations/describeTable.js';
import * as getItemRules from 'dynalite/validations/getItem.js';
import * as listTablesRules from 'dynalite/validations/listTables.js';
import * as putItemRules from 'dynalite/validations/putItem.js';
import * as queryRules from 'dynalite/validations/query.js';
import * as scanRules from 'dynalite/validations/scan.js';
import * as updateItemRules from 'dynalite/validations/updateItem.js';
import * as z from 'zod';
import type { Answering, SdkAnswer } from './embedded-requests.ts';
import { KnownExpressions, type Rules } from './known-expressions.ts';

type Action = { readonly act: typeof getItem; readonly rules: Rules };

/** What the product, its copies and the local stack ask of a database. */
const actions: ReadonlyMap<string, Action> = new Map([
  ['BatchGetItem', { act: batchGetItem, rules: batchGetItemRules }],
  ['CreateTable', { act: createTable, rules: createTableRules }],
  ['DeleteItem', { act: deleteItem, rules: deleteItemRules }],
  ['DescribeTable', { act: describeTable, rules: describeTableRules }],
  ['GetItem', { act: getItem, rules: getItemRules }],
  ['ListTables', { act: listTables, rules: listTablesRules }],
  ['PutItem', { act: putItem, rules: putItemRules }],
  ['Query', { act: query, rules: queryRules }],
  ['Scan', { act: scan, rules: scanRules }],
  ['UpdateItem', { act: updateItem, rules: updateItemRules }],
]);

const refusal = z.object({ statusCode: z.int(), body: z.unknown() });
const unknownAction = { __type: 'com.amazon.coral.service#UnknownOperationException' };

/** Answers DynamoDB's requests from a store by dynalite's rules and actions, without its HTTP server. */
export function answersFrom(store: Store): Answering {
  const known = new KnownExpressions(store);
  return ({ headers }, body) => {
    const name = headers['x-amz-target']?.split('.')[1] ?? '';
    const action = actions.get(name);
    if (action === undefined) return Promise.resolve(answer(400, unknownAction));
    const { act, rules } = action;
    return new Promise((resolve) => {
      const refused = (error: unknown) => {
        const { data } = refusal.safeParse(error);
        if (data !== undefined) resolve(answer(data.statusCode, data.body));
        // Of damage no client should hear, which would try again: it ends the process.
        else
          setImmediate(() => {
            throw error;
          });
      };
      try {
        act(store, known.checked(name, rules, askedIn(body)), (error, result) => {
          if (error) refused(error);
          else resolve(answer(200, result));
        });
      } catch (error) {
        refused(error);
      }
    });
  };
}

function askedIn(body: string): Readonly<Record<string, unknown>> {
  const content: unknown = JSON.parse(body);
  if (typeof content !== 'object' || content === null) throw new Error('a request is no object');
  return { ...content };
}

function answer(statusCode: number, content: unknown): SdkAnswer {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  return { statusCode, headers, body: Buffer.from(JSON.stringify(content)) };
}
