import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { DeliveryContent } from '../../domain/delivery/delivery-content.ts';
import { languagesOf, type ReaderLanguage } from '../../domain/language/reader-language.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Leaving } from '../../messages/letter/letter.ts';
import type { Letterhead } from '../../messages/letter/letterhead.ts';
import type { LinkedPage } from '../../messages/letter/linked-page.ts';
import type { Message } from '../../messages/letter/message.ts';
import type { Reader } from '../../messages/message-definition.ts';
import { renderMessage } from '../../messages/message-kinds.ts';
import { WeeklyReportLayout } from '../../messages/weekly-report/weekly-report-layout.ts';
import type { WeeklyReportStore } from '../ports/weekly-report-store.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import type { ReportFiles, ReportWorkbooks } from './report-workbooks.ts';

/** Renders deliveries from their frozen content; reads each report and lays it out once. */
export class MessageRenderer {
  readonly #store: WeeklyReportStore;
  readonly #letterhead: Letterhead;
  readonly #workbooks: ReportWorkbooks | null;
  readonly #reports = new Map<string, WeeklyReport>();
  readonly #layouts = new Map<string, WeeklyReportLayout>();

  /** @param workbooks make the files that come with reports; null to render messages without them */
  constructor(store: WeeklyReportStore, letterhead: Letterhead, workbooks: ReportWorkbooks | null) {
    this.#store = store;
    this.#letterhead = letterhead;
    this.#workbooks = workbooks;
  }

  /**
   * @param at when the message leaves
   * @param unsubscribeUrl the recipient's unsubscribe link; null if there is none
   * @param calendars the addresses of the calendars that it offers
   * @throws Error when the report the delivery refers to does not exist
   */
  async render(
    { content, recipient, duty, helpdesk, portal }: Delivery,
    at: InstantText,
    unsubscribeUrl: string | null = null,
    calendars: readonly LinkedPage[] = [],
  ): Promise<Message> {
    const leaving: Leaving | null =
      duty === true ? 'duty' : unsubscribeUrl === null ? null : { url: unsubscribeUrl };
    const { subjectPrefix, takesReplies } = this.#letterhead;
    const portalUrl = portal === 'none' ? null : this.#letterhead.portalUrl;
    const portalLimit = this.#letterhead.portalUrl === null ? null : (portal ?? null);
    const help = { helpdesk: helpdesk ?? null, takesReplies };
    const { attachments, missing, hasCauses } = await this.#files(content, recipient.language ?? 'both');
    const files = attachments.map(({ name }) => ({ name, hasCauses }));
    const reader: Reader = {
      recipient,
      leaving,
      at,
      help,
      portalUrl,
      portalLimit,
      calendars,
      files,
      missingWorkbook: missing,
    };
    const rendered = await renderMessage(content, reader, (set, period) =>
      this.#layout(set, period, portalUrl),
    );
    const message = attachments.length === 0 ? rendered : { ...rendered, attachments };
    if (subjectPrefix === '' || content.kind === 'rendered') return message;
    return { ...message, subject: `${subjectPrefix} ${message.subject}` };
  }

  /** The workbook of a weekly report, in the reader's first language. */
  async #files(content: DeliveryContent, language: ReaderLanguage): Promise<ReportFiles> {
    if (content.kind !== 'weekly-report' || this.#workbooks === null)
      return { attachments: [], missing: null, hasCauses: false };
    const [first] = languagesOf(language);
    return this.#workbooks.of(await this.#report(content.set, content.period), first);
  }

  async #layout(set: string, period: string, portalUrl: string | null): Promise<WeeklyReportLayout> {
    const key = `${set}#${period}#${portalUrl}`;
    const known = this.#layouts.get(key);
    if (known !== undefined) return known;
    const report = await this.#report(set, period);
    const waiting = report.beside.filter(({ why }) => why === 'waiting');
    // One that cannot be read is named without its news.
    const reports = await Promise.all(
      waiting.map((week) => unlessUnreadable(this.#report(set, week.period))),
    );
    const layout = new WeeklyReportLayout(
      report,
      reports.filter((one) => one !== null),
      portalUrl,
    );
    this.#layouts.set(key, layout);
    return layout;
  }

  async #report(set: string, period: string): Promise<WeeklyReport> {
    const key = `${set}#${period}`;
    const known = this.#reports.get(key);
    if (known !== undefined) return known;
    const report = await this.#store.find(set, period);
    if (report === null) throw new Error(`there is no report of ${set} for ${period}`);
    this.#reports.set(key, report);
    return report;
  }
}
