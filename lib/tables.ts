import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { deletedAt, dueIndex } from '../adapters/dynamodb/table/table-schema.ts';
import { environmentNames } from '../functions/deployment/environment.ts';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import type { Stage } from './stage/stage-file.ts';
import { Table, wholeItemActions } from './table.ts';
import { type Allowed, type TablePermissions, tablePermissions } from './table-permissions.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/** All stored data: what units submitted, what was computed from it, and who may do what. */
export class Tables extends Construct {
  /** Every revision of every submission; nothing in it is ever changed. */
  readonly submissions: Table;
  /** Editions of rankings, occurrences of jobs, and deliveries with their states. */
  readonly reports: Table;
  /** Versions of the catalogue, access tokens as hashes, unsubscriptions, who changed what, and the journal of sent messages. */
  readonly registry: Table;

  /** @param kept tables to use instead of new ones */
  constructor(scope: Construct, id: string, { kept }: { readonly kept: Stage['kept'] }) {
    super(scope, id);
    this.submissions = new Table(this, 'Submissions', {
      environmentName: environmentNames.submissionsTable,
      kept: kept.submissionsTable,
    });
    this.reports = new Table(this, 'Reports', {
      environmentName: environmentNames.reportsTable,
      kept: kept.reportsTable,
      deletedAt,
      indexes: [
        {
          indexName: dueIndex.name,
          partitionKey: { name: dueIndex.partitionKey, type: AttributeType.STRING },
          sortKey: { name: dueIndex.sortKey, type: AttributeType.STRING },
          projectionType: ProjectionType.ALL,
        },
      ],
    });
    this.registry = new Table(this, 'Registry', {
      environmentName: environmentNames.registryTable,
      kept: kept.registryTable,
      deletedAt,
    });
  }

  /** Passes the names of the tables to a function, and allows it what {@link tablePermissions} says. */
  grant(fn: TiendoFunction, name: FunctionName): void {
    for (const [table, allowed] of tablesIn(tablePermissions[name])) {
      for (const action of wholeItemActions) {
        const partitions = allowed[action] ?? [];
        if (partitions.length > 0) this[table].grantIn(fn, action, partitions);
      }
      const updates = Map.groupBy(Object.entries(allowed.UpdateItem ?? {}), ([, attributes]) =>
        attributes.join(),
      );
      for (const alike of updates.values())
        this[table].grantUpdateIn(
          fn,
          alike.map(([partition]) => partition),
          alike[0]?.[1] ?? [],
        );
    }
  }

  /** Allows a function to find the deliveries that need processing, and those that failed. */
  grantDueQuery(fn: TiendoFunction): void {
    this.reports.grantIndexQuery(fn, dueIndex.name);
  }
}

function tablesIn({ submissions = {}, reports = {}, registry = {} }: TablePermissions) {
  const tables: readonly (readonly ['submissions' | 'reports' | 'registry', Allowed])[] = [
    ['submissions', submissions],
    ['reports', reports],
    ['registry', registry],
  ];
  return tables;
}
