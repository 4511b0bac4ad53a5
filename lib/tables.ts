import { AttributeType, ProjectionType } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import {
  deletedAt,
  deliveryPartitions,
  dueIndex,
  registryPartitions,
  reportsPartitions,
} from '../adapters/dynamodb/table-schema.ts';
import { environmentNames } from '../functions/deployment/environment.ts';
import { Table } from './table.ts';
import type { TiendoFunction } from './tiendo-function.ts';

/** All stored data: what units submitted, what was computed from it, and who may do what. */
export class Tables extends Construct {
  /** Every revision of every submission; nothing in it is ever changed. */
  readonly submissions: Table;
  /** Editions of rankings, occurrences of jobs, and deliveries with their states. */
  readonly reports: Table;
  /** Versions of the catalogue, access tokens as hashes, unsubscriptions, and who changed what. */
  readonly registry: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.submissions = new Table(this, 'Submissions', { environmentName: environmentNames.submissionsTable });
    this.reports = new Table(this, 'Reports', {
      environmentName: environmentNames.reportsTable,
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
    this.registry = new Table(this, 'Registry', { environmentName: environmentNames.registryTable });
  }

  /**
   * Allows a function to authenticate callers, record the use of their tokens, and count their requests. It may change
   * these two partitions of the registry and no other.
   */
  grantAuthentication(fn: TiendoFunction): void {
    this.registry.grantActions(fn, 'GetItem');
    this.registry.grantUpdatesIn(fn, registryPartitions.tokens, registryPartitions.reservations);
  }

  /** Allows a function to add to the audit log. No function may update or delete an entry. */
  grantAuditing(fn: TiendoFunction): void {
    this.registry.grantPutsIn(fn, registryPartitions.audit);
  }

  /** Allows a function to store new versions of the catalogue, exceptions and tokens. */
  grantRegistering(fn: TiendoFunction): void {
    const { catalogue, exceptions, tokens } = registryPartitions;
    this.registry.grantPutsIn(fn, catalogue, exceptions, tokens);
  }

  /** Allows a function to issue tokens. */
  grantIssuing(fn: TiendoFunction): void {
    this.registry.grantPutsIn(fn, registryPartitions.tokens);
  }

  /** Allows a function to pause and resume sending. */
  grantSendingSwitch(fn: TiendoFunction): void {
    this.reports.grantUpdatesIn(fn, reportsPartitions.sending);
  }

  /** Allows a function to change deliveries: their states, or what was reported about them. */
  grantChangingDeliveries(fn: TiendoFunction): void {
    this.reports.grantUpdatesLike(fn, deliveryPartitions);
  }

  /** Allows a function to keep mail events that belong to no delivery. */
  grantKeepingStrayEvents(fn: TiendoFunction): void {
    this.reports.grantPutsIn(fn, reportsPartitions.strayEvents);
  }

  /** Allows a function to close exceptions from a lock. */
  grantClosingExceptions(fn: TiendoFunction): void {
    this.registry.grantUpdatesIn(fn, registryPartitions.exceptions);
  }

  /** Allows a function to record unsubscriptions and new subscriptions. */
  grantUnsubscribing(fn: TiendoFunction): void {
    this.registry.grantUpdatesIn(fn, registryPartitions.unsubscribed);
  }

  /** Allows a function to read unsubscriptions, and nothing else of the registry. */
  grantReadUnsubscribed(fn: TiendoFunction): void {
    this.registry.grantReadsIn(fn, registryPartitions.unsubscribed);
  }

  /** Allows a function to find the deliveries that need processing. */
  grantDueQuery(fn: TiendoFunction): void {
    this.reports.grantIndexQuery(fn, dueIndex.name);
  }
}
