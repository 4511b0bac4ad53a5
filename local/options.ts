import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { projectSeenFrom } from '../cli/project-folder.ts';
import { didYouMean } from '../domain/language/nearest.ts';
import type { Language, Text } from '../domain/language/text.ts';
import { StartError } from './start-error.ts';

/** The options of `npm start`. */
export type LocalOptions = {
  /** The folder of all data. */
  readonly home: string;
  /** Port of the HTTP server; 0 uses any free one. */
  readonly port: number;
  /** Load the example only up to this instant, or continue up to it when the example ends earlier. */
  readonly at?: Temporal.Instant;
  /** Whether the example is loaded. */
  readonly example: boolean;
  /** The project's folder, when the person stands outside it. */
  readonly project?: string | undefined;
  /** The language of what is printed; both where it is not given. */
  readonly language?: Language;
};

/** What `npm start` prints for `--help`, in both languages. */
export const usage = `Cách dùng / Usage: npm start [-- --at INSTANT] [-- --empty] [-- --lang vi]

  --at INSTANT   đặt đồng hồ, ví dụ / set the clock, for example 2024-01-08T09:00:00+07:00
  --empty        không nạp dữ liệu mẫu / do not load the example
  --lang vi|en   chỉ in một ngôn ngữ / print one language only
  --help         in hướng dẫn này / print this
  --version      in phiên bản / print the version

  PORT           cổng HTTP; 0 là cổng bất kỳ còn trống / HTTP port; 0 is any free port (8766)
  TIENDO_HOME    thư mục dữ liệu / data folder (.tiendo)
`;

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(8766),
  TIENDO_HOME: z.string().min(1).optional(),
});

/**
 * Parses the command line and the environment.
 * @param project the folder that contains the default data folder
 * @returns `help` or `version` when only that was requested
 * @throws StartError naming what is wrong
 */
export function readOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  project: string,
): LocalOptions | 'help' | 'version' {
  const flags = parseFlags(argv);
  if (flags.help === true) return 'help';
  if (flags.version === true) return 'version';
  const settings = environmentSchema.safeParse({
    PORT: environment['PORT'] || undefined,
    TIENDO_HOME: environment['TIENDO_HOME'] || undefined,
  });
  if (!settings.success) {
    throw new StartError({
      vi: `PORT phải là số từ 0 đến 65535, không phải “${environment['PORT']}”.`,
      en: `PORT must be a number from 0 to 65535, not "${environment['PORT']}".`,
    });
  }
  const { TIENDO_HOME: home } = settings.data;
  const stoodIn = whereOneStands(environment);
  return {
    home: home === undefined ? resolve(project, '.tiendo') : resolve(stoodIn, home),
    port: settings.data.PORT,
    example: flags.empty !== true,
    project: projectSeenFrom(stoodIn),
    ...(flags.at === undefined ? {} : { at: parseInstant(flags.at) }),
    ...(flags.lang === undefined ? {} : { language: parseLanguage(flags.lang) }),
  };
}

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        at: { type: 'string' },
        empty: { type: 'boolean' },
        lang: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new StartError(flagProblem(error), { cause: error });
  }
}

const flags = ['--at', '--empty', '--lang', '--help', '--version'];

/** What is wrong with the flags, in both languages, by what Node says of them. */
function flagProblem(error: unknown): Text {
  const message = error instanceof Error ? error.message : String(error);
  const [, named = ''] = /'(-{0,2}[^' <]*)/.exec(message) ?? [];
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const list = flags.join(', ');
  const near = didYouMean(named, flags);
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return {
      vi: `Không có tùy chọn ${named}.${near.vi} Có: ${list}.`,
      en: `There is no option ${named}.${near.en} There are: ${list}.`,
    };
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return { vi: `Thừa: ${named}. Có: ${list}.`, en: `Too many arguments: ${named}. There are: ${list}.` };
  return {
    vi: `${named}: thiếu giá trị, hoặc thừa giá trị. Xem: npm start -- --help`,
    en: `${named}: a value is missing, or one too many. See: npm start -- --help`,
  };
}

/** The folder that `npm start` was typed in, and that it moves away from. */
function whereOneStands({
  INIT_CWD: stoodIn,
  npm_lifecycle_event: script,
}: Readonly<Record<string, string | undefined>>): string {
  return script === 'start' && stoodIn !== undefined ? stoodIn : process.cwd();
}

function parseLanguage(text: string): Language {
  if (text === 'vi' || text === 'en') return text;
  throw new StartError({
    vi: `--lang: không nhận “${text}”. Có: vi, en.`,
    en: `--lang: "${text}" is not accepted. There are: vi, en.`,
  });
}

function parseInstant(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch (error) {
    throw new StartError(
      {
        vi: `--at cần một thời điểm có múi giờ, ví dụ 2024-01-08T09:00:00+07:00; “${text}” không phải.`,
        en: `--at needs an instant with its offset, such as 2024-01-08T09:00:00+07:00; "${text}" is not one.`,
      },
      { cause: error },
    );
  }
}
