import type { Text } from '../../domain/language/text.ts';
import { StartError } from '../start-error.ts';
import { beginAnew } from './json-file.ts';

/** What to say of an error of the file system; null when the error is of another kind. */
function sentenceOf(code: unknown, where: string): Text | null {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return {
        vi: `Không ghi được vào ${where}: không có quyền, hoặc ổ đĩa chỉ đọc. Đặt TIENDO_HOME sang thư mục ghi được.`,
        en: `Cannot write to ${where}: no permission, or a read-only disk. Set TIENDO_HOME to a folder that can be written.`,
      };
    case 'ENOSPC':
    case 'EDQUOT':
      return {
        vi: `Hết chỗ trên ổ đĩa của ${where}. Giải phóng ổ đĩa rồi chạy lại; những gì đã nhận vẫn còn.`,
        en: `The disk of ${where} is full. Free some space and start again; whatever was accepted is still there.`,
      };
    case 'EEXIST':
    case 'ENOTDIR':
      return {
        vi: `${where} không phải thư mục. Đặt TIENDO_HOME sang một thư mục.`,
        en: `${where} is not a folder. Set TIENDO_HOME to a folder.`,
      };
    case 'ENOENT':
      return {
        vi: `Thư mục ${where} đã bị xóa hoặc đổi tên trong khi chạy. Chạy lại để bắt đầu lại.`,
        en: `The folder ${where} was removed or renamed while it was in use. Start again to begin anew.`,
      };
    case 'EMFILE':
    case 'ENFILE':
      return {
        vi: 'Máy đang mở quá nhiều tệp. Đóng bớt chương trình rồi chạy lại.',
        en: 'Too many files are open on this machine. Close some programs and start again.',
      };
    default:
      return typeof code === 'string' && code.startsWith('LEVEL_')
        ? {
            vi: `Cơ sở dữ liệu trong ${where} bị hỏng. ${beginAnew.vi}`,
            en: `The database in ${where} is damaged. ${beginAnew.en}`,
          }
        : null;
  }
}

/** The error as a {@link StartError} when a data folder cannot be used for an ordinary reason; otherwise as it is. */
export function homeTrouble(error: unknown, home: string): unknown {
  if (!(error instanceof Error) || error instanceof StartError) return error;
  const sentence = 'code' in error ? sentenceOf(error.code, home) : null;
  if (sentence !== null) return new StartError(sentence, { cause: error });
  return error.cause === undefined ? error : homeTroubleBehind(error, home);
}

function homeTroubleBehind(error: Error, home: string): unknown {
  const behind = homeTrouble(error.cause, home);
  return behind instanceof StartError ? behind : error;
}
