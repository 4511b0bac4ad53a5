import { CommandFailure, exitCodes } from './exit-codes.ts';
import { usualUrl } from './program/command-line.ts';
import { projectSeenFrom } from './project-folder.ts';
import { checkTokenDestination } from './token-destination.ts';

/** The options every command has, and what the environment adds to them. */
export type Settings = {
  readonly url: string;
  readonly as?: string | undefined;
  readonly lang: 'vi' | 'en';
  readonly json?: boolean | undefined;
  /** False with `--no-input`: the command must not wait for the keyboard. */
  readonly input: boolean;
  /** The data folder of the local stack, when it is not the usual one. */
  readonly home?: string | undefined;
  /** The project's folder, when the person stands outside it. */
  readonly project?: string | undefined;
};

/** The options every command has, as commander reads them. */
export type GlobalOptions = Pick<Settings, 'as' | 'lang' | 'json' | 'input'> & { readonly url?: string };

/**
 * Puts options and environment together. The address is `--url`, else `TIENDO_URL`, else the port that `PORT` gives the
 * local stack.
 * @throws CommandFailure when there is no address in them, or none that a token may be sent to
 */
export function readSettings(
  { url, as, lang, json, input }: GlobalOptions,
  environment: NodeJS.ProcessEnv,
): Settings {
  return {
    url: url === undefined ? urlOf(environment) : checkedUrl('--url', url),
    as,
    lang,
    json,
    input,
    home: environment['TIENDO_HOME'] || undefined,
    project: projectSeenFrom(process.cwd()),
  };
}

function urlOf({ TIENDO_URL: url, PORT: port }: NodeJS.ProcessEnv): string {
  if (url) return checkedUrl('TIENDO_URL', url);
  if (!port) return usualUrl;
  const number = /^\d{1,5}$/.test(port) ? Number(port) : 0;
  if (number > 0 && number <= 65_535) return `http://127.0.0.1:${number}`;
  const text = {
    vi: `PORT=${port} không cho biết cổng nào: nêu địa chỉ bằng --url, như «npm start» đã in ra.`,
    en: `PORT=${port} does not say which port: give the address with --url, as “npm start” printed it.`,
  };
  throw new CommandFailure(exitCodes.usage, text);
}

function checkedUrl(name: string, text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol)) {
    checkTokenDestination(name, url);
    return text;
  }
  const detail = {
    vi: `${name}: «${text}» không phải địa chỉ http hoặc https, ví dụ ${usualUrl}.`,
    en: `${name}: “${text}” is not an http or https address, such as ${usualUrl}.`,
  };
  throw new CommandFailure(exitCodes.usage, detail);
}
