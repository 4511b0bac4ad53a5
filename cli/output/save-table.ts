import type * as z from 'zod';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import type { Text } from '../../domain/language/text.ts';
import { addressOf, type CallRequest, requestApi } from '../api/api.ts';
import { refusalOf } from '../api/refusal.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { writeNewFile } from '../files/write-new-file.ts';
import type { FileOptions } from '../program/file-options.ts';
import type { Settings } from '../settings.ts';
import { tell, writeJson } from './output.ts';
import { words } from './words.ts';

/** A list of the contract that is also answered as files. */
type Listing<Path extends string, Query extends z.core.$ZodShape> = {
  readonly method: 'GET';
  readonly path: Path;
  readonly parameters: { readonly query: z.ZodObject<Query> };
};

/**
 * Saves a list as the file asked for; one that is there is kept.
 * @returns false when no file is asked for
 * @throws CommandFailure when the API refuses, or the file cannot be written
 */
export async function savedAsFile<Path extends string, Query extends z.core.$ZodShape>(
  settings: Settings,
  { method, path }: Listing<Path, Query>,
  { path: parameters, query = {} }: Pick<CallRequest<Path, Query>, 'path' | 'query'>,
  { csv, xlsx }: FileOptions,
): Promise<boolean> {
  const file = xlsx ?? csv;
  if (file === undefined) return false;
  if (xlsx !== undefined && csv !== undefined) throw new CommandFailure(exitCodes.usage, onlyOne);
  const accept = xlsx === undefined ? 'text/csv' : workbookMediaType;
  const answer = await requestApi(settings, {
    method,
    path: addressOf(path, parameters, query),
    headers: { accept },
  });
  if (answer.status !== 200) throw refusalOf(answer, settings.lang, 'of-options');
  if (file === '-') {
    process.stdout.write(answer.bytes);
    return true;
  }
  writeNewFile(file, answer.bytes);
  if (settings.json === true) writeJson({ file });
  else tell(words(settings, `Đã lưu vào ${file}.`, `Saved as ${file}.`));
  return true;
}

const onlyOne: Text = {
  vi: 'Chỉ lưu một tệp mỗi lần: dùng --xlsx hoặc --csv.',
  en: 'A command saves one file: use --xlsx or --csv.',
};
