import {
  registryPartitions,
  reportsPartitions,
  submissionsPartitions,
} from '../adapters/dynamodb/table/table-schema.ts';
import type { FunctionName } from '../functions/deployment/function-names.ts';
import type { WholeItemAction } from './table.ts';

/**
 * The partitions of a table on which each action is allowed, as names or patterns; of `UpdateItem` also the attributes that requests
 * may name beside the keys, in their changes and in their conditions.
 */
export type Allowed = Readonly<Partial<Record<WholeItemAction, readonly string[]>>> & {
  readonly UpdateItem?: Readonly<Record<string, readonly string[]>>;
};

/** What a function may do with each table. */
export type TablePermissions = Readonly<Partial<Record<'submissions' | 'reports' | 'registry', Allowed>>>;

const { revisions, keys, approvals } = submissionsPartitions;
const { catalogue, proposals, tokens, sessions, signInCodes, requests } = registryPartitions;
const {
  exceptions,
  formerExceptions,
  extensionRequests,
  questions,
  snoozes,
  unsubscribed,
  audit,
  journal,
  journalEntries,
  unreadable,
} = registryPartitions;
const { editions, weeklyReports, occurrences, ledger, milestones, sending, strayEvents } = reportsPartitions;
const { holds } = reportsPartitions;
const { deliveries, reports, warnings, receipts, corrections, previews, previewKeys, notices } =
  reportsPartitions;
const { failureMails } = reportsPartitions;

const lastUse = ['lastUsedAt'];
const counting = { [requests]: ['v', 'window', 'count'] };

/** Authenticating callers, recording the use of their tokens and sessions, and counting their requests. */
const authenticating = {
  GetItem: [tokens, sessions, requests],
  UpdateItem: { [tokens]: lastUse, [sessions]: lastUse, ...counting },
} as const;

/** Where a delivery stands among those to process and those that failed. */
const listed = ['dueKey', 'dueAt', 'failedAt'];

/** What becomes of a delivery by a run of the sender, or by operations who have it sent again. */
const moving = ['state', 'lookAt', 'attempts', ...listed];

/** Whether sending is on, and what holds it. */
const switching = ['v', 'paused', 'since', 'by', 'reason', 'held'];

/** Taking figures, whatever they come in. */
const submitting = {
  registry: {
    GetItem: [...authenticating.GetItem, catalogue],
    BatchGetItem: [...authenticating.GetItem, catalogue],
    Query: [catalogue, exceptions, formerExceptions],
    PutItem: [unreadable],
    UpdateItem: authenticating.UpdateItem,
  },
  submissions: {
    GetItem: [keys],
    BatchGetItem: [revisions],
    Query: [revisions],
    PutItem: [revisions, keys],
    UpdateItem: { [keys]: ['bodyHash', 'leaseUntil', 'released'] },
  },
  reports: { PutItem: [receipts, notices] },
} as const satisfies TablePermissions;

/**
 * What each function may do with the tables, and nothing else: the partitions that the stores it is composed of read and
 * write, and of what they update the attributes. No function deletes, scans, or updates an audit entry.
 */
