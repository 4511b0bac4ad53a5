import { createHash } from 'node:crypto';
import { problemTypes } from '../../contract/http/problem-types.ts';
import type {
  SheetResult,
  WorkbookReceipt,
  WorkbookRemark,
  WorkbookResult,
} from '../../contract/workbooks/workbook-result.ts';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { valueAnswer } from '../../domain/kinds/value-answer.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import { canonicalJson } from '../../domain/submission/json/canonical-json.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { WorkbookIdentity } from '../../domain/workbook/workbook-identity.ts';
import { inForce } from '../catalogue/current-catalogue.ts';
import { invalidSubmission } from '../submitting/refusals.ts';
import { frontNames } from './front-sheets.ts';
import { type OpenedWorkbook, type ReadWorkbook, readWorkbookForm } from './read-workbook.ts';
import { remarksOnSheets } from './remarks.ts';
import { type IncomingWorkbook, takeForm, told, type WorkbookPorts } from './take-workbook.ts';

/** The result of one sheet. */
export type TakenSheet = {
  readonly identity: WorkbookIdentity;
  readonly sheet: string;
  readonly outcome:
    | { readonly is: 'accepted'; readonly receipt: WorkbookReceipt }
    | { readonly is: 'refused'; readonly problem: Problem }
    | { readonly is: 'untouched'; readonly remarks?: WorkbookRemark[] };
};

/**
 * Accepts a workbook of several forms, sheet by sheet, each under a key derived from the file's, so that one refused sheet
 * stops no other. An unchanged sheet submits nothing. Each sheet counts as a request.
 * @param countMore counts that many more requests of the caller, all or none; throws the refusal
 * @throws Problem `too-many-requests`; `unavailable` without a catalogue
 */
export async function takeWorkbookOfMany(
  ports: WorkbookPorts,
  incoming: IncomingWorkbook,
  { sheets, identities }: OpenedWorkbook,
  countMore: (requests: number) => Promise<void>,
): Promise<TakenSheet[]> {
  const current = inForce(await ports.catalogues.current());
  if (identities.length > 1) await countMore(identities.length - 1);
  const taken: TakenSheet[] = [];
  for (const identity of identities) taken.push(await takeOne(identity));
  return taken;

  async function takeOne(identity: WorkbookIdentity): Promise<TakenSheet> {
    const { unit, set, period, sheet = '' } = identity;
    try {
      const own = sheets.filter(({ name }) => name === sheet);
      if (own.length === 0) throw noSheet(sheet);
      const read = readWorkbookForm(own, identity, current, incoming.caller);
      if (await isUntouched(ports, current, read))
        return { identity, sheet, outcome: { is: 'untouched', ...told(read.remarks, incoming.language) } };
      const key = createHash('sha256')
        .update(JSON.stringify([incoming.key, unit, set, period]))
        .digest('hex');
      const { outcome } = await takeForm(ports, current, { ...incoming, key }, read);
      return outcome.accepted
        ? { identity, sheet, outcome: { is: 'accepted', receipt: outcome.receipt } }
        : { identity, sheet, outcome: { is: 'refused', problem: outcome.problem } };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { identity, sheet, outcome: { is: 'refused', problem: error } };
    }
  }
}

/** Whether a form holds the figures and texts that it was made with, and nothing more. */
async function isUntouched(
  { submissions }: Pick<WorkbookPorts, 'submissions'>,
  { catalogue }: VersionedCatalogue,
  { identity, submission: { body, faults } }: ReadWorkbook,
): Promise<boolean> {
  const { base, unit, period } = identity;
  if (faults.length > 0 || body.reason !== undefined) return false;
  const set = findSet(catalogue, identity.set);
  if (set === undefined) return false;
  const [made] =
    base === 0 ? [] : await submissions.newest(set, period, unit, { atMost: 1, before: base + 1 });
  const { values, comments = {}, asOf, note } = body;
  return canonicalJson({ values, comments, asOf, note }) === canonicalJson(contentOf(made, identity));
}

/** What a form made from a revision holds. */
function contentOf(made: Submission | undefined, { indicators }: WorkbookIdentity) {
  const shown = <T>(of: ReadonlyMap<string, T> = new Map()) => [...of].filter(([id]) => indicators.has(id));
  return {
    values: Object.fromEntries(shown(made?.values).map(([id, value]) => [id, valueAnswer(value)])),
    comments: Object.fromEntries(shown(made?.comments)),
    asOf: made?.asOf,
    note: made?.note,
  };
}

function noSheet(sheet: string): Problem {
  const shown = shownKey(sheet);
  const detail: Text = {
    vi: `Không thấy trang tính «${shown}»: đã bị xóa hoặc đổi tên. Khôi phục tên, hoặc tải sổ mới.`,
    en: `The sheet “${shown}” was removed or renamed. Restore its name, or download a new workbook.`,
  };
  return invalidSubmission([{ pointer: '', code: 'no-form', detail }]);
}

/** The result of each sheet, as the API returns it. */
export function workbookResult(
  taken: readonly TakenSheet[],
  { sheets: all }: OpenedWorkbook,
  language: Language,
): WorkbookResult {
  const sheets = taken.map((one) => sheetResult(one, language));
  const count = (of: SheetResult['status']) => sheets.filter(({ status }) => status === of).length;
  const [accepted, acceptedWithWarnings] = [count('accepted'), count('accepted-with-warnings')];
  const [refused, untouched] = [count('refused'), count('untouched')];
  const replayed = sheets.filter((one) => 'receipt' in one && one.receipt.replayed).length;
  const own = new Set([...taken.map(({ sheet }) => sheet), ...frontNames]);
  const counts = { accepted, acceptedWithWarnings, refused, replayed, untouched };
  return { status: statusOf(), ...counts, sheets, ...told(remarksOnSheets(all, own), language) };

  function statusOf(): WorkbookResult['status'] {
    if (accepted + acceptedWithWarnings === 0) return 'rejected';
    if (refused > 0) return 'partly-accepted';
    return acceptedWithWarnings > 0 ? 'accepted-with-warnings' : 'accepted';
  }
}

function sheetResult({ identity, sheet, outcome }: TakenSheet, language: Language): SheetResult {
  const about = { sheet, unit: identity.unit, set: identity.set, period: identity.period };
  if (outcome.is === 'untouched')
    return { status: 'untouched', ...about, ...(outcome.remarks && { remarks: outcome.remarks }) };
  if (outcome.is === 'accepted')
    return { status: outcome.receipt.outcome, ...about, receipt: outcome.receipt };
  const { code, detail, violations } = outcome.problem;
  return {
    status: 'refused',
    ...about,
    type: `/docs/problems#${code}`,
    detail: `${problemTypes[code].title[language]}. ${detail[language]}`,
    errors: violations.slice(0, mostErrors).map(({ pointer, code: rule, detail: why, indicator, value }) => ({
      pointer,
      code: rule,
      detail: why[language],
      ...(indicator && { indicator: { id: indicator.id, name: indicator.name[language] } }),
      ...(value === undefined ? {} : { value }),
    })),
  };
}

/** More than this of one sheet nobody fixes in one pass. */
const mostErrors = 1_000;
