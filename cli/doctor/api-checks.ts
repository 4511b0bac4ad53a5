import { join, relative } from 'node:path';
import { catalogue } from '../../contract/catalogue.ts';
import { recipients } from '../../contract/recipients.ts';
import { sending } from '../../contract/sending.ts';
import { tokens } from '../../contract/tokens.ts';
import { overlapDays } from '../../domain/access/token-lifetime.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { call } from '../api/api.ts';
import { readPages } from '../api/pages.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { repairsOfSwitch } from '../output/repairs-of-switch.ts';
import { productVersion } from '../product-version.ts';
import { commandLine } from '../program/command-line.ts';
import { projectFolder } from '../project-folder.ts';
import type { Settings } from '../settings.ts';
import { type Check, type Finding, failed, ok, skipped } from './finding.ts';
import { heldRunsFinding, messagesFinding, unreadableRowsFinding } from './message-checks.ts';
import { type Health, readHealth } from './read-health.ts';
import { runsFinding } from './runs-finding.ts';

/** A signature for AWS is refused at five minutes; a deadline should not be missed for less. */
const mostAheadSeconds = 120;

/** A token that ends within this many days should be rotated: a rotated one works that long beside its successor. */
const soonDays = overlapDays;

/** What the API can be asked: whether it answers, with which version and clock, and what operations may see with their token. */
export function apiChecks(settings: Settings): Check[] {
  let asked: Promise<Health | null> | undefined;
  const health = () => {
    asked ??= readHealth(settings);
    return asked;
  };
  /** Skipped when nothing answers: one failure is enough. */
  const whenThere = (look: () => Promise<Finding>) => async () => {
    const there = await health().catch(() => null);
    return there === null
      ? skipped('Chưa kiểm tra được: không có API.', 'Not checked: there is no API.')
      : look();
  };
  return [
    { id: 'api', title: { vi: 'API', en: 'API' }, look: async () => apiFinding(settings, await health()) },
    {
      id: 'version',
      title: { vi: 'Phiên bản', en: 'Version' },
      look: whenThere(async () => versionFinding((await health())?.version ?? null)),
    },
    {
      id: 'clock',
      title: { vi: 'Đồng hồ', en: 'Clock' },
      look: whenThere(async () => clockFinding((await health())?.aheadSeconds ?? null)),
    },
    {
      id: 'tokens',
      title: { vi: 'Mã truy cập', en: 'Tokens' },
      look: whenThere(() => tokensFinding(settings)),
    },
    {
      id: 'catalogue',
      title: { vi: 'Danh mục', en: 'Catalogue' },
      look: whenThere(() => catalogueFinding(settings)),
    },
    {
      id: 'recipients',
      title: { vi: 'Người nhận thư', en: 'Recipients' },
      look: whenThere(() => recipientsFinding(settings)),
    },
    {
      id: 'sending',
      title: { vi: 'Gửi thư', en: 'Sending' },
      look: whenThere(() => sendingFinding(settings)),
    },
    {
      id: 'runs',
      title: { vi: 'Các lần chạy', en: 'Runs' },
      look: whenThere(() => runsFinding(settings)),
    },
    {
      id: 'held-runs',
      title: { vi: 'Lần chạy chờ duyệt', en: 'Held runs' },
      look: whenThere(() => heldRunsFinding(settings)),
    },
    {
      id: 'messages',
      title: { vi: 'Thư', en: 'Messages' },
      look: whenThere(() => messagesFinding(settings)),
    },
    {
      id: 'unreadable-rows',
      title: { vi: 'Dòng dữ liệu', en: 'Stored rows' },
      look: whenThere(() => unreadableRowsFinding(settings)),
    },
  ];
}

function apiFinding({ url }: Settings, health: Health | null): Finding {
  if (health !== null) return ok(`${url} trả lời.`, `${url} answers.`);
  return failed(
    {
      vi: `${url} trả lời, nhưng không phải Tiến Độ.`,
      en: `Something else than Tiến Độ answers at ${url}.`,
    },
    { vi: 'Kiểm tra địa chỉ (--url, TIENDO_URL).', en: 'Check the address (--url, TIENDO_URL).' },
  );
}

