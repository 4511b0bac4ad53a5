import { formatInteger } from '../../domain/language/format.ts';
import type { Answer } from '../../functions/http/answer.ts';
import { type Html, html } from '../../messages/letter/html.ts';
import { jobNames } from '../clock/job-names.ts';
import type { Mail } from '../mailbox/mail-store.ts';
import { addressOf, chosen, type MailChoice } from './mail-choice.ts';
import { mailList } from './mail-list.ts';
import { pageAnswer } from './page.ts';

const kinds = [
  { job: 'report', name: jobNames.report.vi },
  { job: 'warn', name: jobNames.warn.vi },
  { job: 'receipt', name: 'Xác nhận đã nhận số liệu' },
  { job: 'correction', name: 'Đính chính xếp hạng' },
  { job: 'notice', name: 'Thông báo' },
  { job: 'failures', name: 'Sự cố' },
  { job: 'preview', name: 'Thư thử' },
] as const;

/**
 * The list of messages, newest first, with its filters: kinds, recipients and a search.
 * @param withWords the messages that match the filters
 */
export function mailboxPage(
  newestFirst: readonly Mail[],
  withWords: readonly Mail[],
  asked: MailChoice,
): Answer {
  const choice = { ...asked, kind: kinds.find(({ job }) => job === asked.kind)?.job ?? null };
  const ofAllKinds = chosen(withWords, { ...choice, kind: null });
  const shown = chosen(ofAllKinds, choice);
  const has = (kind: string) =>
    newestFirst.some(({ occurrence }) => occurrence?.startsWith(`${kind}@`) === true);
  const kindLink = (kind: string | null, name: string) => {
    const count = chosen(ofAllKinds, { ...choice, kind }).length;
    const current = kind === choice.kind ? html` aria-current="page"` : '';
    return html`<li><a href="${addressOf({ ...choice, kind })}"${current}>${name} (${formatInteger(count, 'vi')})</a></li>`;
  };
  return pageAnswer(
    'Hộp thư',
    html`<h1>Hộp thư</h1>
    <p>Mọi thư hệ thống đã gửi nằm lại đây, không đi ra ngoài. Giờ Việt Nam (UTC+7).
    <br><span lang="en">Mailbox: everything that was sent stays here and goes nowhere else. Vietnamese time (UTC+7).</span></p>
    ${searchForm(newestFirst, choice)}
    <nav aria-label="Loại thư"><ul class="kinds small">
    ${kindLink(null, 'Tất cả')}
    ${kinds.filter(({ job }) => job === choice.kind || has(job)).map(({ job, name }) => kindLink(job, name))}
    </ul></nav>
    ${shown.length === 0 ? empty(newestFirst.length > 0) : mailList(shown)}`,
  );
}

function empty(isFiltered: boolean): Html {
  return isFiltered
    ? html`<p class="card">Không có thư nào như vậy. <span lang="en">No such messages.</span> <a href="/mailbox">Xem tất cả</a></p>`
    : html`<p class="card">Chưa có thư nào. <span lang="en">No messages yet.</span></p>`;
}

function searchForm(mails: readonly Mail[], { kind, to, words }: MailChoice): Html {
  const people = [...new Set(mails.map((mail) => mail.to))].toSorted();
  return html`<form class="search" action="/mailbox" method="get" role="search">
    <label>Tìm <span lang="en">Search</span><input type="search" name="q" value="${words ?? ''}"></label>
    <label>Người nhận <span lang="en">Recipient</span><select name="to"><option value="">Tất cả</option>
    ${people.map((person) => html`<option value="${person}"${person === to ? html` selected` : ''}>${person}</option>`)}
    </select></label>
    ${kind === null ? '' : html`<input type="hidden" name="kind" value="${kind}">`}
    <button>Lọc <span lang="en">Filter</span></button>
    </form>`;
}
