import type { ProcessedEntry } from '../../contract/submissions/bulk-result.ts';
import type { Receipt } from '../../contract/submissions/receipt.ts';
import { formatPeriod } from '../../domain/language/format.ts';
import { errorText } from '../error-text.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';
import type { BulkResult } from './bulk-result.ts';
import { howToSubmit } from './how-to-submit.ts';
import type { Names } from './names.ts';
import { table, writeData } from './output.ts';
import { lackingLines, previewText, sentText, stepLines, warningLine } from './receipt.ts';
import { words } from './words.ts';

type Refused = Extract<ProcessedEntry, { status: 'refused' }>;

/** Shows accepted submissions, with receipts and warnings, and refusals, by row and column of the file. */
export function writeBulkTables(settings: Settings, { submissions, errors }: BulkResult, names: Names): void {
  const accepted = submissions.flatMap((entry) => (entry.status === 'refused' ? [] : [entry.receipt]));
  const refused = submissions.flatMap((entry) => (entry.status === 'refused' ? [entry] : []));
  if (accepted.length > 0) {
    const head =
      settings.lang === 'vi'
        ? ['Biên nhận', 'Đơn vị', 'Bộ chỉ số', 'Kỳ', 'Bản', 'Điểm tạm tính', 'Chỉ số phải gửi', 'Kết quả']
        : [
            'Receipt',
            'Unit',
            'Set',
            'Period',
            'Revision',
            'Score preview',
            'Indicators asked for',
            'Outcome',
          ];
    const rows = accepted.map((receipt) => [
      receipt.id ?? '—',
      names.unit(receipt.unit),
      names.set(receipt.set),
      formatPeriod(receipt.period, settings.lang),
      String(receipt.revision),
      previewText(receipt, settings.lang) ?? '—',
      sentText(settings, receipt),
      recordedText(settings, receipt),
    ]);
    writeData(table([head, ...rows], [4, 5]));
    writeLacking(settings, accepted, names);
    writeWarnings(settings, accepted, names);
  }
  const lines = [
    ...errors.map(({ row, column, detail }) => [String(row ?? '—'), column ?? '—', '—', detail]),
    ...refused.flatMap((entry) => refusedRows(entry, names)),
  ];
  if (lines.length === 0) return;
  if (accepted.length > 0) writeData('');
  const head =
    settings.lang === 'vi'
      ? ['Hàng', 'Cột', 'Đơn vị, bộ, kỳ', 'Không nhận vì']
      : ['Row', 'Column', 'Unit, set, period', 'Refused because'];
  writeData(table([head, ...lines], [0]));
}

/** Whether something was recorded now, and the latest revision when that is a later one. */
function recordedText(settings: Settings, { id, replayed, inForce, revision }: Receipt): string {
  if (id === null) return words(settings, 'thử', 'dry run');
  if (!replayed) return words(settings, 'ghi mới', 'recorded');
  if (inForce === revision) return words(settings, 'đã nhận từ trước', 'accepted before');
  return words(settings, `đã nhận từ trước; mới nhất: bản ${inForce}`, `accepted before; latest: ${inForce}`);
}

function writeLacking(settings: Settings, receipts: readonly Receipt[], names: Names): void {
  for (const receipt of receipts.filter(({ lacking }) => lacking.length > 0)) {
    const about = names.subject(receipt);
    writeData('');
    writeData(words(settings, `${about} còn thiếu:`, `${about} lacks:`));
    for (const line of lackingLines(settings, receipt)) writeData(line);
  }
}

function writeWarnings({ lang }: Settings, receipts: readonly Receipt[], names: Names): void {
  const rows = receipts.flatMap((receipt) =>
    receipt.warnings.map((warning) => [
      names.subject(receipt),
      warningLine(names, receipt.set, warning),
      warning.comment,
    ]),
  );
  if (rows.length === 0) return;
  const head =
    lang === 'vi'
      ? ['Đơn vị, bộ, kỳ', 'Cảnh báo', 'Giải trình']
      : ['Unit, set, period', 'Warning', 'Comment'];
  writeData('');
  writeData(table([head, ...rows], []));
}

function refusedRows(entry: Refused, names: Names): string[][] {
  const { rows, detail, errors } = entry;
  const about = names.subject(entry);
  if (errors.length === 0) return [[String(rows[0] ?? '—'), '—', about, detail]];
  return errors.map((error) => [String(error.row ?? '—'), error.column ?? '—', about, errorText(error)]);
}