function versionFinding(deployed: string | null): Finding {
  const own = productVersion();
  if (deployed === own)
    return ok(`Bản đang chạy và lệnh này: ${own}.`, `The deployed code and this command are ${own}.`);
  return failed(
    {
      vi: `Đang chạy bản ${deployed ?? 'cũ, chưa báo số bản'}; lệnh này là bản ${own}.`,
      en: `The deployed code is ${deployed ?? 'of an old version, which does not say'}; this command is ${own}.`,
    },
    {
      vi: 'Triển khai lại từ thư mục này, hoặc dùng lệnh của đúng bản đang chạy.',
      en: 'Deploy from this folder, or use the command of the deployed version.',
    },
  );
}

function clockFinding(ahead: number | null): Finding {
  if (ahead === null)
    return skipped('Máy chủ không cho biết giờ.', 'The server does not say what time it is.');
  const by = Math.abs(ahead);
  if (by <= mostAheadSeconds)
    return ok(`Máy này và máy chủ lệch ${by} giây.`, `This machine and the server differ by ${by} s.`);
  return failed(
    {
      vi: `Đồng hồ máy này ${ahead > 0 ? 'chậm' : 'nhanh'} ${by} giây so với máy chủ.`,
      en: `This machine’s clock is ${by} s ${ahead > 0 ? 'behind' : 'ahead of'} the server’s.`,
    },
    { vi: 'Đặt lại giờ máy này theo máy chủ thời gian.', en: 'Set this machine’s clock from a time server.' },
  );
}

async function tokensFinding(settings: Settings): Promise<Finding> {
  const pages = await readPages(settings, tokens.listTokens, 200, { path: {} });
  const now = Date.now();
  const live = pages
    .flatMap((page) => page.tokens)
    .filter(
      ({ revokedAt, replacedBy, expiresAt }) =>
        revokedAt === null && replacedBy === null && Date.parse(expiresAt) > now,
    );
  const ending = live.filter(({ expiresAt }) => Date.parse(expiresAt) < now + soonDays * 86_400_000);
  if (ending.length === 0)
    return ok(
      `${live.length} mã còn dùng được, không mã nào hết hạn trong ${soonDays} ngày tới.`,
      `${live.length} work; none ends within ${soonDays} days.`,
    );
  const named = (lang: 'vi' | 'en') =>
    ending
      .slice(0, mostNamed)
      .map(({ id, label, expiresAt }) => `${label} (${id}), ${formatLocalTime(expiresAt, lang)}`)
      .join('; ');
  return failed(
    {
      vi: `${ending.length} mã sắp hết hạn: ${named('vi')}${more(ending.length, 'vi')}.`,
      en: `${ending.length} end soon: ${named('en')}${more(ending.length, 'en')}.`,
    },
    {
      vi: 'Người giữ mã tự đổi, hoặc đổi thay và giao mã mới:',
      en: 'Their holders rotate them, or you do and hand the new ones over:',
    },
    ending.slice(0, mostNamed).map(({ id }) => commandLine(settings, 'token', 'rotate', id)),
  );
}

const mostNamed = 5;

function more(count: number, lang: 'vi' | 'en'): string {
  const rest = count - mostNamed;
  if (rest <= 0) return '';
  return lang === 'vi' ? `; và ${rest} mã nữa` : `; and ${rest} more`;
}

/** The example's catalogue, seen from where the command was called. */
function exampleCatalogue(): string {
  return relative(process.cwd(), join(projectFolder, 'example/catalogue'));
}

