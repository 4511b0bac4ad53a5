import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { catalogue } from '../../contract/catalogue.ts';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../domain/catalogue/check-catalogue.ts';
import { invalidCatalogue } from '../../domain/catalogue/invalid-catalogue.ts';
import { mailToNobody } from '../../domain/catalogue/mail-to-nobody.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { dateAt } from '../../domain/period/period.ts';
import { addressOf, call, requestApi, understood } from '../api/api.ts';
import { exchange } from '../api/exchange.ts';
import { refusalOf } from '../api/refusal.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { isJsonFile, readCatalogueFolder, readCatalogueJson } from '../files/catalogue-folder.ts';
import { currentCatalogue, isWorkbook, readCatalogueFile } from '../files/catalogue-workbook.ts';
import { showDifference } from '../output/catalogue-difference.ts';
import { tellMailToNobody } from '../output/mail-to-nobody.ts';
import { tell, writeJson } from '../output/output.ts';
import { otherOperator, ownTokenId, whoAgrees } from '../output/second-operator.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';
import { readToken } from '../token.ts';

/**
 * Checks a catalogue without sending it: a folder or a JSON file needs no server; a workbook changes the catalogue in force. Says
 * so where it is in force already.
 * @throws Problem `invalid-catalogue` with every violation
 */
export async function checkCatalogue(settings: Settings, source: string): Promise<void> {
  const current = isWorkbook(source) ? await currentCatalogue(settings) : await inForceIfKnown(settings);
  const checked =
    isWorkbook(source) && current !== null
      ? await readCatalogueFile(source, current)
      : await readCatalogue(source);
  const { units, sets, milestones, recipients } = checked;
  const nobody = mailToNobody(checked, today());
  const counts = {
    units: units.length,
    sets: sets.length,
    milestones: milestones.length,
    recipients: recipients.length,
  };
  if (settings.json === true) return writeJson({ ...counts, nobody });
  tell(
    settings.lang === 'vi'
      ? `Danh mục hợp lệ: ${counts.units} đơn vị, ${counts.sets} bộ chỉ số, ${counts.milestones} mốc, ${counts.recipients} người nhận.`
      : `The catalogue is valid: ${counts.units} units, ${counts.sets} sets, ${counts.milestones} milestones, ${counts.recipients} recipients.`,
  );
  tellMailToNobody(settings, nobody);
  if (current !== null && isDeepStrictEqual(checked, current.catalogue))
    return tell(
      words(
        settings,
        `Đang dùng đúng danh mục này: phiên bản ${current.version}; không có gì để nạp.`,
        `It is in force already, as version ${current.version}; there is nothing to apply.`,
      ),
    );
  tell(
    words(settings, 'Xem danh mục này thay đổi gì rồi nạp:', 'To see what it changes, and then apply it:'),
  );
  tell(commandLine({ ...settings, as: settings.as ?? localOperations() }, 'catalogue', 'apply', source));
}

/** The catalogue in force, where a server tells; null where none does, which a check of files can do without. */
async function inForceIfKnown(settings: Settings): Promise<VersionedCatalogue | null> {
  const { method, path, answers } = catalogue.getCatalogue;
  try {
    const headers = { authorization: `Bearer ${readToken(settings, process.env)}` };
    const { status, headers: of, text } = await exchange(new URL(path, settings.url), { method, headers });
    if (status !== 200) return null;
    const found = answers[200].schema.parse(JSON.parse(text));
    return of.get('etag') === `"${found.version}"` ? found : null;
  } catch {
    return null;
  }
}

/** The options of `catalogue apply`. */
export type ApplyOptions = {
  /** The digest of the difference that was read; true to confirm the one shown now. */
  readonly confirm?: string | true;
};

/**
 * Shows what a catalogue folder or workbook would change, and applies it once that is confirmed.
 * @throws CommandFailure without a confirmation, or with one of another difference; nothing is changed then
 */
export async function applyCatalogue(
  settings: Settings,
  folder: string,
  { confirm }: ApplyOptions,
): Promise<void> {
  const { catalogue: read, replaced } = isWorkbook(folder)
    ? await workbookToApply(settings, folder)
    : { catalogue: await readCatalogue(folder), replaced: await versionToReplace(settings) };
  const body = JSON.stringify(read);
  const request = { path: {}, body, headers: replaced };
  const review = await call(settings, catalogue.putCatalogue, { ...request, query: { dryRun: 'true' } });
  if ('version' in review.answer) throw new Error('a dry run answers with a difference');
  const difference = review.answer;
  if (difference.changes.length === 0) {
    const version = difference.from ?? 0;
    return tellVersion(settings, version, { version });
  }
  if (settings.json !== true || confirm === undefined)
    showDifference(settings, { answer: difference, raw: review.raw });
  tellMailToNobody(settings, difference.nobody);
  if (confirm === undefined) throw notConfirmed(settings, folder, difference.confirm);
  if (confirm !== true && confirm !== difference.confirm)
    throw otherDifference(settings, folder, difference.confirm);
  const applied = await sendConfirmed(settings, body, replaced, difference.confirm);
  if ('version' in applied.answer) return tellVersion(settings, applied.answer.version, applied.raw);
  if (settings.json === true) writeJson(applied.raw);
  const theirs = { ...settings, as: otherOperator(settings) };
  throw new CommandFailure(
    exitCodes.waits,
    [
      words(
        settings,
        'Chưa nạp: nhiều địa chỉ không còn nhận thư nên cần người vận hành thứ hai.',
        'Not applied yet: so many addresses get less mail that a second operator has to agree.',
      ),
      whoAgrees(settings),
      commandLine(theirs, 'catalogue', 'proposal'),
      commandLine(theirs, 'catalogue', 'approve', difference.confirm),
    ].join('\n'),
  );
}

