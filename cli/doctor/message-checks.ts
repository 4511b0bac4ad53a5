import { type DeliveryPage, deliveries } from '../../contract/deliveries.ts';
import { holds } from '../../contract/holds.ts';
import { occurrences, usualRangeDays } from '../../contract/occurrences.ts';
import { unreadableRows } from '../../contract/unreadable-rows.ts';
import { failureWords } from '../../domain/delivery/failure-words.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { jobWords } from '../../domain/schedule/job-words.ts';
import { call } from '../api/api.ts';
import { countsInWords } from '../output/delivery-counts.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';
import { type Finding, failed, ok } from './finding.ts';

/** How many of what is wrong are named, each with its command. */
const mostNamed = 5;

/** A message that has waited this long waits for something: the sender runs every five minutes. */
const longWaitMinutes = 30;

/** Messages that did not reach their recipient. */
const lostStates = ['failed', 'expired', 'bounced', 'complained', 'suppressed'] as const;

/** The runs that send nothing until two operators have released them. */
export async function heldRunsFinding(settings: Settings): Promise<Finding> {
  const { answer } = await call(settings, holds.listHeldRuns, { path: {} });
  const unread = answer.unreadable?.total ?? 0;
  if (answer.runs.length + unread === 0)
    return ok('Không lần chạy nào chờ hai người vận hành.', 'No run waits for two operators.');
  const [vi, en] = inBoth((lang) => {
    const shown = answer.runs.slice(0, mostNamed).map(({ id, count, cap, words }) => {
      const [all, most, agreed] = [count, cap, words.length].map((number) => formatInteger(number, lang));
      return lang === 'vi'
        ? `${runOf(id, lang)}: ${all} thư, mức tự gửi ${most}, ${agreed}/2 người đã đồng ý`
        : `${runOf(id, lang)}: ${all} messages, at most ${most} without operators, ${agreed} of 2 have agreed`;
    });
    const more = answer.runs.length - shown.length;
    if (more > 0) shown.push(lang === 'vi' ? `và ${more} lần chạy nữa` : `and ${more} more`);
    if (unread > 0) shown.push(lang === 'vi' ? `${unread} dòng không đọc được` : `${unread} cannot be read`);
    return shown.join('; ');
  });
  return failed(
    { vi: `Chưa gửi thư: ${vi}.`, en: `Nothing is sent yet: ${en}.` },
    {
      vi: 'Xem ai sẽ nhận, rồi hai người vận hành cùng đồng ý:',
      en: 'See who would get it; two operators then release it:',
    },
    [commandLine(settings, 'deliveries', 'held')],
  );
}

/** The stored rows that could not be read. */
export async function unreadableRowsFinding(settings: Settings): Promise<Finding> {
  const { answer } = await call(settings, unreadableRows.listUnreadableRows, { path: {} });
  const total = answer.total + (answer.unreadable?.total ?? 0);
  if (total === 0) return ok('Mọi dòng đã gặp đều đọc được.', 'Every row met could be read.');
  const byKind = new Map<string, number>();
  for (const { kind } of answer.rows) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  const kinds = [...byKind]
    .sort()
    .map(([kind, count]) => `${kind}: ${count}`)
    .join(', ');
  const shown = kinds === '' ? '' : ` (${kinds})`;
  return failed(
    {
      vi: `${formatInteger(total, 'vi')} dòng không đọc được${shown}.`,
      en: `Rows that cannot be read: ${formatInteger(total, 'en')}${shown}.`,
    },
    {
      vi: 'Xem dòng nào, chuyện gì xảy ra trong lúc chờ và cách sửa:',
      en: 'See which, what holds meanwhile and what to do:',
    },
    [commandLine(settings, 'unreadable-rows')],
  );
}

