import { formatInteger } from '../../domain/language/format.ts';
import type { Answer } from '../../functions/http/answer.ts';
import { type Html, html } from '../../messages/letter/html.ts';
import { jobNames } from '../job-names.ts';
import type { Mail } from '../mail-store.ts';
import { mailList } from './mail-list.ts';
import { pageAnswer } from './page.ts';

const kinds = [
  { job: 'report', name: jobNames.report.vi },
  { job: 'warn', name: jobNames.warn.vi },
  { job: 'receipt', name: 'Xác nhận đã nhận số liệu' },
  { job: 'correction', name: 'Đính chính xếp hạng' },
] as const;

/**
 * The list of all messages, newest first.
 * @param kind shows only this job's messages; any other value shows all
 */
export function mailboxPage(newestFirst: readonly Mail[], kind: string | null): Answer {
  const chosen = kinds.find(({ job }) => job === kind)?.job;
  const shown = chosen === undefined ? newestFirst : newestFirst.filter(isOf(chosen));
  return pageAnswer(
    'Hộp thư',
    html`<h1>Hộp thư</h1>
    <p>Mọi thư hệ thống đã gửi nằm lại đây, không đi ra ngoài. Giờ Việt Nam (UTC+7).
    <br><span lang="en">Mailbox: everything that was sent stays here and goes nowhere else. Vietnamese time (UTC+7).</span></p>
    <nav aria-label="Loại thư"><ul class="kinds small">
    ${kindLink('/mailbox', 'Tất cả', newestFirst.length, chosen === undefined)}
    ${kinds.map(({ job, name }) =>
      kindLink(`/mailbox?kind=${job}`, name, newestFirst.filter(isOf(job)).length, job === chosen),
    )}
    </ul></nav>
    ${shown.length === 0 ? empty : mailList(shown)}`,
  );
}

const empty = html`<p class="card">Chưa có thư nào. <span lang="en">No messages yet.</span></p>`;

function isOf(job: string): (mail: Mail) => boolean {
  return (mail) => mail.occurrence?.startsWith(`${job}@`) === true;
}

function kindLink(href: string, name: string, count: number, current: boolean): Html {
  const label = `${name} (${formatInteger(count, 'vi')})`;
  return current
    ? html`<li><a href="${href}" aria-current="page">${label}</a></li>`
    : html`<li><a href="${href}">${label}</a></li>`;
}
