import type { Email } from 'postal-mime';
import { Temporal } from 'temporal-polyfill';
import type { Answer } from '../../functions/http/answer.ts';
import { type Html, html } from '../../messages/letter/html.ts';
import type { Mail } from '../mail-store.ts';
import { attachedFiles } from './attached-files.ts';
import { dayOf, timeOf } from './moment.ts';
import { pageAnswer } from './page.ts';

/**
 * One message: sender, recipient, time and occurrence, then its HTML part in a sandbox, its plain text and its source.
 */
export function messagePage(mail: Mail, email: Email, source: string): Answer {
  const sentAt = Temporal.Instant.from(mail.sentAt);
  const subject = mail.subject === '' ? '(không có tiêu đề)' : mail.subject;
  return pageAnswer(
    subject,
    html`<h1>${subject}</h1>
    <div class="card"><dl>
    ${term('Đến', 'To', addressed(email.to?.[0]?.name, mail.to))}
    ${term('Từ', 'From', addressed(email.from?.name, mail.from))}
    ${term('Gửi lúc', 'Sent', `${timeOf(sentAt)} ${dayOf(sentAt, 'vi')} (UTC+7)`)}
    ${term('Lần chạy', 'Occurrence', mail.occurrence ?? '—')}
    ${term('Chủ đề chung', 'Thread', email.references ?? '—')}
    ${term('Trả lời về', 'Reply to', email.replyTo?.[0]?.address ?? '—')}
    ${term('Mã thư', 'Message id', mail.id)}
    </dl></div>
    ${attachedFiles(mail.id, email.attachments)}
    ${email.html === undefined ? '' : htmlPart(mail.id)}
    ${email.text === undefined ? '' : textPart(email.text)}
    <details class="card"><summary>Nguồn thư (MIME) <span lang="en">Source</span></summary>
    <p><a href="/mailbox/${mail.id}.eml">Tải tệp .eml</a></p>
    <pre>${source}</pre></details>`,
  );
}

function htmlPart(id: string): Html {
  return html`<section class="card"><h2>Bản HTML <span lang="en">HTML part</span></h2>
    <iframe src="/mailbox/${id}.html" title="Nội dung thư, bản HTML" sandbox></iframe>
    <p class="small"><a href="/mailbox/${id}.html">Mở riêng</a> <span lang="en">Open alone</span></p></section>`;
}

function textPart(text: string): Html {
  return html`<details class="card"><summary>Bản chữ thường <span lang="en">Plain text part</span></summary>
    <pre>${text}</pre></details>`;
}

function term(vi: string, en: string, value: string): Html {
  return html`<dt>${vi} <span lang="en">${en}</span></dt><dd>${value}</dd>`;
}

function addressed(name: string | undefined, address: string): string {
  return name === undefined || name === '' ? address : `${name} <${address}>`;
}
