import { formatInteger, formatLocalTime } from '../domain/language/format.ts';
import type { Language } from '../domain/language/text.ts';
import { commandsOnExample, firstSteps } from './commands-to-try.ts';
import type { Played } from './load-example.ts';
import type { Mail } from './mail-store.ts';
import type { LocalStack } from './stack.ts';

/**
 * The summary printed when everything is ready: Vietnamese, then English, then commands to try.
 * @param project the project's folder, when the person stands outside it
 */
export function summary(stack: LocalStack, project?: string): string {
  const { url, clock } = stack;
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
    ...tokensAndCommands(stack, project),
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

function tokensAndCommands(stack: LocalStack, project: string | undefined): string[] {
  const { tokens, tokensFile, isBare } = stack;
  const kept = `  Mã truy cập / tokens     ${tokensFile}`;
  if ('leader' in tokens) return [kept, '', 'Thử tiếp / try next:', ...commandsOnExample(stack, project)];
  const operations = `  Mã vận hành / operations ${tokens['operations']}`;
  return [kept, operations, ...(isBare ? ['', ...firstSteps(stack, project)] : [])];
}