/** How many were accepted and rejected, and what to do next. */
export function bulkStatusLines(
  settings: Settings,
  result: BulkResult,
  {
    line,
    dryRun,
    names,
  }: {
    readonly line: (dryRun: boolean) => string | null;
    readonly dryRun: boolean;
    readonly names: Names;
  },
): string {
  const { status, submissions } = result;
  const trial = dryRun ? words(settings, ' (thử, chưa ghi nhận)', ' (dry run, nothing stored)') : '';
  return [`${statusWords[settings.lang][status]}${trial}: ${countsOf(settings, result)}`, ...next()].join(
    '\n',
  );

  function next(): string[] {
    const [first] = submissions;
    const again = line(dryRun);
    const isWhole = status === 'accepted' || status === 'accepted-with-warnings';
    if (!isWhole || first === undefined)
      return [nextSteps(settings, status, dryRun), ...(again === null ? [] : [again])];
    if (dryRun) return [howToSubmit(settings, line(false))];
    return [
      ...submissions.flatMap((entry) => stepsAfter(settings, entry, names)),
      words(settings, 'Xem lại số liệu đã nhận:', 'To see the stored figures:'),
      commandLine(settings, 'submission', 'show', first.set, first.period, first.unit),
    ];
  }
}

/** What is left to do after an accepted submission. */
function stepsAfter(settings: Settings, entry: BulkResult['submissions'][number], names: Names): string[] {
  if (entry.status === 'refused') return [];
  return entry.receipt.nextSteps.map((step) => `${names.subject(entry)}: ${stepLines(settings, step)}`);
}

function countsOf(
  settings: Settings,
  { accepted, acceptedWithWarnings, refused, replayed, unsent, submissions }: BulkResult,
): string {
  const taken = accepted + acceptedWithWarnings;
  const partial = submissions.filter(
    (one) => one.status !== 'refused' && one.receipt.sent === 'partial',
  ).length;
  const notes = [
    { count: acceptedWithWarnings, vi: 'có cảnh báo', en: 'with warnings' },
    { count: partial, vi: 'chưa đủ chỉ số', en: 'partial' },
    { count: replayed, vi: 'đã nhận từ trước, không ghi thêm', en: 'accepted before, nothing stored' },
  ].filter(({ count }) => count > 0);
  const listed = (lang: 'vi' | 'en') => notes.map((note) => `${note.count} ${note[lang]}`).join('; ');
  const vi = notes.length === 0 ? '' : ` (${listed('vi')})`;
  const en = notes.length === 0 ? '' : ` (${listed('en')})`;
  return words(
    settings,
    `${taken} được nhận${vi}, ${refused} không nhận, ${unsent} chưa gửi.`,
    `${taken} accepted${en}, ${refused} refused, ${unsent} not sent.`,
  );
}

function nextSteps(settings: Settings, status: BulkResult['status'], dryRun: boolean): string {
  if (dryRun && status !== 'interrupted')
    return words(
      settings,
      'Sửa các ô nêu trên rồi kiểm tra lại tệp:',
      'Fix the cells above and check the file again:',
    );
  return status === 'interrupted'
    ? words(
        settings,
        'Chạy lại lệnh này để gửi tiếp; phần đã nhận giữ nguyên biên nhận:',
        'Run the command again to go on; what was accepted keeps its receipt:',
      )
    : words(
        settings,
        'Sửa các ô nêu trên rồi chạy lại lệnh này; phần đã nhận giữ nguyên biên nhận:',
        'Fix the cells above and run the command again; what was accepted keeps its receipt:',
      );
}

const statusWords = {
  vi: {
    accepted: 'Đã nhận cả tệp',
    'accepted-with-warnings': 'Đã nhận cả tệp, có cảnh báo',
    'partly-accepted': 'Đã nhận một phần tệp',
    rejected: 'Không nhận',
    interrupted: 'Đứt quãng',
  },
  en: {
    accepted: 'Whole file accepted',
    'accepted-with-warnings': 'Whole file accepted, with warnings',
    'partly-accepted': 'Part of the file accepted',
    rejected: 'Rejected',
    interrupted: 'Broke off',
  },
} as const;
