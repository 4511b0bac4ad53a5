import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Message } from '../../messages/letter/message.ts';
import { renderMessage } from '../../messages/message-kinds.ts';
import type { WeeklyReportStore } from '../ports/weekly-report-store.ts';

/** Renders deliveries from their frozen content; reads each report once. */
export class MessageRenderer {
  readonly #store: WeeklyReportStore;
  readonly #reports = new Map<string, WeeklyReport>();

  constructor(store: WeeklyReportStore) {
    this.#store = store;
  }

  /**
   * @param at when the message leaves
   * @param unsubscribeUrl the recipient's unsubscribe link; null if there is none
   * @throws Error when the report the delivery refers to does not exist
   */
  async render(
    { content, recipient, duty }: Delivery,
    at: InstantText,
    unsubscribeUrl: string | null = null,
  ): Promise<Message> {
    const leaving = duty === true ? 'duty' : unsubscribeUrl === null ? null : { url: unsubscribeUrl };
    return renderMessage(content, { recipient, leaving, at }, (set, period) => this.#report(set, period));
  }

  async #report(set: string, period: string): Promise<WeeklyReport> {
    const key = `${set}#${period}`;
    const report = this.#reports.get(key) ?? (await this.#store.find(set, period));
    if (report === null) throw new Error(`there is no report of ${set} for ${period}`);
    this.#reports.set(key, report);
    return report;
  }
}