async function catalogueFinding(settings: Settings): Promise<Finding> {
  const found = await call(settings, catalogue.getCatalogue, { path: {} }).catch((error: unknown) => {
    if (error instanceof CommandFailure && error.exitCode === exitCodes.notFoundOrConflict) return null;
    throw error;
  });
  if (found === null)
    return failed(
      { vi: 'Chưa có danh mục: chưa đơn vị nào gửi được số liệu.', en: 'There is none: no unit can submit.' },
      { vi: 'Kiểm tra rồi áp dụng danh mục của tỉnh:', en: 'Check your own, then apply it:' },
      [
        commandLine(settings, 'catalogue', 'check', exampleCatalogue()),
        commandLine(settings, 'catalogue', 'apply', exampleCatalogue()),
      ],
    );
  const { version, catalogue: current } = found.answer;
  const [units, recipients] = [current.units.length, current.recipients.length];
  return ok(
    `Phiên bản ${version}: ${formatInteger(units, 'vi')} đơn vị, ${formatInteger(recipients, 'vi')} người nhận thư.`,
    `Version ${version}: ${formatInteger(units, 'en')} units, ${formatInteger(recipients, 'en')} recipients.`,
  );
}

async function recipientsFinding(settings: Settings): Promise<Finding> {
  const query = { limit: 1 };
  const found = await call(settings, recipients.listRecipients, { path: {}, query }).catch(
    (error: unknown) => {
      if (error instanceof CommandFailure && error.exitCode === exitCodes.unavailable) return null;
      throw error;
    },
  );
  if (found === null) return skipped('Chưa có danh mục.', 'There is no catalogue.');
  const { nobody } = found.answer;
  if (nobody.length === 0) return ok('Thư nào cũng có người nhận.', 'Every kind of mail has a reader.');
  const [vi, en] = (['vi', 'en'] as const).map((lang) => nobody.map(({ detail }) => detail[lang]).join(' '));
  return failed(
    { vi: vi ?? '', en: en ?? '' },
    { vi: 'Sửa danh mục, rồi xem ai nhận gì:', en: 'Correct the catalogue, then see who gets what:' },
    [commandLine(settings, 'recipients')],
  );
}

async function sendingFinding(settings: Settings): Promise<Finding> {
  const { answer } = await call(settings, sending.getSending, { path: {} });
  if (answer.paused && answer.since === null)
    return failed(
      {
        vi: 'Không đọc được tình trạng gửi thư đã lưu, nên thư được giữ lại cho an toàn.',
        en: 'The stored switch of sending cannot be read, so mail is held to be safe.',
      },
      {
        vi: 'Xem ai tạm dừng lần cuối, vì sao; rồi cho gửi tiếp, hoặc tạm dừng lại:',
        en: 'See who paused it last, and why; then resume, or pause again:',
      },
      repairsOfSwitch(settings),
    );
  if (answer.paused)
    return failed(
      { vi: `Đang tạm dừng: ${answer.reason}.`, en: `It is paused: ${answer.reason}.` },
      { vi: 'Khi đã ổn, cho gửi tiếp:', en: 'When it is safe, resume:' },
      [commandLine(settings, 'deliveries', 'resume')],
    );
  if (answer.held !== null) {
    const { vi, en } = answer.held.reason;
    const [since, sinceEn] = [
      formatLocalTime(answer.held.since, 'vi'),
      formatLocalTime(answer.held.since, 'en'),
    ];
    return failed(
      { vi: `Thư đang bị giữ lại từ ${since}: ${vi}.`, en: `Mail is held since ${sinceEn}: ${en}.` },
      {
        vi: 'Sửa theo mục sau (thêm --stage để kiểm tra SES và DNS); sửa xong thì lượt gửi kế tiếp gửi đi:',
        en: 'Fix it as described there (with --stage, SES and the DNS are checked); then the next run sends:',
      },
      ['  docs/runbook.md#mail-account-fault'],
    );
  }
  const strays = answer.strayEvents.length;
  if (strays === 0) return ok('Không tạm dừng.', 'It is not paused.');
  return failed(
    {
      vi: `Không tạm dừng, nhưng SES báo ${strays} việc không khớp thư nào.`,
      en: `It is not paused, but SES reported ${strays} events that belong to no message.`,
    },
    { vi: 'Xem từng việc:', en: 'See which:' },
    [commandLine(settings, 'deliveries', 'status')],
  );
}
