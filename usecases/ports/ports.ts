import type { ScheduleTimes } from '../../domain/schedule/schedule-times.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Letterhead } from '../../messages/letter/letterhead.ts';
import type { ApprovalStore } from './approval-store.ts';
import type { AuditLog } from './audit-log.ts';
import type { CatalogueStore } from './catalogue-store.ts';
import type { Clock } from './clock.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { EditionStore } from './edition-store.ts';
import type { Entropy } from './entropy.ts';
import type { ExceptionStore } from './exception-store.ts';
import type { ExtensionRequestStore } from './extension-request-store.ts';
import type { FailureRoundStore } from './failure-round-store.ts';
import type { HoldStore } from './hold-store.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { Mailer } from './mailer.ts';
import type { MilestoneStore } from './milestone-store.ts';
import type { OccurrenceStore } from './occurrence-store.ts';
import type { ProposalStore } from './proposal-store.ts';
import type { QuestionStore } from './question-store.ts';
import type { ReservationStore } from './reservation-store.ts';
import type { SendJournal } from './send-journal.ts';
import type { SendingAccount } from './sending-account.ts';
import type { SendingSwitch } from './sending-switch.ts';
import type { SessionStore } from './session-store.ts';
import type { SignInCodeStore } from './sign-in-code-store.ts';
import type { SigningKey } from './signing-key.ts';
import type { SlotStore } from './slot-store.ts';
import type { SnoozeStore } from './snooze-store.ts';
import type { StrayEventStore } from './stray-event-store.ts';
import type { SubmissionStore } from './submission-store.ts';
import type { TableFiles } from './table-files.ts';
import type { Timer } from './timer.ts';
import type { TokenStore } from './token-store.ts';
import type { UnreadableRowStore } from './unreadable-row-store.ts';
import type { UnsubscribeStore } from './unsubscribe-store.ts';
import type { WeeklyReportStore } from './weekly-report-store.ts';
import type { Workbooks } from './workbooks.ts';

/** Everything use cases need from outside, each under one name. A use case picks what it needs. */
export interface Ports {
  readonly approvals: ApprovalStore;
  readonly audit: AuditLog;
  readonly sendingAccount: SendingAccount;
  readonly catalogues: CatalogueStore;
  readonly clock: Clock;
  readonly deliveries: DeliveryStore;
  readonly editions: EditionStore;
  readonly entropy: Entropy;
  readonly exceptions: ExceptionStore;
  readonly extensionRequests: ExtensionRequestStore;
  readonly failureRounds: FailureRoundStore;
  readonly holds: HoldStore;
  readonly idempotency: IdempotencyStore;
  readonly journal: SendJournal;
  readonly mailer: Mailer;
  readonly milestones: MilestoneStore;
  readonly occurrences: OccurrenceStore;
  readonly proposals: ProposalStore;
  readonly questions: QuestionStore;
  readonly reports: WeeklyReportStore;
  readonly reservations: ReservationStore;
  readonly sending: SendingSwitch;
  readonly sessions: SessionStore;
  readonly signInCodes: SignInCodeStore;
  readonly signingKey: SigningKey;
  readonly slots: SlotStore;
  readonly snoozes: SnoozeStore;
  readonly strayEvents: StrayEventStore;
  readonly submissions: SubmissionStore;
  readonly tableFiles: TableFiles;
  readonly timer: Timer;
  readonly tokens: TokenStore;
  readonly unreadableRows: UnreadableRowStore;
  readonly unsubscribes: UnsubscribeStore;
  readonly workbooks: Workbooks;

  /** What the stage sets for all of its e-mails. */
  readonly letterhead: Letterhead;

  /** The base URL of the API, without a trailing slash. */
  readonly apiUrl: string;
  /** Nothing real is sent, so that an account in the sandbox is enough. */
  readonly isTrial: boolean;

  /** When the jobs of this deployment start. */
  readonly times: ScheduleTimes;

  /** The maximum number of messages per occurrence that need no operators; a larger run waits for two. */
  readonly mailCap: number;

  /**
   * The number of addresses that one operator may deprive of mail by new catalogues; beyond it, a second operator has to
   * agree.
   */
  readonly dropCap: number;

  /** Reports why the confirmations of a stored submission could not be planned. */
  readonly receiptsNotPlanned: (submission: Submission, reason: unknown) => void;

  /** Creates scratch stores, in which jobs run without a trace; they contain no deliveries yet. */
  readonly scratch: () => JobPorts;
}

/** What the scheduled jobs read and write. */
export type JobPorts = Pick<
  Ports,
  | 'catalogues'
  | 'deliveries'
  | 'editions'
  | 'exceptions'
  | 'holds'
  | 'mailCap'
  | 'milestones'
  | 'occurrences'
  | 'questions'
  | 'reports'
  | 'snoozes'
  | 'submissions'
  | 'times'
>;
