import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { didYouMean } from '../domain/language/nearest.ts';
import { CommandFailure, exitCodes } from './exit-codes.ts';
import { projectFolder } from './project-folder.ts';
import type { Settings } from './settings.ts';

/**
 * The access token: from `TIENDO_TOKEN`, or, with `--as NAME`, that of the local stack (`demo-tokens.json` in its data
 * folder). Never from an argument, which every process on the machine could read.
 * @throws CommandFailure when there is none
 */
export function readToken({ as, home }: Settings, environment: NodeJS.ProcessEnv): string {
  if (as !== undefined) return localToken(as, home ?? join(projectFolder, '.tiendo'));
  const token = environment['TIENDO_TOKEN']?.trim();
  if (token !== undefined && /^[\x21-\x7e]+$/.test(token)) return token;
  throw new CommandFailure(exitCodes.access, token ? notAToken : noToken);
}

const noToken = {
  vi: 'Thiếu mã truy cập: đặt biến TIENDO_TOKEN, hoặc dùng --as <đơn vị> với bản chạy thử.',
  en: 'No access token: set TIENDO_TOKEN, or use --as <unit> with the local example.',
};

const notAToken = {
  vi: 'TIENDO_TOKEN không phải mã truy cập: mã chỉ gồm chữ cái không dấu, chữ số và dấu gạch dưới.',
  en: 'TIENDO_TOKEN is not an access token: a token has only letters, digits and underscores.',
};

const tokensSchema = z.record(z.string(), z.string());

function localToken(name: string, home: string): string {
  const path = join(home, 'demo-tokens.json');
  const tokens = new Map(Object.entries(tokensIn(textOf(path), path)));
  const token = tokens.get(name);
  if (token !== undefined) return token;
  const names = [...tokens.keys()];
  const nearest = didYouMean(name, names);
  throw new CommandFailure(exitCodes.access, {
    vi: `Không có mã cho «${name}».${nearest.vi} Có: ${names.join(', ')}.`,
    en: `There is no token for “${name}”.${nearest.en} There are: ${names.join(', ')}.`,
  });
}

function textOf(path: string): string {
  try {
    // The module of promises takes longer to load than the file to read.
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const detail = {
      vi: `Không đọc được ${path}; chạy «npm start» trước.`,
      en: `Cannot read ${path}; run “npm start” first.`,
    };
    throw new CommandFailure(exitCodes.access, detail, { cause });
  }
}

function tokensIn(text: string, path: string): Record<string, string> {
  try {
    return tokensSchema.parse(JSON.parse(text));
  } catch (cause) {
    const detail = {
      vi: `Tệp ${path} bị hỏng; xóa tệp rồi chạy lại «npm start», các mã sẽ được cấp lại.`,
      en: `The file ${path} is damaged; delete it and run “npm start” again, which issues new tokens.`,
    };
    throw new CommandFailure(exitCodes.access, detail, { cause });
  }
}
