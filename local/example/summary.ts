import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Mail } from '../mailbox/mail-store.ts';
import type { LocalStack } from '../stack.ts';
import { inLanguage } from '../tell.ts';
import { commandsOnExample, firstSteps, type Shown } from './commands-to-try.ts';
import type { Played } from './load-example.ts';

/**
 * The summary printed when everything is ready, with commands to try: Vietnamese, then English, or only one of them.
 */
export function summary(stack: LocalStack, shown: Shown = {}): string {
  const { url, clock } = stack;
  const now = clock.now().toString();
  const newest = stack.mails().findLast((mail) => isOf(mail, 'report'));
  const { language = null } = shown;
  const running = {
    vi: `Tiến Độ đang chạy ở ${url}; đồng hồ chỉ ${formatLocalTime(now, 'vi')}.\n  ${account(stack, 'vi')}`,
    en: `Tiến Độ is running at ${url}; its clock says ${formatLocalTime(now, 'en')}.\n  ${account(stack, 'en')}`,
  };
  const say = (vi: string, en: string) => inLanguage(language, { vi, en }, ' / ');
  const lines = [
    '',
    inLanguage(language, running, '\n'),
    ...(newest === undefined ? [] : ['', `  ${say('Thư mới nhất', 'newest report')}: ${newest.subject}`]),
    '',
    `  ${say('Cổng làm việc', 'portal').padEnd(labelWidth)}${portalUrl(stack)}/`,
    ...signInOnExample(stack, say),
    `  ${say('Hộp thư', 'mailbox').padEnd(labelWidth)}${url}/mailbox`,
    `  ${say('Tài liệu API', 'API docs').padEnd(labelWidth)}${url}/docs`,
    ...tokensAndCommands(stack, shown),
    '',
    `Ctrl+C: ${say('dừng, dữ liệu được giữ lại', 'stop, the data are kept')}.`,
  ];
  return `${lines.join('\n')}\n`;
}

/** The portal's address by the name under which browsers allow most. */
function portalUrl({ url }: Pick<LocalStack, 'url'>): string {
  return url.replace('//127.0.0.1:', '//localhost:');
}

/** Who may sign in on the example, and where the code arrives. */
function signInOnExample(stack: LocalStack, say: (vi: string, en: string) => string): string[] {
  if (!('leader' in stack.tokens)) return [];
  const indent = ' '.repeat(labelWidth + 2);
  return [
    `${indent}${say('đăng nhập bằng', 'sign in as')}:`,
    ...demoAddresses.map(([address, vi, en]) => `${indent}  ${address} (${say(vi, en)})`),
    `${indent}${say('mã đăng nhập đến', 'the code arrives at')} ${portalUrl(stack)}/mailbox`,
  ];
}

/** An address of each role in the example's catalogue. */
const demoAddresses = [
  ['dau-moi.snv@binhduong.example', 'đơn vị', 'unit'],
  ['chu-tich@binhduong.example', 'lãnh đạo', 'leader'],
  ['thuong-truc.bcd@binhduong.example', 'người xem', 'reader'],
  ['to-cong-tac.da06@binhduong.example', 'vận hành', 'operations'],
] as const;

/** The width of the column of labels, with its gap. */
const labelWidth = 25;

function account({ played, mails }: LocalStack, language: Language): string {
  const count = (value: number) => formatInteger(value, language);
  const mailsOf = (job: string) => count(mails().filter((mail) => isOf(mail, job)).length);
  const [reports, warnings, receipts] = [mailsOf('report'), mailsOf('warn'), mailsOf('receipt')];
  const corrections = mails().filter((mail) => isOf(mail, 'correction')).length;
  const also =
    corrections === 0
      ? { vi: '', en: '' }
      : { vi: `, ${count(corrections)} thư đính chính`, en: `, ${count(corrections)} corrected e-mails` };
  const news = played === null || played.submissions === 0 ? '' : newsOf(played, language);
  return language === 'vi'
    ? `${news}Hộp thư có ${reports} báo cáo tuần, ${warnings} cảnh báo${also.vi} và ${receipts} xác nhận đã nhận số liệu.`
    : `${news}The mailbox holds ${reports} weekly reports, ${warnings} warnings${also.en} and ${receipts} confirmations.`;
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

function tokensAndCommands(stack: LocalStack, shown: Shown): string[] {
  const { tokens, tokensFile, isBare } = stack;
  const say = (vi: string, en: string) => inLanguage(shown.language ?? null, { vi, en }, ' / ');
  const kept = `  ${say('Mã truy cập', 'tokens').padEnd(labelWidth)}${tokensFile}`;
  if ('leader' in tokens)
    return [kept, '', `${say('Thử tiếp', 'try next')}:`, ...commandsOnExample(stack, shown)];
  const operations = `  ${say('Mã vận hành', 'operations').padEnd(labelWidth)}${tokens['operations']}`;
  return [kept, operations, ...(isBare ? ['', ...firstSteps(stack, shown)] : [])];
}