/** The day in Vietnam. */
function today() {
  return dateAt(Temporal.Now.instant());
}

/** Shows the catalogue that waits for a second operator. */
export async function showProposal(settings: Settings): Promise<void> {
  const { answer, raw } = await call(settings, catalogue.getProposal, { path: {} });
  if (settings.json === true) return writeJson(raw);
  const { difference, proposedBy, at } = answer;
  showDifference(settings, { answer: difference, raw });
  tellMailToNobody(settings, difference.nobody);
  const when = formatLocalTime(at, settings.lang);
  tell(
    words(
      settings,
      `Mã truy cập «${proposedBy.label}» đề nghị lúc ${when}.`,
      `Proposed with the token “${proposedBy.label}” at ${when}.`,
    ),
  );
  const isOwn = proposedBy.tokenId === ownTokenId(settings);
  tell(isOwn ? whoAgrees(settings) : words(settings, 'Đồng ý:', 'To approve it:'));
  const theirs = { ...settings, as: isOwn ? otherOperator(settings) : settings.as };
  tell(commandLine(theirs, 'catalogue', 'approve', difference.confirm));
}

/** Applies the proposed catalogue, as its second operator. */
export async function approveCatalogue(settings: Settings, confirm: string): Promise<void> {
  const { answer, raw } = await call(settings, catalogue.approveCatalogue, { path: {}, body: { confirm } });
  tellVersion(settings, answer.version, raw);
}

/** Sends a catalogue with its confirmed difference: it becomes a version, or a proposal. */
async function sendConfirmed(
  settings: Settings,
  body: string,
  headers: Record<string, string>,
  confirm: string,
) {
  const { method, path, answers } = catalogue.putCatalogue;
  const request = { method, path: addressOf(path, {}, { confirm }), body, headers };
  const { status, body: raw } = await requestApi(settings, request);
  if (status >= 300) throw refusalOf({ status, body: raw }, settings.lang, 'as-written');
  return { answer: understood(z.union([answers[201].schema, answers[202].schema]), raw), raw };
}

/** The header that names the version to replace: the current one, or none. */
async function versionToReplace(settings: Settings): Promise<Record<string, string>> {
  const { status, headers, body } = await requestApi(settings, {
    method: 'GET',
    path: catalogue.getCatalogue.path,
  });
  if (status === 404) return { 'if-none-match': '*' };
  const tag = headers.get('etag');
  if (status === 200 && tag !== null) return { 'if-match': tag };
  throw refusalOf({ status, body }, settings.lang, 'as-written');
}

function tellVersion(settings: Settings, version: number, raw: unknown): void {
  if (settings.json === true) writeJson(raw);
  else
    tell(
      words(
        settings,
        `Danh mục đang dùng: phiên bản ${version}.`,
        `The current catalogue is version ${version}.`,
      ),
    );
}

function notConfirmed(settings: Settings, folder: string, digest: string): CommandFailure {
  return new CommandFailure(
    exitCodes.waits,
    [
      words(settings, 'Chưa nạp. Đúng ý thì chạy:', 'Nothing was applied. To apply exactly this:'),
      commandLine(settings, 'catalogue', 'apply', folder, '--confirm', digest),
    ].join('\n'),
  );
}

function otherDifference(settings: Settings, folder: string, digest: string): CommandFailure {
  return new CommandFailure(
    exitCodes.notFoundOrConflict,
    [
      words(
        settings,
        'Chưa nạp: mã xác nhận là của một khác biệt khác; danh mục hoặc thư mục đã thay đổi. Đúng ý thì chạy:',
        'Nothing was applied: the confirmation is for another difference; the catalogue or the folder has changed. To apply exactly this:',
      ),
      commandLine(settings, 'catalogue', 'apply', folder, '--confirm', digest),
    ].join('\n'),
  );
}

/** The `--as` option of the printed apply command: none with `TIENDO_TOKEN`, otherwise the local operations token. */
function localOperations(): string | undefined {
  return process.env['TIENDO_TOKEN'] ? undefined : 'operations';
}

/** A workbook, and the version that it replaces: the one that it was made of. */
async function workbookToApply(settings: Settings, file: string) {
  const current = await currentCatalogue(settings);
  const read = await readCatalogueFile(file, current);
  return { catalogue: read, replaced: { 'if-match': `"${current.version}"` } };
}

/** The catalogue of a folder, or of the one file that the portal saves. */
async function readCatalogue(source: string): Promise<Catalogue> {
  const read = isJsonFile(source) ? await readCatalogueJson(source) : await readCatalogueFolder(source);
  const parsed = parseCatalogue(read);
  if (!parsed.ok) throw invalidCatalogue(parsed.violations, read);
  return parsed.value;
}
