import type { SubmissionAddress } from '../../contract/submissions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Language } from '../../domain/language/text.ts';
import { layWorkbook } from '../../domain/workbook/lay-workbook.ts';
import type { Ports } from '../ports/ports.ts';
import { formContent } from './form-content.ts';

/**
 * Makes the workbook in which a unit enters its figures for a set and period. The figures in force are filled in.
 * @throws Problem as {@link formContent}
 */
export async function makeWorkbook(
  { catalogues, submissions, workbooks }: Pick<Ports, 'catalogues' | 'submissions' | 'workbooks'>,
  caller: Caller,
  address: SubmissionAddress,
  language: Language,
): Promise<Uint8Array> {
  const { current, window, ...found } = await formContent({ catalogues, submissions }, caller, address);
  const content = {
    ...found,
    period: address.period.id,
    dueAt: window.dueAt.toString(),
    catalogueVersion: current.version,
  };
  return workbooks.make(layWorkbook(content, language));
}
