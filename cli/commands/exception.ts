import { exceptions } from '../../contract/exceptions.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { call } from '../api.ts';
import { tell, writeData, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';
import { words } from '../words.ts';

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
  const until = formatLocalTime(exception.expiresAt, settings.lang);
  writeData(exception.id);
  tell(
    words(
      settings,
      `${unit} được gửi số liệu ${set} ${period} đến ${until}.`,
      `${unit} may send figures of ${set} ${period} until ${until}.`,
    ),
  );
}
