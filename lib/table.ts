import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  Billing,
  type GlobalSecondaryIndexPropsV2,
  type ITableV2,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { tableKeys } from '../adapters/dynamodb/table/table-schema.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/**
 * The actions of functions on tables that are allowed whatever attributes a request names, by their names in DynamoDB and IAM. Beside
 * them is `UpdateItem`. Nothing ever deletes, scans or uses a transaction.
 */
export const wholeItemActions = ['GetItem', 'BatchGetItem', 'Query', 'PutItem'] as const;

/** One of {@link wholeItemActions}. */
export type WholeItemAction = (typeof wholeItemActions)[number];

/** What one table has of its own: its variable, its indexes, what expires, and whether an older one takes its place. */
export type TableProps = {
  /** The environment variable with the table's name. */
  readonly environmentName: string;
  readonly indexes?: readonly GlobalSecondaryIndexPropsV2[];
  /** Attribute with the second since 1970 after which DynamoDB deletes an item; items without it stay. */
  readonly deletedAt?: string;
  /** The name of a table that an earlier deployment or a restore left behind, to be used instead of a new one. */
  readonly kept: string | undefined;
};

/**
 * A table that survives its stack and operating mistakes: restorable to any second of the last 35 days, protected from
 * deletion, and retained when the stack is deleted. It has no fixed name, so that what is kept does not stand in the way of
 * the next deployment. On demand, because the load is a few minutes per week.
 *
 * Encrypted with the key DynamoDB owns. A KMS key would add a cost and a dependency to every read, and no control
 * beyond the table's permissions: every reader of the table would need access to the key too.
 */
export class Table {
  readonly #environmentName: string;
  readonly #table: Pick<ITableV2, 'tableArn' | 'tableName'>;

  constructor(scope: Construct, id: string, { environmentName, indexes = [], deletedAt, kept }: TableProps) {
    this.#environmentName = environmentName;
    this.#table =
      kept !== undefined
        ? TableV2.fromTableName(scope, id, kept)
        : new TableV2(scope, id, {
            partitionKey: { name: tableKeys.partitionKey, type: AttributeType.STRING },
            sortKey: { name: tableKeys.sortKey, type: AttributeType.STRING },
            globalSecondaryIndexes: [...indexes],
            ...(deletedAt === undefined ? {} : { timeToLiveAttribute: deletedAt }),
            billing: Billing.onDemand(),
            encryption: TableEncryptionV2.dynamoOwnedKey(),
            pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
            deletionProtection: true,
            removalPolicy: RemovalPolicy.RETAIN,
          });
  }

  get tableName(): string {
    return this.#table.tableName;
  }

  /**
   * Passes the table's name to a function, and allows it one action on items of these partitions only, given as names or
   * patterns.
   */
  grantIn(fn: TiendoFunction, action: WholeItemAction, partitions: readonly string[]): void {
    // A condition for all values also holds for a request without any: every allowed action names its keys.
    const conditions = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] } };
    this.#grant(fn, action, this.#table.tableArn, conditions);
  }

  /**
   * Passes the table's name to a function, and allows it to update items of these partitions, and of each only these attributes: an
   * update creates the item that it does not find, and whoever may set any attribute may make anything of it.
   */
  grantUpdateIn(fn: TiendoFunction, partitions: readonly string[], attributes: readonly string[]): void {
    this.#grant(fn, 'UpdateItem', this.#table.tableArn, {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] },
      // Every attribute that a request names counts, also in its key and its condition.
      'ForAllValues:StringEquals': {
        'dynamodb:Attributes': [tableKeys.partitionKey, tableKeys.sortKey, ...attributes],
      },
      // An update could return the whole item.
      StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' },
    });
  }

  /** Passes the table's name to a function, and allows it to query one index. */
  grantIndexQuery(fn: TiendoFunction, indexName: string): void {
    this.#grant(fn, 'Query', `${this.#table.tableArn}/index/${indexName}`);
  }

  #grant(
    fn: TiendoFunction,
    action: WholeItemAction | 'UpdateItem',
    resource: string,
    conditions: Readonly<Record<string, unknown>> = {},
  ): void {
    fn.lambda.addEnvironment(this.#environmentName, this.tableName);
    fn.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: [`dynamodb:${action}`],
        resources: [resource],
        conditions,
      }),
    );
  }
}
