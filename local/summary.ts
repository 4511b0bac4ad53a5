import type { Temporal } from 'temporal-polyfill';
import { formatInteger, formatLocalTime } from '../domain/language/format.ts';
import type { Language } from '../domain/language/text.ts';
import { isBefore } from '../domain/period/compare-instants.ts';
import { timeZone } from '../domain/period/period.ts';
import { exampleEndsAt, type Played } from './load-example.ts';
import type { Mail } from './mail-store.ts';
import type { LocalStack } from './stack.ts';

const usualUrl = 'http://127.0.0.1:8766';

const oneFigure =
  '{"unit":"BD.STP","set":"766","period":"2024-W03","values":{"766.3.1":{"numerator":97,"denominator":140}}}';

/** The summary printed when everything is ready: Vietnamese, then English, then commands to try. */
export function summary(stack: LocalStack): string {
  const { url, clock, tokens } = stack;
  const now = clock.now().toString();
  const newest = stack.mails().findLast((mail) => isOf(mail, 'report'));
  const lines = [
    '',
    `Tiến Độ đang chạy ở ${url}; đồng hồ chỉ ${formatLocalTime(now, 'vi')}.`,
    `  ${account(stack, 'vi')}`,
    `Tiến Độ is running at ${url}; its clock says ${formatLocalTime(now, 'en')}.`,
    `  ${account(stack, 'en')}`,
    ...(newest === undefined ? [] : ['', `  Thư mới nhất / newest report: ${newest.subject}`]),
    '',
    `  Hộp thư / mailbox        ${url}/mailbox`,
    `  Tài liệu API / API docs  ${url}/docs`,
    ...('leader' in tokens ? commands(stack) : []),
    '',
    'Ctrl+C: dừng, dữ liệu được giữ lại / stop, the data are kept.',
  ];
  return `${lines.join('\n')}\n`;
}

function account({ played, mails }: LocalStack, language: Language): string {
  const count = (value: number) => formatInteger(value, language);
  const mailsOf = (job: string) => count(mails().filter((mail) => isOf(mail, job)).length);
  const [reports, warnings, receipts] = [mailsOf('report'), mailsOf('warn'), mailsOf('receipt')];
  const news = played === null || played.submissions === 0 ? '' : newsOf(played, language);
  return language === 'vi'
    ? `${news}Hộp thư có ${reports} báo cáo tuần, ${warnings} cảnh báo và ${receipts} xác nhận đã nhận số liệu.`
    : `${news}The mailbox holds ${reports} weekly reports, ${warnings} warnings and ${receipts} confirmations.`;
}

function newsOf(played: Played, language: Language): string {
  const submissions = formatInteger(played.submissions, language);
  const weeks = formatInteger(weeksRanked(played), language);
  return language === 'vi'
    ? `Đã nhận ${submissions} lượt gửi số liệu, xếp hạng ${weeks} tuần. `
    : `Submissions received: ${submissions}; weeks ranked: ${weeks}. `;
}

/** The number of ranked weeks, from the runs' summaries. */
function weeksRanked({ runs }: Played): number {
  return runs.filter(
    (run) => run.job === 'rank' && run.status === 'done' && /\branked\b/.test(JSON.stringify(run.result)),
  ).length;
}

function isOf(mail: Mail, job: string): boolean {
  return mail.occurrence?.startsWith(`${job}@`) === true;
}

/** Commands to try. Commands that need the whole example are omitted while only part of it is loaded. */
function commands({ url, clock, tokensFile }: LocalStack): string[] {
  const tiendo = `npm run -s tiendo --${url === usualUrl ? '' : ` --url ${url}`}`;
  const onWholeExample = [
    `  ${tiendo} ranking show 766 2024-W02 --league departments --as leader`,
    `  echo '${oneFigure}' |`,
    `    ${tiendo} submit - --as BD.STP`,
    `  curl ${url}/v1/rankings/766/2024-W02?league=districts -H "Authorization: Bearer $(node -p "require('${tokensFile}').leader")"`,
  ];
  const isWhole = !isBefore(clock.now(), exampleEndsAt);
  return [
    `  Mã truy cập mẫu / tokens ${tokensFile}`,
    '',
    'Thử tiếp / try next:',
    ...(isWhole ? onWholeExample : []),
    `  curl -X POST ${url}/local/clock -H 'content-type: application/json' -d '{"to":"${nextWeek(clock.now())}"}'`,
  ];
}

/** 08:00 on the same weekday of the next week. */
function nextWeek(now: Temporal.Instant): string {
  const later = now.toZonedDateTimeISO(timeZone).add({ weeks: 1 }).round('hour').with({ hour: 8 });
  return later.toString({ smallestUnit: 'second', timeZoneName: 'never' });
}
