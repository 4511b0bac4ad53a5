import type { PortalLimit } from '../domain/access/portal-roles.ts';
import type { Delivery } from '../domain/delivery/delivery.ts';
import type { ContentKind, DeliveryContent } from '../domain/delivery/delivery-content.ts';
import type { Text } from '../domain/language/text.ts';
import type { InstantText } from '../domain/period/instant-text.ts';
import type { Leaving } from './letter/letter.ts';
import type { Help } from './letter/letterhead.ts';
import type { LinkedPage } from './letter/linked-page.ts';
import type { AttachedTables, Message } from './letter/message.ts';
import type { MissingWorkbook } from './weekly-report/missing-workbook.ts';
import type { WeeklyReportLayout } from './weekly-report/weekly-report-layout.ts';

/** The frozen content of one kind of delivery. */
export type ContentOf<Kind extends ContentKind> = {
  [K in Kind]: { readonly kind: K } & Extract<DeliveryContent, { kind: K }>;
}[Kind];

/**
 * Who a message is rendered for and when, how they can unsubscribe from it, and where they can ask and act; what is null is
 * omitted.
 */
export type Reader = {
  readonly recipient: Delivery['recipient'];
  readonly leaving: Leaving | null;
  readonly help: Help;
  /** The base URL of the pages on which one acts; null for a reader who cannot sign in, too. */
  readonly portalUrl: string | null;
  /** What keeps the reader from acting for a unit on the pages of the stage; null where nothing does, or there are none. */
  readonly portalLimit: PortalLimit | null;
  /** The files that come with the message from outside its content. */
  readonly files: readonly AttachedTables[];
  /** The addresses of the calendars that the message offers, each under its unit's name. */
  readonly calendars: readonly LinkedPage[];
  /** When the message leaves, so that it does not call a deadline ahead that has passed since it was planned. */
  readonly at: InstantText;
  /** Why the workbook that belongs to the message is not attached; null where none is missing. */
  readonly missingWorkbook: MissingWorkbook | null;
};

/** Returns the layout of the report frozen for a set and a period; rejects when there is none. */
export type FindReport = (set: string, period: string) => Promise<WeeklyReportLayout>;

/** The definition of a kind of e-mail: why people receive it, and how to render it. */
export type MessageDefinition<Kind extends ContentKind> = {
  /**
   * Explains in a sentence or two why the recipient gets the message: its subject, and how it concerns them.
   * @param posts the recipient's posts
   */
  readonly reason: (content: ContentOf<Kind>, posts: Text) => Text;
  /** Renders the e-mail from the frozen content and, for a weekly report, the report it refers to. */
  readonly render: (
    content: ContentOf<Kind>,
    reader: Reader,
    findReport: FindReport,
  ) => Message | Promise<Message>;
};
