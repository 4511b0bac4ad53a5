import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { StartError } from '../start-error.ts';

/**
 * The content of a JSON file of the data folder; null when there is no such file.
 * @throws StartError when it is damaged, with what to do
 */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>, remedy: StartError['detail']): T | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const detail = {
      vi: `Tệp ${file} bị hỏng. ${remedy.vi}`,
      en: `The file ${file} is damaged. ${remedy.en}`,
    };
    throw new StartError(detail, { cause });
  }
}

/** What to do where a damaged file cannot be made again. */
export const beginAnew = {
  vi: 'Khôi phục từ bản sao, hoặc đặt TIENDO_HOME sang thư mục khác để bắt đầu lại.',
  en: 'Restore it from a copy, or set TIENDO_HOME to another folder to begin anew.',
};
