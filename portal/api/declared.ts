import type { OperationId, resources } from '../../contract/resources.ts';

type Values<T> = T[keyof T];

type Resources = typeof resources;

/** An operation as the contract declares it. */
type Declared<Id extends OperationId> = Extract<
  { [Name in keyof Resources]: Values<Resources[Name]> }[keyof Resources],
  { readonly id: Id }
>;

/** What is declared by a schema of zod: what it makes of what it takes. */
type Schema<Output, Input> = {
  readonly schema: { readonly _zod: { readonly output: Output; readonly input: Input } };
};

/** A path with anything in the place of its parameters. */
type Filled<Path extends string> = Path extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Path;

/** The addresses of an operation, with a query or without. */
export type AddressOf<Id extends OperationId> =
  | Filled<Declared<Id>['path']>
  | `${Filled<Declared<Id>['path']>}?${string}`;

/** What an operation answers when it succeeds. */
export type AnswerOf<Id extends OperationId> = {
  [Status in keyof Declared<Id>['answers']]: Status extends 200 | 201 | 202 | 204
    ? Declared<Id>['answers'][Status] extends Schema<infer Output, unknown>
      ? Output
      : undefined
    : never;
}[keyof Declared<Id>['answers']];

/** How an operation is called: with the method it has, which is GET unless stated, and the body it takes. */
export type OptionsOf<Id extends OperationId> = {
  readonly headers?: Readonly<Record<string, string>>;
} & (Declared<Id>['method'] extends 'GET'
  ? { readonly method?: 'GET' }
  : { readonly method: Declared<Id>['method'] }) &
  BodyOf<Declared<Id>['body']>;

/** A body that a function reads by its media type, or a use case validates, is any object here. */
type BodyOf<Body extends { readonly content: object }> = keyof Body['content'] extends never
  ? { readonly body?: undefined }
  : Body extends Schema<unknown, infer Input>
    ? { readonly body: unknown extends Input ? object : [Input] extends [undefined] ? object : Input }
    : never;
