import { type AuditEntryAnswer, audit } from '../../contract/audit.ts';
import { auditOperationWords } from '../../domain/audit/audit-operation-words.ts';
import { changeText, resultWords } from '../../domain/audit/audit-words.ts';
import { formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { call } from '../api/api.ts';
import { type Names, readNames } from '../output/names.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** Which entries to show; by default the newest. */
export type AuditOptions = {
  readonly operation?: string;
  readonly from?: string;
  readonly to?: string;
  readonly cursor?: string;
};

/** Shows who changed what, newest first. */
export async function showAudit(settings: Settings, options: AuditOptions): Promise<void> {
  const { operation, from, to, cursor } = options;
  const query = { operation, from, to, cursor, limit: 50 };
  const { answer, raw } = await call(settings, audit.listAudit, { path: {}, query });
  if (settings.json === true) return writeJson(raw);
  const { entries, next } = answer;
  const { lang } = settings;
  if (entries.length === 0) tell(words(settings, 'Không có thay đổi nào.', 'There are no changes.'));
  else {
    const head = words(
      settings,
      'Giờ Việt Nam|Ai|Việc|Đối tượng|Thay đổi|Kết quả',
      'Vietnamese time|Who|What|Subject|Changes|Result',
    ).split('|');
    const names = await readNames(settings);
    writeData(table([head, ...entries.map((entry) => row(entry, lang, names))], []));
  }
  if (next === null) return;
  const filters = Object.entries({ operation, from, to }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name}`, value],
  );
  tell(words(settings, 'Xem tiếp các thay đổi trước đó:', 'To see earlier changes:'));
  tell(commandLine(settings, 'audit', ...filters, '--cursor', next));
}

function row(
  { at, by, operation, subject, changes, result }: AuditEntryAnswer,
  lang: Language,
  names: Names,
): string[] {
  const direct = { vi: 'gọi trực tiếp', en: 'direct invocation' };
  return [
    formatLocalTime(at, lang),
    by.tokenId === null ? direct[lang] : `${names.post(by.label)} (${by.tokenId})`,
    auditOperationWords[operation][lang],
    subjectText(operation, subject, lang, names),
    changesText(changes, lang, names),
    resultWords[result][lang],
  ];
}

/** More changes than this make a row unreadable; `--json` shows them all. */
const mostShown = 8;

function changesText(changes: AuditEntryAnswer['changes'], lang: Language, names: Names): string {
  const shown = changes.slice(0, mostShown).map((change) => changeText(change, lang, names));
  const more = changes.length - shown.length;
  const rest = { vi: `và ${more} thay đổi khác (xem bằng --json)`, en: `and ${more} more (see --json)` };
  return [...shown, ...(more === 0 ? [] : [rest[lang]])].join('; ');
}

/** A ranking's subject is its set and period; the period is spelled. */
function subjectText(
  operation: AuditEntryAnswer['operation'],
  subject: string | null,
  lang: Language,
  names: Names,
): string {
  if (subject === null) return '—';
  const [set = '', period] = subject.split(' ');
  return operation === 'recomputeRanking' && period !== undefined
    ? `${names.set(set)}, ${formatPeriod(period, lang)}`
    : subject;
}
