import type { SubmissionAddress } from '../../contract/submissions/showing-submissions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { layWorkbook, layWorkbookOfMany, type WorkbookContent } from '../../domain/workbook/lay-workbook.ts';
import type { Ports } from '../ports/ports.ts';
import { formContent } from './form-content.ts';

/**
 * Makes the workbook in which a unit enters its figures for a set and period. The figures of the latest revision are filled in.
 * @throws Problem as {@link formContent}
 */
export async function makeWorkbook(
  { catalogues, submissions, workbooks }: Pick<Ports, 'catalogues' | 'submissions' | 'workbooks'>,
  caller: Caller,
  address: SubmissionAddress,
  language: Language,
): Promise<Uint8Array> {
  const content = await contentOf({ catalogues, submissions }, caller, address);
  return workbooks.make(layWorkbook(content, language));
}

/**
 * How many indicators the forms of a workbook may have in all. Filled, marked and sent back it is then well below 1 MiB, and
 * taking it needs less than the memory of its function.
 */
const mostIndicators = 5_000;

/**
 * Makes the workbook of several forms, a sheet each.
 * @throws Problem as {@link formContent}, for the first form that cannot be made; `answer-too-large` when the workbook would
 * be too large to send back
 */
export async function makeWorkbookOfMany(
  { catalogues, submissions, workbooks }: Pick<Ports, 'catalogues' | 'submissions' | 'workbooks'>,
  caller: Caller,
  addresses: readonly SubmissionAddress[],
  language: Language,
): Promise<Uint8Array> {
  const contents: WorkbookContent[] = [];
  for (const address of addresses)
    contents.push(await contentOf({ catalogues, submissions }, caller, address));
  const asked = contents.reduce((sum, { indicators }) => sum + indicators.length, 0);
  if (asked > mostIndicators) throw tooMany(contents.length, asked);
  return workbooks.make(layWorkbookOfMany(contents, language));
}

async function contentOf(
  ports: Pick<Ports, 'catalogues' | 'submissions'>,
  caller: Caller,
  address: SubmissionAddress,
): Promise<WorkbookContent> {
  const { current, window, ...found } = await formContent(ports, caller, address);
  const [period, dueAt] = [address.period.id, window.dueAt.toString()];
  return { ...found, period, dueAt, catalogueVersion: current.version };
}

function tooMany(forms: number, asked: number): Problem {
  return new Problem('answer-too-large', {
    vi: `${forms} biểu có ${asked} chỉ tiêu; một sổ chứa nhiều nhất ${mostIndicators} chỉ tiêu. Hãy tải thành nhiều sổ, mỗi sổ ít biểu hơn.`,
    en: `The ${forms} forms have ${asked} indicators; a workbook holds at most ${mostIndicators}. Download several workbooks of fewer forms each.`,
  });
}
