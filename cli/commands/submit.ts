import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { tell } from '../output.ts';
import type { Settings } from '../settings.ts';
import { bothLanguages, words } from '../words.ts';
import { submitCsv } from './submit-csv.ts';
import { submitJson } from './submit-json.ts';

/** How to read and send a file. */
export type SubmitOptions = {
  readonly format?: 'csv' | 'json';
  readonly locale: 'vi' | 'en';
  readonly dryRun?: boolean;
  readonly ifMatch?: number;
};

/** Submits the figures of a file, `-` being stdin, and shows the results. Running it again submits nothing twice. */
export async function submit(settings: Settings, file: string, options: SubmitOptions): Promise<void> {
  const { format = formatOf(file), locale, dryRun = false, ifMatch } = options;
  if (format === 'csv' && ifMatch !== undefined) throw onlyForJson;
  const bytes = file === '-' ? await readStdin(settings) : await readPath(file);
  if (format === 'csv') return submitCsv(settings, bytes, { file, locale, dryRun });
  return submitJson(settings, bytes.toString('utf8'), {
    dryRun,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });
}

function formatOf(file: string): 'csv' | 'json' {
  if (file === '-' || /\.json$/i.test(file)) return 'json';
  if (/\.csv$/i.test(file)) return 'csv';
  const text = {
    vi: `Không rõ định dạng của ${file}: thêm --format csv hoặc --format json.`,
    en: `The format of ${file} is unknown: add --format csv or --format json.`,
  };
  throw new CommandFailure(exitCodes.usage, bothLanguages(text));
}

const onlyForJson = new CommandFailure(
  exitCodes.usage,
  bothLanguages({
    vi: '--if-match chỉ dùng cho JSON; tệp CSV ghi số bản ở cột «ifMatch».',
    en: '--if-match is for JSON only; a CSV file states the revision in its column “ifMatch”.',
  }),
);

async function readStdin(settings: Settings): Promise<Buffer> {
  if (process.stdin.isTTY) {
    if (!settings.input) {
      const text = {
        vi: '--no-input: không chờ bàn phím; nêu tên tệp, hoặc chuyển nội dung vào stdin.',
        en: '--no-input: not reading from the keyboard; name a file, or pipe the content to stdin.',
      };
      throw new CommandFailure(exitCodes.usage, bothLanguages(text));
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

async function readPath(file: string): Promise<Buffer> {
  return readFile(file).catch((cause: unknown) => {
    const text = { vi: `Không đọc được tệp ${file}.`, en: `Cannot read the file ${file}.` };
    throw new CommandFailure(exitCodes.invalidInput, bothLanguages(text), { cause });
  });
}