export const tablePermissions: Readonly<Record<FunctionName, TablePermissions>> = {
  submissions: {
    ...submitting,
    registry: { ...submitting.registry, PutItem: [...submitting.registry.PutItem, audit] },
    submissions: {
      ...submitting.submissions,
      Query: [...submitting.submissions.Query, approvals],
      PutItem: [...submitting.submissions.PutItem, approvals],
    },
  },
  workbooks: {
    ...submitting,
    submissions: { ...submitting.submissions, Query: [...submitting.submissions.Query, approvals] },
    registry: {
      GetItem: [...authenticating.GetItem, catalogue, snoozes],
      Query: [...submitting.registry.Query, extensionRequests],
      PutItem: submitting.registry.PutItem,
      UpdateItem: authenticating.UpdateItem,
    },
  },
  results: {
    registry: {
      GetItem: [...authenticating.GetItem, catalogue],
      Query: [catalogue],
      PutItem: [audit, unreadable],
      UpdateItem: authenticating.UpdateItem,
    },
    submissions: { Query: [revisions, approvals] },
    reports: {
      GetItem: [editions, weeklyReports, holds],
      Query: [editions, corrections],
      PutItem: [editions, corrections, holds],
    },
  },
  registry: {
    registry: {
      GetItem: [...authenticating.GetItem, catalogue, proposals, unsubscribed],
      Query: [catalogue, tokens, sessions, exceptions, formerExceptions, extensionRequests, questions, audit],
      PutItem: [
        catalogue,
        proposals,
        tokens,
        exceptions,
        extensionRequests,
        questions,
        snoozes,
        audit,
        unreadable,
      ],
      UpdateItem: {
        ...counting,
        [tokens]: [...lastUse, 'rotation', 'retiredAt', 'replacedBy', 'revokedAt'],
        [sessions]: [...lastUse, 'ended'],
        [exceptions]: ['closed'],
        [extensionRequests]: ['id', 'decision'],
        [questions]: ['id', 'answer'],
        [unsubscribed]: ['v', 'unsubscribedAt'],
      },
    },
    submissions: { Query: [revisions, approvals] },
    reports: { PutItem: [notices] },
  },
  operations: {
    registry: {
      GetItem: [...authenticating.GetItem, catalogue, unsubscribed],
      BatchGetItem: [unsubscribed],
      Query: [catalogue, exceptions, questions, snoozes, unreadable],
      PutItem: [audit, unreadable],
      UpdateItem: authenticating.UpdateItem,
    },
    submissions: { Query: [revisions, approvals] },
    reports: {
      GetItem: [editions, weeklyReports, occurrences, ledger, milestones, sending, previewKeys, holds],
      BatchGetItem: [weeklyReports],
      Query: [editions, occurrences, deliveries, strayEvents, holds],
      PutItem: [editions, weeklyReports, previews, previewKeys, holds],
      UpdateItem: { [deliveries]: [...moving, 'resentAt'], [sending]: switching },
    },
  },
  documentation: {},
  portal: {
    registry: {
      GetItem: [sessions, requests, signInCodes, catalogue],
      Query: [catalogue],
      PutItem: [sessions, signInCodes, unreadable],
      UpdateItem: {
        ...counting,
        [sessions]: [...lastUse, 'post', 'ended'],
        [signInCodes]: ['signature', 'tries', 'usedAt'],
      },
    },
  },
  schedule: {
    registry: {
      GetItem: [catalogue],
      Query: [catalogue, exceptions, questions, snoozes, unreadable],
      PutItem: [unreadable],
    },
    submissions: { Query: [revisions, approvals] },
    reports: {
      GetItem: [editions, weeklyReports, occurrences, ledger, milestones, holds],
      BatchGetItem: [weeklyReports],
      Query: [editions, occurrences, reports, warnings, holds],
      PutItem: [
        editions,
        weeklyReports,
        occurrences,
        ledger,
        milestones,
        holds,
        reports,
        warnings,
        failureMails,
      ],
    },
  },
  sender: {
    registry: {
      GetItem: [catalogue, journal],
      BatchGetItem: [unsubscribed, journalEntries],
      Query: [catalogue],
      PutItem: [unreadable],
    },
    reports: {
      GetItem: [editions, occurrences, weeklyReports, sending],
      Query: [editions, reports],
      UpdateItem: {
        [deliveries]: [...moving, 'messageId', 'sentAt', 'failure'],
        [sending]: [...switching, 'until'],
      },
    },
  },
  'mail-events': {
    registry: { PutItem: [journalEntries] },
    reports: {
      PutItem: [strayEvents],
      UpdateItem: {
        [deliveries]: ['state', ...listed, 'messageId', 'sentAt', 'failure', 'softBounce', 'remarks'],
      },
    },
  },
  'operations-token': { registry: { PutItem: [tokens, audit] } },
};
