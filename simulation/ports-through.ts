import { usualTimes } from '../domain/schedule/schedule-times.ts';
import type { Ports } from './product.ts';

const signingKey = new Uint8Array(32);

/** The ports that are the same for every invocation, and never fail. */
export const fixedPorts = {
  mailCap: 1_000,
  times: usualTimes,
  signingKey: { read: async () => signingKey },
  tableFiles: { write: async () => null },
  letterhead: { subjectPrefix: '', takesReplies: false, portalUrl: null },
  apiUrl: 'https://api.example',
  isTrial: false,
} satisfies Partial<Ports>;

/** The stores that functions of the simulation use. */
type Stores = Pick<
  Ports,
  | 'approvals'
  | 'catalogues'
  | 'deliveries'
  | 'editions'
  | 'exceptions'
  | 'failureRounds'
  | 'holds'
  | 'idempotency'
  | 'journal'
  | 'milestones'
  | 'occurrences'
  | 'questions'
  | 'reports'
  | 'reservations'
  | 'sending'
  | 'slots'
  | 'snoozes'
  | 'strayEvents'
  | 'submissions'
  | 'unreadableRows'
  | 'unsubscribes'
>;

/** Stores and the sending account as they are reached from an invocation. @param between puts the network before one of them, by its name in the trace */
export function portsThrough(
  between: <T extends object>(name: string, port: T) => T,
  stores: Stores,
  sendingAccount: Ports['sendingAccount'],
): Stores & Pick<Ports, 'sendingAccount'> {
  return {
    catalogues: between('catalogues', stores.catalogues),
    approvals: between('approvals', stores.approvals),
    submissions: between('submissions', stores.submissions),
    idempotency: between('idempotency', stores.idempotency),
    exceptions: between('exceptions', stores.exceptions),
    editions: between('editions', stores.editions),
    questions: between('questions', stores.questions),
    reports: between('reports', stores.reports),
    milestones: between('milestones', stores.milestones),
    occurrences: between('occurrences', stores.occurrences),
    deliveries: between('deliveries', stores.deliveries),
    failureRounds: between('failureRounds', stores.failureRounds),
    holds: between('holds', stores.holds),
    journal: between('journal', stores.journal),
    sending: between('sending', stores.sending),
    snoozes: between('snoozes', stores.snoozes),
    slots: between('slots', stores.slots),
    reservations: between('reservations', stores.reservations),
    strayEvents: between('strayEvents', stores.strayEvents),
    unreadableRows: between('unreadableRows', stores.unreadableRows),
    unsubscribes: between('unsubscribes', stores.unsubscribes),
    sendingAccount: between('account', sendingAccount),
  };
}
