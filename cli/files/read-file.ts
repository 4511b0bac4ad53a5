import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { didYouMean } from '../../domain/language/nearest.ts';
import type { Text } from '../../domain/language/text.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** Reads the file that a person named. @throws CommandFailure saying why not, and what file there is of a similar name */
export async function readNamedFile(file: string): Promise<Buffer> {
  return readFile(file).catch(async (cause: unknown) => {
    const { vi, en } = await reasonOf(file, cause instanceof Error && 'code' in cause ? cause.code : null);
    const text = { vi: `Không đọc được tệp ${file}${vi}`, en: `Cannot read the file ${file}${en}` };
    throw new CommandFailure(exitCodes.invalidInput, text, { cause });
  });
}

async function reasonOf(file: string, code: unknown): Promise<Text> {
  const folder = dirname(resolve(file));
  if (code === 'ENOENT') {
    const near = didYouMean(basename(file), await readdir(folder).catch(() => []));
    return { vi: `: không có trong ${folder}.${near.vi}`, en: `: it is not in ${folder}.${near.en}` };
  }
  if (code === 'EISDIR') return { vi: ': đây là thư mục.', en: ': it is a folder.' };
  if (code === 'EACCES') return { vi: ': không có quyền đọc.', en: ': you have no permission to read it.' };
  return { vi: '.', en: '.' };
}
