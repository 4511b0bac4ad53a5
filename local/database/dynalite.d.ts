declare module 'dynalite' {
  import type { Server } from 'node:http';

  export default function dynalite(options?: {
    path?: string;
    createTableMs?: number;
    deleteTableMs?: number;
    updateTableMs?: number;
    maxItemSizeKb?: number;
  }): Server;
}

declare module 'dynalite/db/index.js' {
  import type { Level } from 'level';

  /** Told an error, or a result. An error with a status is DynamoDB's own answer. */
  export type Callback<T = unknown> = (error: unknown, result?: T) => void;

  /** The description of a table. */
  export type Table = {
    readonly TableStatus: string;
    readonly GlobalSecondaryIndexes?: readonly { readonly IndexStatus: string }[];
  };

  /** Takes turns at a key. */
  export type Lock = (key: string, run: (release: (done: Callback) => Callback) => void) => void;

  /** The values of a range of keys, as a query reads them. */
  export type Values = {
    on(name: string, heard: (value: unknown) => void): void;
    removeAllListeners(name: string): void;
    emit(name: string): void;
    destroy(): void;
  };

  /** The keys that a query reads: a range, at most a number of them (-1 for all), and their order. */
  export type Range = {
    readonly gt?: string;
    readonly gte?: string;
    readonly lt?: string;
    readonly lte?: string;
    readonly reverse?: boolean;
    readonly limit?: number;
  };

  /** The items of a table, or the entries of an index. */
  export type Section = {
    readonly lock: Lock;
    get(key: string, done: Callback): void;
    put(key: string, value: unknown, done: Callback): void;
    del(key: string, done: Callback): void;
    createValueStream(range: Range): Values;
  };

  /** What the actions read and write. */
  export type Store = {
    readonly db: Level<string, unknown>;
    getItemDb: (table: string) => Section;
    getIndexDb: (kind: string, table: string, index: string) => Section;
    getTable: (name: string, checksStatus: boolean | Callback<Table>, done?: Callback<Table>) => void;
  };

  /** The refusal of a request. */
  export function validationError(message: string): Error;

  export function create(options: { path?: string; createTableMs?: number }): Store;
}

declare module 'dynalite/validations/index.js' {
  import type { Store } from 'dynalite/db/index.js';

  /** What is wrong with a value, if anything. */
  export function validateAttributeValue(value: object): string | undefined;

  export function checkTypes(data: object, types: object): Record<string, unknown>;
  export function checkValidations(data: object, types: object, custom: unknown, store: Store): void;
}

declare module 'dynalite/actions/*' {
  import type { Callback, Store } from 'dynalite/db/index.js';

  export default function act(store: Store, data: object, done: Callback): void;
}

declare module 'dynalite/validations/*' {
  import type { Store } from 'dynalite/db/index.js';

  export const types: object;
  export const custom: (data: object, store: Store) => string | undefined;
}
