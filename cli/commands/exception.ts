import { exceptions } from '../../contract/exceptions.ts';
import { formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import { exceptionStateWords } from '../../domain/submission/exceptions/exception-state-words.ts';
import type { ExceptionState } from '../../domain/submission/exceptions/exception-states.ts';
import { call } from '../api/api.ts';
import { readPages } from '../api/pages.ts';
import { readNames } from '../output/names.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { writeList } from '../output/write-list.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** The unit, the locked period, the officer, the reason and the end of an exception. */
export type ExceptionOptions = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly officer: string;
  readonly reason: string;
  readonly expiresAt: string;
};

/** Allows a unit to submit figures for a locked period for a while, and shows the id of the exception. */
export async function openException(settings: Settings, options: ExceptionOptions): Promise<void> {
  const { unit, set, period, officer, reason, expiresAt } = options;
  const body = { unit, set, period, officer, reason, expiresAt };
  const { answer: exception, raw } = await call(settings, exceptions.createException, { path: {}, body });
  if (settings.json === true) return writeJson(raw);
  const names = await readNames(settings);
  const until = formatLocalTime(exception.expiresAt, settings.lang);
  writeData(exception.id);
  tell(
    words(
      settings,
      `${names.unit(unit)} được gửi số liệu ${formatPeriod(period, 'vi')} của ${names.set(set)} đến ${until}; thư nhắc và lịch của đơn vị tính theo thời hạn này.`,
      `${names.unit(unit)} may send figures of ${names.set(set)} for ${formatPeriod(period, 'en')} until ${until}; its reminders and calendar follow that.`,
    ),
  );
  if (exception.mailsNobody !== undefined) tell(exception.mailsNobody[settings.lang]);
  tell(
    words(
      settings,
      'Khi đơn vị gửi xong: xếp hạng lại kỳ này (nếu có xếp hạng), và đóng ngoại lệ nếu không cần nữa:',
      'Once the unit has sent them: recompute the ranking (if the period is ranked), and close the exception when no longer needed:',
    ),
  );
  const sent = words(settings, 'Đơn vị đã gửi xong số liệu', 'The unit has sent its figures');
  tell(commandLine(settings, 'ranking', 'recompute', set, period, '--reason', reason));
  tell(commandLine(settings, 'exception', 'close', exception.id, '--reason', sent));
}

/** Which exceptions to list. */
export type ExceptionsOptions = {
  readonly set?: string;
  readonly period?: string;
  readonly unit?: string;
  readonly state?: ExceptionState;
};

/** Lists exceptions, newest first, with who decided, why, and until when. */
export async function listExceptions(settings: Settings, options: ExceptionsOptions): Promise<void> {
  const { set, period, unit, state } = options;
  const query = { set, period, unit, state };
  const pages = await readPages(settings, exceptions.listExceptions, 200, { path: {}, query });
  const listed = pages.flatMap((page) => page.exceptions);
  await writeList(settings, listed, {
    key: 'exceptions',
    head: {
      vi: 'Mã số|Đơn vị|Bộ chỉ số|Kỳ|Tình trạng|Đến khi|Người quyết định|Lý do',
      en: 'Id|Unit|Set|Period|State|Until|Officer|Reason',
    },
    row: (one, lang, names) => [
      one.id,
      names.unit(one.unit),
      names.set(one.set),
      formatPeriod(one.period, lang),
      exceptionStateWords[one.state][lang],
      formatLocalTime(one.closed?.at ?? one.expiresAt, lang),
      one.officer,
      one.closed === null ? one.reason : `${one.reason} → ${one.closed.reason}`,
    ],
  });
}

/** Why an exception is closed, and what it is of, which finds one that an earlier version opened. */
export type ClosingOptions = Pick<ExceptionsOptions, 'unit' | 'set' | 'period'> & { readonly reason: string };

/** Closes an exception before it ends. */
export async function closeException(
  settings: Settings,
  id: string,
  { reason, unit: ofUnit, set: ofSet, period: ofPeriod }: ClosingOptions,
): Promise<void> {
  const isNamed = ofUnit !== undefined && ofSet !== undefined && ofPeriod !== undefined;
  const of = isNamed ? { of: { unit: ofUnit, set: ofSet, period: ofPeriod } } : {};
  const request = { path: { id }, body: { reason, ...of } };
  const { answer, raw } = await call(settings, exceptions.closeException, request);
  if (settings.json === true) return writeJson(raw);
  const { unit, set, period, closed } = answer;
  const names = await readNames(settings);
  const at = formatLocalTime(closed?.at ?? answer.expiresAt, settings.lang);
  tell(
    words(
      settings,
      `Đã đóng lúc ${at}: từ lúc này ${names.unit(unit)} chỉ gửi được số liệu ${formatPeriod(period, 'vi')} của ${names.set(set)} đến khi kỳ chốt, như mọi đơn vị.`,
      `Closed at ${at}: from now on ${names.unit(unit)} may send figures of ${names.set(set)} for ${formatPeriod(period, 'en')} only until the lock, as all units.`,
    ),
  );
  if (answer.mailsNobody !== undefined) tell(answer.mailsNobody[settings.lang]);
}
