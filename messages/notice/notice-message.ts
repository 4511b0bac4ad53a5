import type { PortalLimit } from '../../domain/access/portal-roles.ts';
import type { Notice } from '../../domain/delivery/notice.ts';
import { capitalise, formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { light } from '../letter/email-style.ts';
import { fittingMessage } from '../letter/extent.ts';
import { html } from '../letter/html.ts';
import { type Addressee, letterTexts, postsOf } from '../letter/letter.ts';
import type { Help } from '../letter/letterhead.ts';
import type { Message } from '../letter/message.ts';
import type { MessageDefinition } from '../message-definition.ts';
import { noticeCalendar } from './notice-calendar.ts';
import type { NoticeWords } from './notice-kind.ts';
import { noticeList, noticePage, noticeWords } from './notice-words.ts';

/** Tells somebody that another person asked or decided something that concerns them. */
export const noticeMessage: MessageDefinition<'notice'> = {
  reason: ({ notice }) => ({
    vi: `${noticeWords(notice, 'vi').title}: ${notice.unitName.vi}, ${formatPeriod(notice.period, 'vi')}.`,
    en: `${noticeWords(notice, 'en').title}: ${notice.unitName.en}, ${formatPeriod(notice.period, 'en')}.`,
  }),
  render: ({ notice }, { recipient, help, portalUrl, portalLimit }) =>
    renderNotice(notice, recipient, help, portalUrl, portalLimit),
};

/**
 * The e-mail of a notice. Nobody can unsubscribe from it: it is a single message about something that the reader's own unit
 * or post has to act on.
 * @param help where the reader can ask for help; null to omit it
 * @param portalUrl the base URL of the portal; null to omit the button
 * @param limit what keeps the reader from acting for a unit there; null where nothing does
 */
export function renderNotice(
  notice: Notice,
  recipient: Addressee,
  help: Help | null = null,
  portalUrl: string | null = null,
  limit: PortalLimit | null = null,
): Message {
  const { label: acting, path } = noticePage(notice);
  // Operations decide on requests; all else is for somebody who acts for the unit.
  const label = limit === null || notice.about === 'extension-asked' ? acting : looking;
  const page = portalUrl === null ? null : { label, url: portalUrl + path };
  const attachments = noticeCalendar(notice, recipient.language ?? 'both');
  const message = fittingMessage(({ names }) =>
    bilingualMessage(
      (language) => noticeWords(notice, language).subject,
      (language) => {
        const { title, opening, rows, next } = noticeWords(notice, language);
        const { salutation, closing, automatic, why } = letterTexts[language];
        const posts = postsOf(recipient, language, names);
        return {
          letter: {
            language,
            title,
            opening,
            salutation,
            closing,
            notices: [],
            scope: capitalise(notice.scope[language]),
            facts: [`${notice.setName[language]}, ${formatPeriod(notice.period, language)}`],
            addressee: posts.join('; '),
            footer: [
              ...(attachments.length === 0 ? [] : [withCalendar[language]]),
              `${automatic} ${why(posts, noticeList(notice)[language])}`,
            ],
          },
          body: html`${rowTable(captions[language], rows)}
            <p>${next}</p>`,
          paragraphs: [rows.map(({ label: of, value }) => `${of}: ${value}`).join('\n'), next],
        };
      },
      null,
      recipient.language,
      help,
      page,
    ),
  );
  return attachments.length === 0 ? message : { ...message, attachments };
}

/** What the file that comes with a notice is for. */
const withCalendar = {
  vi: 'Mở tệp lịch kèm theo để chuyển thời hạn này trong lịch làm việc sang thời điểm mới.',
  en: 'Open the attached calendar file to move this deadline in your calendar.',
} as const;

/** The button of a reader who cannot do what the notice asks for. */
const looking: Text = { vi: 'Xem trên cổng làm việc', en: 'See it in the portal' };

/** What the table of a notice holds. */
const captions = { vi: 'Nội dung', en: 'Details' } as const;

function rowTable(caption: string, rows: NoticeWords['rows']) {
  const cell = `padding:6px 0;border-top:1px solid ${light.rule}`;
  return html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-collapse:collapse">
    <caption class="small muted" style="padding:0 0 4px;text-align:left">${caption}</caption>
    ${rows.map(
      ({ label, value }) =>
        html`<tr valign="top"><th scope="row" align="left" width="32%" class="rule muted" style="${cell};padding-right:12px;font-weight:400">${label}</th><td class="rule tabular" style="${cell};overflow-wrap:anywhere;word-break:break-word">${value}</td></tr>
    `,
    )}
    </table>`;
}
