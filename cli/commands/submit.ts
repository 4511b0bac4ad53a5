import { buffer } from 'node:stream/consumers';
import { damageWords, findDamage } from '../../domain/problem/damaged-text.ts';
import { decodeText } from '../../domain/submission/csv/text-encoding.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { readNamedFile } from '../files/read-file.ts';
import { tell } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';
import { submitCsv } from './submit-csv.ts';
import { submitJson } from './submit-json.ts';
import { submitWorkbook } from './submit-workbook.ts';

/** How to read and send a file. */
export type SubmitOptions = {
  readonly format?: Format;
  readonly locale: 'vi' | 'en';
  readonly dryRun?: boolean;
  readonly ifMatch?: number;
  /** For a workbook: where to write the one that comes back. */
  readonly out?: string;
};

type Format = 'csv' | 'json' | 'xlsx';

/** Submits the figures of a file, `-` being stdin, and shows the results. Running it again submits nothing twice. */
export async function submit(settings: Settings, file: string, options: SubmitOptions): Promise<void> {
  const { format = formatOf(file), locale, dryRun = false, ifMatch, out } = options;
  if (format !== 'json' && ifMatch !== undefined) throw onlyForJson;
  if (format !== 'xlsx' && out !== undefined) throw onlyForWorkbooks;
  const bytes = file === '-' ? await readStdin(settings) : await readNamedFile(file);
  const line = (trial: boolean) => submitLine(settings, file, { ...options, dryRun: trial });
  if (format === 'csv') return submitCsv(settings, bytes, { line, locale, dryRun });
  if (format === 'xlsx')
    return submitWorkbook(settings, bytes, { line, dryRun, ...(out === undefined ? {} : { out }) });
  return submitJson(settings, textOf(bytes, file), {
    line,
    dryRun,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
}

/** The command that sends the same file the same way; null for stdin, which nothing can read again. */
function submitLine(
  settings: Settings,
  file: string,
  { format, locale, ifMatch, dryRun }: SubmitOptions,
): string | null {
  if (file === '-') return null;
  const options = [
    ...(format === undefined ? [] : ['--format', format]),
    ...(locale === 'vi' ? [] : ['--locale', locale]),
    ...(ifMatch === undefined ? [] : ['--if-match', `${ifMatch}`]),
    ...(dryRun === true ? ['--dry-run'] : []),
  ];
  return commandLine(settings, 'submit', file, ...options);
}

function formatOf(file: string): Format {
  if (file === '-' || /\.json$/i.test(file)) return 'json';
  if (/\.csv$/i.test(file)) return 'csv';
  if (/\.xlsx$/i.test(file)) return 'xlsx';
  const text = {
    vi: `Không rõ định dạng của ${file}: thêm --format csv, --format json hoặc --format xlsx.`,
    en: `The format of ${file} is unknown: add --format csv, --format json or --format xlsx.`,
  };
  throw new CommandFailure(exitCodes.usage, text);
}

const onlyForJson = new CommandFailure(exitCodes.usage, {
  vi: '--if-match chỉ dùng cho JSON; tệp CSV ghi số bản ở cột «ifMatch», sổ Excel tự mang số bản.',
  en: '--if-match is for JSON only; a CSV file states the revision in its column “ifMatch”, and a workbook carries its own.',
});

const onlyForWorkbooks = new CommandFailure(exitCodes.usage, {
  vi: '--out chỉ dùng cho sổ Excel (.xlsx).',
  en: '--out is for Excel workbooks (.xlsx) only.',
});

/** The text of a JSON file, in an encoding that its byte order mark names, or UTF-8. */
function textOf(bytes: Buffer, file: string): string {
  const text = decodeText(bytes);
  const damage = findDamage(text);
  if (damage === null) return text;
  const name = file === '-' ? 'stdin' : file;
  const { vi, en } = damageWords(damage);
  const detail = {
    vi: `${name} không phải văn bản UTF-8: ${vi}. Lưu lại với bảng mã UTF-8.`,
    en: `${name} is not UTF-8 text: ${en}. Save it again as UTF-8.`,
  };
  throw new CommandFailure(exitCodes.invalidInput, detail);
}

async function readStdin(settings: Settings): Promise<Buffer> {
  if (process.stdin.isTTY) {
    if (!settings.input) {
      const text = {
        vi: '--no-input: không chờ bàn phím; nêu tên tệp, hoặc chuyển nội dung vào stdin.',
        en: '--no-input: not reading from the keyboard; name a file, or pipe the content to stdin.',
      };
      throw new CommandFailure(exitCodes.usage, text);
    }
    tell(
      words(
        settings,
        'Đọc từ bàn phím; kết thúc bằng Ctrl+D.',
        'Reading from the keyboard; press Ctrl+D to end.',
      ),
    );
  }
  return buffer(process.stdin);
}
