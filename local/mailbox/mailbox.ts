import PostalMime, { type Attachment } from 'postal-mime';
import type { Answer } from '../../functions/http/answer.ts';
import { bytesOf } from '../pages/attached-files.ts';
import { choiceOf } from '../pages/mail-choice.ts';
import { inTheme, lookOf } from '../pages/mail-look.ts';
import { mailboxPage } from '../pages/mailbox-page.ts';
import { messagePage } from '../pages/message-page.ts';
import { downloadAnswer, fileAnswer, messageAnswer } from '../pages/page.ts';
import type { MailStore } from './mail-store.ts';
import type { MailWords } from './mail-words.ts';

/** Answers everything under `/mailbox`; null for an unknown address. */
export async function mailbox(store: MailStore, words: MailWords, url: URL): Promise<Answer | null> {
  const newestFirst = store.all().reverse();
  if (url.pathname === '/mailbox') {
    const choice = choiceOf(url.searchParams);
    const withWords = choice.words === null ? newestFirst : await words.find(newestFirst, choice.words);
    return mailboxPage(newestFirst, withWords, choice);
  }
  if (url.pathname === '/mailbox.json') {
    const list = newestFirst.map(({ id, to, subject, sentAt, occurrence }) => ({
      id,
      to,
      subject,
      sentAt,
      occurrence,
    }));
    return fileAnswer('application/json; charset=utf-8', JSON.stringify(list));
  }
  const asked = /^\/mailbox\/(?<id>[0-9a-f-]+)(?:\.(?<form>eml|html)|\/(?<file>\d{1,2}))?$/.exec(
    url.pathname,
  )?.groups;
  const mail = asked === undefined ? undefined : store.find(asked['id'] ?? '');
  if (mail === undefined) return null;
  const source = store.source(mail);
  if (asked?.['form'] === 'eml') return fileAnswer('message/rfc822', source);
  const email = await PostalMime.parse(source);
  if (asked?.['file'] !== undefined) return attachedFile(email.attachments[Number(asked['file'])]);
  const look = lookOf(url.searchParams);
  if (asked?.['form'] === 'html')
    return email.html === undefined ? null : messageAnswer(inTheme(email.html, look.theme));
  return messagePage(mail, email, source.toString('utf8'), look);
}

/** A file of a message, to be saved and never shown; null where there is none. */
function attachedFile(file: Attachment | undefined): Answer | null {
  return file === undefined ? null : downloadAnswer(file.filename ?? 'tep', bytesOf(file));
}
