import type { Email } from 'postal-mime';
import { Temporal } from 'temporal-polyfill';
import { formatInteger } from '../../domain/language/format.ts';
import type { Answer } from '../../functions/http/answer.ts';
import { type Html, html } from '../../messages/letter/html.ts';
import type { Mail } from '../mailbox/mail-store.ts';
import { attachedFiles } from './attached-files.ts';
import { type MailLook, queryOf } from './mail-look.ts';
import { dayOf, timeOf } from './moment.ts';
import { pageAnswer } from './page.ts';

/** Where Gmail cuts the HTML of a message off, in bytes, and the size that ours stay under. */
const clippedFrom = 102_000;
const mostBytes = 90_000;

/**
 * One message: sender, recipient, time and occurrence, then its HTML part in a sandbox, its plain text, its headers and its
 * source.
 * @param look on which width and in which theme the HTML part shows
 */
export function messagePage(mail: Mail, email: Email, source: string, look: MailLook): Answer {
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
    ${email.html === undefined ? '' : htmlPart(mail.id, email.html, look)}
    ${email.text === undefined ? '' : textPart(email.text)}
    ${headerTable(email.headers)}
    <details class="card"><summary>Nguồn thư (MIME) <span lang="en">Source</span></summary>
    <p><a href="/mailbox/${mail.id}.eml">Tải tệp .eml</a></p>
    <pre>${source}</pre></details>`,
  );
}

const widths = { phone: 'Điện thoại', desktop: 'Máy tính' } as const;
const themes = { own: 'Như trình duyệt', light: 'Nền sáng', dark: 'Nền tối' } as const;

function htmlPart(id: string, content: string, look: MailLook): Html {
  const { width, theme } = look;
  const choice = (other: MailLook, name: string) => {
    const current = other.width === width && other.theme === theme ? html` aria-current="true"` : '';
    return html`<li><a href="/mailbox/${id}?${queryOf(other)}#html"${current}>${name}</a></li>`;
  };
  return html`<section class="card" id="html"><h2>Bản HTML <span lang="en">HTML part</span></h2>
    <nav aria-label="Bề rộng"><ul class="kinds small">
    ${choice({ theme, width: 'phone' }, widths.phone)}${choice({ theme, width: 'desktop' }, widths.desktop)}
    </ul></nav>
    <nav aria-label="Nền"><ul class="kinds small">
    ${(['own', 'light', 'dark'] as const).map((other) => choice({ width, theme: other }, themes[other]))}
    </ul></nav>
    <iframe class="${width}" src="/mailbox/${id}.html?${queryOf(look)}" title="Nội dung thư, bản HTML" sandbox></iframe>
    ${sizeLine(Buffer.byteLength(content))}
    <p class="small"><a href="/mailbox/${id}.html">Mở riêng</a> <span lang="en">Open alone</span></p></section>`;
}

function sizeLine(bytes: number): Html {
  const inThousands = (count: number) => formatInteger(Math.round(count / 1_000), 'vi');
  const [size, limit] = [inThousands(bytes), inThousands(clippedFrom)];
  return html`<p class="small">Dung lượng HTML: ${size} kB; Gmail cắt thư từ ${limit} kB.
    <meter min="0" high="${mostBytes}" max="${clippedFrom}" value="${bytes}" aria-label="Dung lượng HTML so với mức Gmail cắt thư"></meter>
    <span lang="en">HTML size; Gmail clips at ${limit} kB.</span></p>`;
}

function headerTable(headers: Email['headers']): Html {
  return html`<details class="card"><summary>Tiêu đề thư (header) <span lang="en">Headers</span></summary>
    <dl>${headers.map(({ key, originalKey, value }) => html`<dt>${originalKey ?? key}</dt><dd>${value}</dd>`)}</dl></details>`;
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