/** What became of the messages of the last days' runs. */
export async function messagesFinding(settings: Settings): Promise<Finding> {
  const { answer } = await call(settings, occurrences.listOccurrences, { path: {} });
  const now = Date.parse(answer.from) + usualRangeDays * 86_400_000;
  const made = answer.occurrences.filter(
    ({ job, attempts, status }) => job !== 'rank' && (attempts > 0 || status === 'unreadable'),
  );
  const [wrong, lines]: [Record<Language, string>[], string[]] = [[], []];
  let total = 0;
  for (const { id } of made) {
    const query = { occurrence: id, limit: 1 };
    const page = (await call(settings, deliveries.listDeliveries, { path: {}, query })).answer;
    total += page.total;
    const found = troubleOf(page) ?? (await waitOf(settings, page, now));
    if (found === null) continue;
    const [vi, en] = inBoth((lang) => `${runOf(id, lang)}: ${found.words[lang]}`);
    wrong.push({ vi, en });
    lines.push(
      commandLine(settings, 'deliveries', id, ...(found.state === null ? [] : ['--state', found.state])),
    );
  }
  if (wrong.length === 0)
    return ok(
      `${usualRangeDays} ngày qua: ${formatInteger(total, 'vi')} thư báo cáo và nhắc hạn, không thư nào lỗi hay chờ lâu.`,
      `In the last ${usualRangeDays} days ${formatInteger(total, 'en')} of reports and warnings; none failed or waits long.`,
    );
  const [vi, en] = inBoth((lang) => {
    const shown = wrong.slice(-mostNamed).map((one) => one[lang]);
    const more = wrong.length - shown.length;
    if (more > 0) shown.push(lang === 'vi' ? `và ${more} lần chạy trước đó` : `and ${more} earlier runs`);
    return shown.join('; ');
  });
  return failed(
    { vi: `${usualRangeDays} ngày qua: ${vi}.`, en: `In the last ${usualRangeDays} days: ${en}.` },
    { vi: 'Xem ai chưa nhận được, vì sao:', en: 'See who got none, and why:' },
    lines.slice(-mostNamed),
  );
}

/** What is wrong with some messages of a run; the state to list, null for all. */
type Trouble = { readonly state: string | null; readonly words: Record<Language, string> };

/** Messages that were lost, and those whose rows cannot be read. */
function troubleOf({ total, counts, unreadable }: DeliveryPage): Trouble | null {
  const lost = lostStates.filter((state) => (counts[state] ?? 0) > 0);
  const unread = unreadable?.total ?? 0;
  if (lost.length === 0 && unread === 0) return null;
  const ofLost = Object.fromEntries(lost.map((state) => [state, counts[state] ?? 0]));
  const [vi, en] = inBoth((lang) => {
    const parts = lost.length === 0 ? [] : [countsInWords(ofLost, lang)];
    if (unread > 0) parts.push(lang === 'vi' ? `${unread} không đọc được` : `${unread} unreadable`);
    const all = formatInteger(total, lang);
    return `${parts.join(', ')} (${lang === 'vi' ? `trong ${all} thư` : `of ${all}`})`;
  });
  const [state = null] = unread > 0 || lost.length > 1 ? [] : lost;
  return { state, words: { vi, en } };
}

/** Messages that should have gone long ago, with why the last attempt failed. */
async function waitOf(
  settings: Settings,
  { occurrence, counts, run }: DeliveryPage,
  now: number,
): Promise<Trouble | null> {
  const waiting = (['due', 'claimed', 'unknown'] as const).filter((state) => (counts[state] ?? 0) > 0);
  const since = Date.parse(run?.finishedAt ?? run?.nominalTime ?? occurrence.replace(/^.*@/, ''));
  const longAgo = now - longWaitMinutes * 60_000;
  if (waiting.length === 0 || since > longAgo) return null;
  const late = [];
  for (const state of waiting) {
    const query = { occurrence, state, limit: 500 };
    const page = (await call(settings, deliveries.listDeliveries, { path: {}, query })).answer;
    // One that was put off to a time of day that is yet to come waits for nothing.
    late.push(
      ...page.deliveries.filter(({ failure, dueAt }) => failure !== null || Date.parse(dueAt) <= longAgo),
    );
  }
  const [first] = late;
  if (first === undefined) return null;
  const failure = late.find((one) => one.failure !== null)?.failure ?? null;
  const why = failure === null ? null : failureWords(failure);
  const count = late.length;
  return {
    state: waiting.length === 1 ? first.state : null,
    words: {
      vi: `${formatInteger(count, 'vi')} thư chờ quá ${longWaitMinutes} phút${why === null ? '' : ` (${why.vi})`}`,
      en: `${formatInteger(count, 'en')} waiting for over ${longWaitMinutes} minutes${why === null ? '' : ` (${why.en})`}`,
    },
  };
}

/** A run in words, such as `weekly report of 07:00 on 15 January 2024`; of a correction its id. */
function runOf(id: string, lang: Language): string {
  const [name, time = ''] = id.split('@');
  const job = Object.entries(jobWords).find(([key]) => key === name)?.[1];
  return job === undefined ? id : `${job[lang]} ${formatLocalTime(time, lang)}`;
}

function inBoth(text: (lang: Language) => string): [vi: string, en: string] {
  return [text('vi'), text('en')];
}
