import { Temporal } from 'temporal-polyfill';
import { type Html, html } from '../../messages/letter/html.ts';
import type { Mail } from '../mailbox/mail-store.ts';
import { dayOf, timeOf } from './moment.ts';

/** Messages in the given order, with a heading per day; messages with the same subject are grouped. */
export function mailList(mails: readonly Mail[]): Html[] {
  const days = Map.groupBy(mails, (mail) => dayOf(Temporal.Instant.from(mail.sentAt), 'vi'));
  return [...days].map(
    ([day, sent]) => html`<section class="card">
      <h2>${day}</h2>
      <ul class="mails">${[...Map.groupBy(sent, ({ subject }) => subject).values()].map(sameSubject)}</ul>
      </section>
      `,
  );
}

function sameSubject(mails: readonly Mail[]): Html {
  const [newest, ...others] = mails;
  if (newest === undefined) return html``;
  const { id, subject, to, sentAt } = newest;
  const recipients =
    others.length === 0
      ? html`<span>${to}</span>`
      : html`<details><summary>${mails.length} người nhận <span lang="en">recipients</span></summary>
          <ul>${mails.map((mail) => html`<li><a href="/mailbox/${mail.id}">${mail.to}</a></li>`)}</ul></details>`;
  return html`<li><time datetime="${sentAt}">${timeOf(Temporal.Instant.from(sentAt))}</time>
    <div><a href="/mailbox/${id}">${subject === '' ? '(không có tiêu đề)' : subject}</a>
    ${recipients}</div></li>
    `;
}
