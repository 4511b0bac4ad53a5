import { writeFileSync } from 'node:fs';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

/** Writes a file. @throws CommandFailure when there is one of that name, or it cannot be written */
export function writeNewFile(file: string, bytes: Uint8Array): void {
  try {
    // The module of promises takes longer to load than most files to write.
    writeFileSync(file, bytes, { flag: 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    const text = isThere
      ? { vi: `Đã có tệp ${file}; chọn tên khác.`, en: `The file ${file} exists; choose another name.` }
      : { vi: `Không ghi được tệp ${file}.`, en: `Cannot write the file ${file}.` };
    throw new CommandFailure(exitCodes.usage, text, { cause });
  }
}
