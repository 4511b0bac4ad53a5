import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { WeeklyReport } from '../../domain/report/weekly-report.ts';
import type { Message } from '../../messages/letter/message.ts';
import { renderSubmissionReceipt } from '../../messages/submission-receipt/render-submission-receipt.ts';
import { renderWarningDigest } from '../../messages/warning-digest/render-warning-digest.ts';
import { renderWeeklyReport } from '../../messages/weekly-report/render-weekly-report.ts';
import type { WeeklyReportStore } from '../ports/weekly-report-store.ts';

/** Makes the messages of deliveries from what was frozen when they were planned; reads each report once. */
export class MessageRenderer {
  readonly #store: WeeklyReportStore;
  readonly #reports = new Map<string, WeeklyReport>();

  constructor(store: WeeklyReportStore) {
    this.#store = store;
  }

  /**
   * @param unsubscribeUrl the link by which the recipient unsubscribes; null where there is none
   * @throws Error when the report a delivery belongs to is not there
   */
  async render(
    { content, recipient, duty }: Delivery,
    unsubscribeUrl: string | null = null,
  ): Promise<Message> {
    const leaving = duty === true ? 'duty' : unsubscribeUrl === null ? null : { url: unsubscribeUrl };
    switch (content.kind) {
      case 'weekly-report':
        return renderWeeklyReport(await this.#report(content.set, content.period), recipient, leaving);
      case 'warning-digest':
        return renderWarningDigest(content.digest, recipient, leaving);
      case 'rendered':
        return { subject: content.subject, text: content.text, html: content.html };
      case 'submission-receipt':
        return renderSubmissionReceipt(content.receipt, recipient, leaving);
    }
  }

  async #report(set: string, period: string): Promise<WeeklyReport> {
    const key = `${set}#${period}`;
    const report = this.#reports.get(key) ?? (await this.#store.find(set, period));
    if (report === null) throw new Error(`there is no report of ${set} for ${period}`);
    this.#reports.set(key, report);
    return report;
  }
}
