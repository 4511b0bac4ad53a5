import { createHash } from 'node:crypto';
import type { RowKind } from '../../domain/stored-row/row-kind.ts';
import type { PlayedStage } from './played-stage.ts';
import type { Item, TableName } from './stage.ts';

/** Where rows of a kind are: the table, and a pattern of the key, `<pk> <sk>`. */
export type Place = { readonly table: TableName; readonly key: RegExp };

const submissions = (key: RegExp): Place => ({ table: 'Submissions', key });
const reports = (key: RegExp): Place => ({ table: 'Reports', key });
const registry = (key: RegExp): Place => ({ table: 'Registry', key });

/**
 * The rows of each kind that are damaged, by what they are; the last one of each place. A new kind of row needs a place, and a
 * row there.
 */
export function rowPlaces({
  operations,
  dependent,
  units,
  rotatedFrom,
  leader,
}: PlayedStage): Readonly<Record<RowKind, Readonly<Record<string, Place>>>> {
  const token = ({ id }: { readonly id: string }) => registry(new RegExp(`^token ${id}$`));
  return {
    approval: { 'an approval': submissions(/^approvals#S 2024-W03#P\.B#/) },
    'audit-entry': {
      'what was intended': registry(/^audit \S+-[0-9a-f]{16}$/),
      'what became of it': registry(/^audit \S+-end$/),
    },
    catalogue: {
      'the version in force': registry(/^catalogue 00000002$/),
      'an earlier version': registry(/^catalogue 00000001$/),
    },
    delivery: {
      'a report that was sent': reports(/^delivery#report#2024-01-15\S+ chair$/),
      'a report that is due': reports(/^delivery#report#2024-01-15\S+ contact-b$/),
      'a report of the week before': reports(/^delivery#report#2024-01-08/),
      'a receipt that is due': reports(/^delivery#receipt#2024-01-15/),
      'a receipt': reports(/^delivery#receipt#/),
      'a warning': reports(/^delivery#warn#/),
      'a correction': reports(/^delivery#correction#/),
      'a test message': reports(/^delivery#preview#/),
      'a notice': reports(/^delivery#notice#/),
      'an e-mail about failures': reports(/^delivery#failures#/),
    },
    edition: {
      'the header of the last ranking': reports(/^edition#S#2024-W02#departments header#/),
      'the header of another league': reports(/^edition#S#2024-W02#districts header#/),
      'the header of the corrected ranking before': reports(/^edition#S#2024-W01#departments header#0002$/),
      'the header of the ranking that was corrected': reports(/^edition#S#2024-W01#departments header#0001$/),
      'the header of an earlier ranking of another league': reports(/^edition#S#2024-W01#districts header#/),
      'a page of ranks': reports(/^edition#S#2024-W02#departments lines#\S+#ranks#/),
      'a page of points': reports(/^edition#S#2024-W02#departments lines#\S+#indicators#/),
      'a page of what lines are compared with': reports(/^edition#S#2024-W02#departments lines#\S+#before#/),
      'a page of places': reports(/^edition#S#2024-W02#departments lines#\S+#places#/),
      'a page of ranks of the week before': reports(/^edition#S#2024-W01#departments lines#0002#\S+#ranks#/),
      'a page of units beside the ranking': reports(/^edition#S#2024-W01#departments lines#0002#\S+#beside#/),
      'another page': reports(/^edition#\S+ lines#/),
    },
    exception: {
      'an exception': registry(/^exceptions S#2024-W01#P\.A#/),
      'one as versions before 0.3.0 kept it': registry(/^exception#/),
    },
    'extension-request': {
      'a request that waits': registry(/^extension-requests S#2024-W02#P\.A#/),
      'a request that was granted': registry(/^extension-requests S#2024-W02#P\.B#/),
    },
    'failure-round': { 'the last digest of failures': reports(/^ledger failures$/) },
    'held-run': { 'a held run': reports(/^hold /) },
    'idempotency-key': {
      'the key of a submission': submissions(
        new RegExp(`^key#P\\.A ${createHash('sha256').update('key-1').digest('hex')}$`),
      ),
      'the key of a test message': reports(/^key#/),
      'the key of another unit': submissions(/^key#/),
    },
    'journal-doubt': { 'until when the journal lacks messages': registry(/^sent incomplete$/) },
    milestone: { 'a closed milestone': reports(/^milestone#/) },
    occurrence: {
      'the last ranking': reports(/^occurrence#rank 2024-01-14/),
      'the last report': reports(/^occurrence#report 2024-01-15/),
      'a warning': reports(/^occurrence#warn /),
      'an earlier ranking': reports(/^occurrence#rank /),
      'an earlier report': reports(/^occurrence#report /),
    },
    proposal: { 'the proposed catalogue': registry(/^catalogue-proposal /) },
    question: { 'an open question': registry(/^questions S#2024-W02#P\.A#/) },
    'request-count': {
      'the requests of operations': registry(/^requests tokens#operations/),
      'the requests of a unit': registry(/^requests tokens#unit#P\.A$/),
      'the receipts of a unit': registry(/^requests receipts#P\.A$/),
      'the test messages': registry(/^requests previews$/),
      'the exceptions of a unit': registry(/^requests exceptions#/),
      'another count': registry(/^requests /),
    },
    'sending-rate': { 'the sending rate': reports(/^sending rate$/) },
    'sending-switch': { 'the sending switch': reports(/^sending switch$/) },
    'sent-message': { 'a message that was sent': registry(/^sent#/) },
    settled: { 'how far the ledger is settled': reports(/^ledger settled$/) },
    session: { 'a session': registry(/^session /) },
    'sign-in-code': { 'a sign-in code': registry(/^sign-in /) },
    snooze: { 'a snooze': registry(/^snoozes S#2024-W03#P\.A$/) },
    'stray-event': { 'a stray event': reports(/^stray-event /) },
    submission: {
      'the last figures of a unit': submissions(/^S#2024-W02#\d+ P\.A#000002$/),
      'figures that were corrected': submissions(/^S#2024-W02#\d+ P\.A#000001$/),
      'figures of the week before': submissions(/^S#2024-W01#\d+ P\.A#000002$/),
      'figures of another unit': submissions(/^S#2024-W0\d#\d+ P\.[ABC]#/),
    },
    token: {
      'the token of an operator, with which others were issued': token(operations),
      'an operations token issued with another': token(dependent),
      'the token of a unit': token(units['P.A']),
      'a rotated token': token(rotatedFrom),
      'a token after a rotation': token(units['P.C']),
      'the token of a leader': token(leader),
      'another token': registry(/^token /),
    },
    'unreadable-row': { 'the record of an unreadable row': registry(/^unreadable /) },
    unsubscription: { 'an unsubscription': registry(/^unsubscribed /) },
    'weekly-report': {
      'the last report': reports(/^report#S#2024-W02 /),
      'the report before': reports(/^report#S#2024-W01 /),
    },
  };
}

/** Whether a row is at a place. */
export function isAt(place: Place, table: TableName, { pk, sk }: Pick<Item, 'pk' | 'sk'>): boolean {
  return place.table === table && place.key.test(`${pk} ${sk}`);
}
