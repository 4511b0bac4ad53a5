import type { Caller } from '../../domain/access/caller.ts';
import { maySubmit } from '../../domain/access/may-submit.ts';
import type { Catalogue, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { nameWithId, unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import type { Indicator } from '../../domain/kinds/kinds.ts';
import type { Text } from '../../domain/language/text.ts';
import { periodFrom } from '../../domain/period/period.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import type { CsvSubmission } from '../../domain/submission/csv/submission.ts';
import { type FoundForm, findForm } from '../../domain/workbook/find-form.ts';
import { unreadCells } from '../../domain/workbook/not-read.ts';
import { readFilledForm } from '../../domain/workbook/read-filled-form.ts';
import type { Sheet } from '../../domain/workbook/sheet.ts';
import { workbookFaults } from '../../domain/workbook/workbook-fault.ts';
import { columnsOf } from '../../domain/workbook/workbook-form.ts';
import { readIdentities, type WorkbookIdentity } from '../../domain/workbook/workbook-identity.ts';
import type { Workbooks } from '../ports/workbooks.ts';
import { invalidSubmission } from '../submitting/refusals.ts';
import { remarksOn } from './remarks.ts';
import { workbookIndicators } from './workbook-indicators.ts';

/** A workbook's form, and the submission that it holds. */
export type ReadWorkbook = {
  readonly identity: WorkbookIdentity;
  readonly form: FoundForm;
  readonly submission: CsvSubmission;
  /** What the form holds that nobody reads, so that nobody takes it for sent. */
  readonly remarks: readonly Violation[];
};

/** A file read as a workbook: with one form, or several with a sheet each. */
export type OpenedWorkbook = {
  readonly sheets: readonly Sheet[];
  readonly identities: readonly WorkbookIdentity[];
  readonly isOfMany: boolean;
};

/**
 * Reads a file that was made here.
 * @throws Problem `malformed-request` for any other
 */
export async function openWorkbook(workbooks: Workbooks, bytes: Uint8Array): Promise<OpenedWorkbook> {
  const reading = await workbooks.read(bytes);
  if (!reading.ok) throw malformed(reading.fault, workbookFaults[reading.fault]);
  const identities = readIdentities(reading.sheets);
  if (identities.length === 0) throw malformed('not-made-here', notMadeHere);
  const known = identities.flatMap((identity) => (identity === 'other-form' ? [] : [identity]));
  if (known.length < identities.length) throw malformed('other-form', otherForm);
  const isOfMany = known.some(({ sheet }) => sheet !== undefined);
  return { sheets: reading.sheets, identities: known, isOfMany };
}

/**
 * Reads a form that was made for a unit, by the catalogue in force.
 * @param sheets where the form may be
 * @throws Problem `forbidden` for another unit's; `invalid-submission` for one that asks for other indicators than the
 * catalogue, or that cannot be found
 */
export function readWorkbookForm(
  sheets: readonly Sheet[],
  identity: WorkbookIdentity,
  { catalogue, version }: VersionedCatalogue,
  { principal }: Caller,
): ReadWorkbook {
  const unit = findUnit(catalogue, identity.unit);
  if (unit === undefined || !maySubmit(principal, identity, catalogue))
    throw new Problem('forbidden', notYours(catalogue, identity.unit));
  const asked = indicatorsNow(catalogue, identity);
  const form = formOf(sheets, asked);
  const indicators = new Map(asked.map((indicator) => [indicator.id, indicator]));
  const { set, language } = identity;
  const unread = unreadCells(form, { set, language, indicators, isCurrent: version === identity.catalogue });
  return {
    identity,
    form,
    submission: readFilledForm(form, identity, indicators, unit),
    remarks: remarksOn(form.sheet, unread, language),
  };
}

function malformed(code: string, detail: Text): Problem {
  return new Problem('malformed-request', detail, [{ pointer: '', code, detail }]);
}

/** What the form asks for. @throws Problem `invalid-submission` when the catalogue asks for something else by now */
function indicatorsNow(catalogue: Catalogue, identity: WorkbookIdentity): Indicator[] {
  const set = findSet(catalogue, identity.set);
  const unit = findUnit(catalogue, identity.unit);
  const period = periodFrom(identity.period);
  const now =
    set === undefined || unit === undefined || period === null ? [] : workbookIndicators(set, unit, period);
  const { indicators: then } = identity;
  const added = now.filter(({ id, kind }) => then.get(id) !== kind);
  const kept = new Set(now.map(({ id }) => id));
  const removed = [...then.keys()].filter((id) => !kept.has(id));
  if (added.length + removed.length === 0) return now;
  const detail = outdated(added, removed);
  throw invalidSubmission([{ pointer: '', code: 'workbook-outdated', detail }]);
}

function formOf(sheets: readonly Sheet[], indicators: readonly Indicator[]): FoundForm {
  const found = findForm(sheets, columnsOf(indicators));
  if (found.ok) return found.form;
  const { place, code, detail } = found.fault;
  throw invalidSubmission([{ pointer: place, code, detail }]);
}

const notMadeHere: Text = {
  vi: 'Sổ này không phải sổ tải từ hệ thống, hoặc đã mất trang tính ẩn (khi chép sang tệp khác). Tải sổ mới cho đơn vị và kỳ báo cáo rồi chép số liệu sang.',
  en: 'This workbook was not downloaded from here, or has lost its hidden sheet, as happens when a sheet is copied to another file. Download a new one for the unit and period and copy the figures into it.',
};

const otherForm: Text = {
  vi: 'Sổ này theo mẫu của phiên bản khác. Tải sổ mới cho đơn vị và kỳ báo cáo rồi chép số liệu sang.',
  en: 'This workbook has the form of another version. Download a new one for the unit and period and copy the figures into it.',
};

function notYours(catalogue: Catalogue, id: string): Text {
  const unit = unitWithId(catalogue, id);
  return {
    vi: `Sổ này lập cho ${unit.vi}, không phải cho đơn vị đang gửi. Tải sổ của đơn vị mình.`,
    en: `This workbook was made for ${unit.en}, not for the unit that sends it. Download the workbook of your own unit.`,
  };
}

function outdated(added: readonly Indicator[], removed: readonly string[]): Text {
  const names = added.map(nameWithId);
  const gone = removed.map(shownKey).join(', ');
  const parts = {
    vi: [
      ...(added.length === 0 ? [] : [`thêm hoặc đổi ${names.map(({ vi }) => vi).join(', ')}`]),
      ...(gone === '' ? [] : [`bỏ ${gone}`]),
    ],
    en: [
      ...(added.length === 0 ? [] : [`added or changed ${names.map(({ en }) => en).join(', ')}`]),
      ...(gone === '' ? [] : [`removed ${gone}`]),
    ],
  };
  return {
    vi: `Danh mục đã đổi từ khi lập sổ này: ${parts.vi.join('; ')}. Tải sổ mới rồi chép số liệu sang.`,
    en: `The catalogue has changed since this workbook was made: ${parts.en.join('; ')}. Download a new one and copy the figures into it.`,
  };
}
