import { extensionRequests } from '../../contract/extension-requests.ts';
import { formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import type { ExtensionState } from '../../domain/submission/exceptions/extension-states.ts';
import { call } from '../api/api.ts';
import { readPages } from '../api/pages.ts';
import { extensionStateWords } from '../output/extension-state-words.ts';
import { readNames } from '../output/names.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { writeList } from '../output/write-list.ts';
import type { Settings } from '../settings.ts';

/** What a unit asks to have extended, and why. */
export type AskingOptions = {
  readonly unit: string;
  readonly set: string;
  readonly period: string;
  readonly reason: string;
};

/** Asks operations for an extension, and shows the id of the request. */
export async function askForExtension(settings: Settings, options: AskingOptions): Promise<void> {
  const { unit, set, period, reason } = options;
  const body = { unit, set, period, reason };
  const { answer, raw } = await call(settings, extensionRequests.askForExtension, { path: {}, body });
  if (settings.json === true) return writeJson(raw);
  const names = await readNames(settings);
  writeData(answer.id);
  tell(
    words(
      settings,
      `Đã gửi bộ phận vận hành: ${names.unit(unit)} xin gia hạn ${formatPeriod(period, 'vi')} của ${names.set(set)}. Kết quả được gửi qua thư.`,
      `Operations have the request: ${names.unit(unit)} asks for an extension of ${names.set(set)} for ${formatPeriod(period, 'en')}. The decision comes by e-mail.`,
    ),
  );
  if (answer.mailsNobody !== undefined) tell(answer.mailsNobody[settings.lang]);
}

/** Which requests to list. */
export type ExtensionsOptions = { readonly unit?: string; readonly state?: ExtensionState };

/** Lists requests for extensions, those that wait first, with what was decided. */
export async function listExtensions(settings: Settings, options: ExtensionsOptions): Promise<void> {
  const { unit, state } = options;
  const query = { unit, state };
  const pages = await readPages(settings, extensionRequests.listExtensionRequests, 200, { path: {}, query });
  const listed = pages.flatMap((page) => page.requests);
  await writeList(settings, listed, {
    key: 'requests',
    head: {
      vi: 'Mã số|Đơn vị|Bộ chỉ số|Kỳ|Xin lúc|Lý do|Tình trạng|Quyết định',
      en: 'Id|Unit|Set|Period|Asked at|Reason|State|Decision',
    },
    row: (one, lang, names) => [
      one.id,
      names.unit(one.unit),
      names.set(one.set),
      formatPeriod(one.period, lang),
      formatLocalTime(one.askedAt, lang),
      one.reason,
      extensionStateWords[one.state][lang],
      one.decision === null
        ? '–'
        : one.decision.outcome === 'granted'
          ? `→ ${formatLocalTime(one.decision.until, lang)}, ${names.post(one.decision.officer)}`
          : one.decision.reason,
    ],
  });
}

/** Until when an extension is granted, and by whom. */
export type GrantOptions = { readonly officer: string; readonly until: string };

/** Grants a request: the unit may submit until the instant of `--until`, authorised by the post of `--officer`. */
export async function grantExtension(
  settings: Settings,
  id: string,
  { officer, until }: GrantOptions,
): Promise<void> {
  const body = { outcome: 'granted', officer, until };
  const { answer, raw } = await call(settings, extensionRequests.decideExtension, { path: { id }, body });
  if (settings.json === true) return writeJson(raw);
  const { unit, set, period, mailsNobody } = answer;
  const names = await readNames(settings);
  const end = formatLocalTime(until, settings.lang);
  tell(
    words(
      settings,
      `${names.unit(unit)} được gửi số liệu ${formatPeriod(period, 'vi')} của ${names.set(set)} đến ${end}${toldVi(mailsNobody)}`,
      `${names.unit(unit)} may send figures of ${names.set(set)} for ${formatPeriod(period, 'en')} until ${end}${toldEn(mailsNobody, ', and is told by e-mail.')}`,
    ),
  );
}

/** Refuses an extension, with a reason. */
export async function refuseExtension(
  settings: Settings,
  id: string,
  { reason }: { readonly reason: string },
): Promise<void> {
  const body = { outcome: 'refused', reason };
  const { answer, raw } = await call(settings, extensionRequests.decideExtension, { path: { id }, body });
  if (settings.json === true) return writeJson(raw);
  const { unit, set, period, mailsNobody } = answer;
  const names = await readNames(settings);
  tell(
    words(
      settings,
      `Không đồng ý gia hạn ${formatPeriod(period, 'vi')} của ${names.set(set)} cho ${names.unit(unit)}${toldVi(mailsNobody)}`,
      `Refused to extend ${names.set(set)} for ${formatPeriod(period, 'en')} to ${names.unit(unit)}${toldEn(mailsNobody, ', which is told by e-mail.')}`,
    ),
  );
}

function toldVi(mailsNobody: Text | undefined): string {
  return mailsNobody === undefined ? '; đơn vị nhận được thư.' : `. ${mailsNobody.vi}`;
}

function toldEn(mailsNobody: Text | undefined, told: string): string {
  return mailsNobody === undefined ? told : `. ${mailsNobody.en}`;
}
