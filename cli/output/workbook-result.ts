import type {
  SheetResult,
  WorkbookRemark,
  WorkbookResult,
} from '../../contract/workbooks/workbook-result.ts';
import { formatInteger, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import type { Settings } from '../settings.ts';
import type { Names } from './names.ts';
import { table, tell, writeData, writeJson } from './output.ts';
import { words } from './words.ts';

/**
 * Shows the result of each sheet of a workbook of several forms, and every cell to fix.
 * @throws CommandFailure when some sheets were refused
 */
export function showWorkbookResult(settings: Settings, result: WorkbookResult, names: Names): void {
  if (settings.json === true) writeJson(result);
  else {
    const about = ({ unit, set, period }: SheetResult) => [
      names.unit(unit),
      names.set(set),
      formatPeriod(period, settings.lang),
    ];
    const head = words(
      settings,
      'Đơn vị|Bộ chỉ số|Kỳ|Kết quả|Bản|Nhận lúc',
      'Unit|Set|Period|Result|Revision|Received',
    ).split('|');
    writeData(table([head, ...result.sheets.map((one) => [...about(one), ...rowOf(settings, one)])], [4]));
    for (const one of result.sheets) {
      if (one.status === 'refused') tellFaults(settings, one, names);
      else tellNotRead(settings, 'receipt' in one ? one.receipt : one);
    }
    tellNotRead(settings, result);
  }
  const { refused, accepted, acceptedWithWarnings, untouched } = result;
  const took = accepted + acceptedWithWarnings;
  const count = (number: number) => formatInteger(number, settings.lang);
  const summary = words(
    settings,
    `Đã ghi nhận ${count(took)} biểu, chưa ghi nhận ${count(refused)}, không có gì mới ${count(untouched)}.`,
    `Accepted: ${count(took)}; not accepted: ${count(refused)}; nothing new: ${count(untouched)}.`,
  );
  if (refused > 0 || took === 0)
    throw new CommandFailure(took > 0 ? exitCodes.partlyAccepted : exitCodes.invalidInput, summary);
  tell(summary);
}

function rowOf(settings: Settings, one: SheetResult): string[] {
  if (!('receipt' in one)) {
    const what =
      one.status === 'refused'
        ? words(settings, 'chưa ghi nhận', 'not accepted')
        : words(settings, 'không có gì mới', 'nothing new');
    return [what, '', ''];
  }
  const { id, replayed, revision, receivedAt } = one.receipt;
  const what =
    id === null
      ? words(settings, 'hợp lệ (thử)', 'valid (dry run)')
      : replayed
        ? words(settings, 'đã ghi nhận từ trước', 'accepted before')
        : words(settings, 'đã ghi nhận', 'accepted');
  return [what, String(revision), formatLocalTime(receivedAt, settings.lang)];
}

function tellFaults(
  { lang }: Settings,
  { unit, set, period, detail, errors }: Extract<SheetResult, { status: 'refused' }>,
  names: Names,
): void {
  tell(`${names.subject({ unit, set, period })}: ${detail}`);
  for (const error of errors) tell(`  ${cellLine(error, lang)}`);
}

/** Says what a workbook holds that was not read. */
export function tellNotRead(
  settings: Settings,
  { remarks = [] }: { readonly remarks?: readonly WorkbookRemark[] },
): void {
  if (remarks.length === 0) return;
  tell(words(settings, 'Không được đọc:', 'Not read:'));
  for (const remark of remarks) tell(`  ${cellLine(remark, settings.lang)}`);
}

/** A cell, what it holds, and what is to be said about it: `Figures!H12 “twelve”: …`. */
function cellLine({ pointer, value = '', detail }: WorkbookRemark, lang: Language): string {
  const shown = value === '' ? '' : { vi: ` «${value}»`, en: ` “${value}”` }[lang];
  return `${pointer}${shown}: ${detail}`;
}
