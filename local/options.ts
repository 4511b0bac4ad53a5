import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
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
};

export const usage = `Cách dùng / Usage: npm start [-- --at INSTANT] [-- --empty]

  --at INSTANT   đặt đồng hồ, ví dụ / set the clock, for example 2024-01-08T09:00:00+07:00
  --empty        không nạp dữ liệu mẫu / do not load the example
  --help         in hướng dẫn này / print this

  PORT           cổng HTTP / HTTP port (8766; 0 = any free port)
  TIENDO_HOME    thư mục dữ liệu / data folder (.tiendo)
`;

const environmentSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(8766),
  TIENDO_HOME: z.string().min(1).default('.tiendo'),
});

/**
 * Parses the command line and the environment.
 * @param project the folder that contains the default data folder
 * @returns `help` when only the usage was requested
 * @throws StartError naming what is wrong
 */
export function readOptions(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  project: string,
): LocalOptions | 'help' {
  const flags = parseFlags(argv);
  if (flags.help === true) return 'help';
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
  return {
    home: resolve(project, settings.data.TIENDO_HOME),
    port: settings.data.PORT,
    example: flags.empty !== true,
    ...(flags.at === undefined ? {} : { at: parseInstant(flags.at) }),
  };
}

function parseFlags(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: { at: { type: 'string' }, empty: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(
      { vi: `Tham số không hợp lệ: ${reason}\n\n${usage}`, en: `Invalid argument: ${reason}` },
      { cause: error },
    );
  }
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
