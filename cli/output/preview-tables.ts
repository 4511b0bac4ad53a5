import type { PreviewAnswer, PreviewedMessage } from '../../contract/previews.ts';
import { formatDate, formatInteger, formatLocalTime, formatWeekday } from '../../domain/language/format.ts';
import { jobWords } from '../../domain/schedule/job-words.ts';
import { runSummaryInWords } from '../../domain/schedule/run-summary.ts';
import type { Settings } from '../settings.ts';
import type { Names } from './names.ts';
import { table, tell, writeData } from './output.ts';
import { words } from './words.ts';

const outcomes = {
  runs: { vi: 'chạy', en: 'runs' },
  idle: { vi: 'không có việc', en: 'nothing to do' },
  fails: { vi: 'LỖI', en: 'FAILS' },
} as const;

/** Shows what each job of the day would do, and who would receive what and why. */
export function writeOverview(settings: Settings, preview: Omit<PreviewAnswer, 'next'>, names: Names): void {
  const { day, workingDay, dayNote, runs, total, messages } = preview;
  const { lang } = settings;
  const kind = workingDay
    ? words(settings, 'ngày làm việc', 'a working day')
    : words(settings, 'ngày nghỉ', 'a day off');
  const note = dayNote === null ? '' : ` (${dayNote[lang]})`;
  tell(`${formatWeekday(day, lang)}, ${formatDate(day, lang)}: ${kind}${note}.`);
  const runHead = words(settings, 'Lần chạy|Việc|Sẽ|Vì', 'Occurrence|Job|Would|Reason').split('|');
  const runRows = runs.map(({ id, job, outcome, account }) => [
    id,
    jobWords[job][lang],
    outcomes[outcome][lang],
    runSummaryInWords(account, lang, names),
  ]);
  writeData(table([runHead, ...runRows], []));
  if (messages.length > 0) {
    const head = words(
      settings,
      'Gửi lúc|Người nhận|Chức vụ|Địa chỉ|Tiêu đề|Vì sao',
      'Sent at|Recipient|Post|Address|Subject|Why',
    ).split('|');
    const keptBack = words(settings, 'Đã hủy đăng ký, sẽ không gửi. ', 'Unsubscribed, would not be sent. ');
    const rows = messages.map(({ dueAt, recipient, subject, reason, unsubscribed }) => [
      formatLocalTime(dueAt, lang),
      recipient.id,
      recipient.post[lang],
      recipient.email,
      subject,
      (unsubscribed ? keptBack : '') + reason[lang],
    ]);
    writeData('');
    writeData(table([head, ...rows], []));
  }
  tell(words(settings, `${total} thư; chưa gửi gì.`, `${total} messages; nothing was sent.`));
}

/** Shows one message as its recipient would read it. */
export function writeWhole(
  { lang }: Settings,
  { recipient, subject, reason, dueAt, text = '', attachments = [] }: PreviewedMessage,
): void {
  tell(`${formatLocalTime(dueAt, lang)} → ${recipient.post[lang]} <${recipient.email}>`);
  tell(reason[lang]);
  writeData(`${subject}\n\n${text}`);
  for (const { name, bytes } of attachments) {
    const size = formatInteger(bytes, lang);
    writeData(lang === 'vi' ? `[Tệp kèm theo: ${name}, ${size} byte]` : `[Attached: ${name}, ${size} bytes]`);
  }
}
