import type { Delivery } from '../domain/delivery/delivery.ts';
import type { ContentKind, DeliveryContent } from '../domain/delivery/delivery-content.ts';
import type { Text } from '../domain/language/text.ts';
import type { WeeklyReport } from '../domain/report/weekly-report.ts';
import type { Leaving } from './letter/letter.ts';
import type { Message } from './letter/message.ts';

/** The frozen content of one kind of delivery. */
export type ContentOf<Kind extends ContentKind> = {
  [K in Kind]: { readonly kind: K } & Extract<DeliveryContent, { kind: K }>;
}[Kind];

/** For whom a message is rendered, and how they can unsubscribe from it; null to leave that out. */
export type Reader = { readonly recipient: Delivery['recipient']; readonly leaving: Leaving | null };

/** Reads the report that was frozen for a set and a period. Rejects when there is none. */
export type FindReport = (set: string, period: string) => Promise<WeeklyReport>;

/** Everything that tells one kind of e-mail from another. */
export type MessageDefinition<Kind extends ContentKind> = {
  /**
   * In one sentence, why somebody receives the message: what it is about, and what it has to do with them.
   * @param posts the recipient's posts
   */
  readonly reason: (content: ContentOf<Kind>, posts: Text) => Text;
  /** The e-mail, from nothing but the frozen content and, for a weekly report, the report it names. */
  readonly render: (
    content: ContentOf<Kind>,
    reader: Reader,
    findReport: FindReport,
  ) => Message | Promise<Message>;
};
