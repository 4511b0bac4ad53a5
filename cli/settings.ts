import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { CommandFailure, exitCodes } from './exit-codes.ts';

const settingsSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  as: z.string().optional(),
  lang: z.enum(['vi', 'en']),
  json: z.boolean().optional(),
  /** False with `--no-input`: the command must not wait for the keyboard. */
  input: z.boolean().default(true),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * Parses the options common to all commands.
 * @throws CommandFailure that lists every invalid option
 */
export function readSettings(options: unknown): Settings {
  const parsed = settingsSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  throw new CommandFailure(
    exitCodes.usage,
    parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
  );
}

/**
 * The access token: from `TIENDO_TOKEN` or, with `--as NAME`, that of the local example (`.tiendo/demo-tokens.json`).
 * Never from an argument, which every process on the machine could read.
 * @throws CommandFailure when there is none
 */
export async function readToken({ as }: Settings, environment: NodeJS.ProcessEnv): Promise<string> {
  if (as !== undefined) return demoToken(as, environment['TIENDO_HOME'] ?? '.tiendo');
  const token = environment['TIENDO_TOKEN'];
  if (token !== undefined && token !== '') return token;
  throw new CommandFailure(
    exitCodes.access,
    'Thiếu mã truy cập: đặt biến TIENDO_TOKEN, hoặc dùng --as <đơn vị> với bản chạy thử.\nNo access token: set TIENDO_TOKEN, or use --as <unit> with the local example.',
  );
}

async function demoToken(name: string, home: string): Promise<string> {
  const path = join(home, 'demo-tokens.json');
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new CommandFailure(
      exitCodes.access,
      `Không đọc được ${path}; chạy «npm start» trước.\nCannot read ${path}; run “npm start” first.`,
      { cause },
    );
  });
  const tokens = z.record(z.string(), z.string()).parse(JSON.parse(text));
  const token = new Map(Object.entries(tokens)).get(name);
  if (token !== undefined) return token;
  const names = Object.keys(tokens).join(', ');
  throw new CommandFailure(
    exitCodes.access,
    `Không có mã cho «${name}». Có: ${names}.\nThere is no token for “${name}”. There are: ${names}.`,
  );
}
