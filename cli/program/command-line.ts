import { shellWord } from '../../domain/language/shell-word.ts';

/** The product's address unless `PORT`, `TIENDO_URL` or `--url` sets another. */
export const usualUrl = 'http://127.0.0.1:8766';

/** The options a printed command repeats from the one that printed it, so that it uses the same server and language. */
export type Carried = {
  readonly url: string;
  /** The name of a local token. */
  readonly as?: string | undefined;
  readonly lang?: 'vi' | 'en';
  /** The data folder, if not the default; a command with the name of a local token reads it there. */
  readonly home?: string | undefined;
  /** The project's folder, for npm, when the working directory is outside it. */
  readonly project?: string | undefined;
};

/**
 * The line that shows the next command. It works when pasted in the same working directory.
 * @param args the command and its arguments, without the options common to all commands
 */
export function commandLine(carried: Carried, ...args: readonly string[]): string {
  return withCarried(carried, args.map(shellWord).join(' '));
}

const common = 'npm run -s tiendo -- ';

/** The line that shows a command of the API, which knows neither where it is called from nor with which token. */
export function commandOfApi(carried: Carried, command: string): string {
  return withCarried(carried, command.startsWith(common) ? command.slice(common.length) : command);
}

function withCarried({ url, as, lang = 'vi', home, project }: Carried, command: string): string {
  const before = [
    'npm',
    ...(project === undefined ? [] : ['--prefix', project]),
    'run',
    '-s',
    'tiendo',
    '--',
  ].map(shellWord);
  const after = [
    ...(as === undefined ? [] : ['--as', as]),
    ...(url === usualUrl ? [] : ['--url', url]),
    ...(lang === 'vi' ? [] : ['--lang', lang]),
  ].map(shellWord);
  return `  ${home === undefined || as === undefined ? '' : `TIENDO_HOME=${shellWord(home)} `}${[...before, command, ...after].join(' ')}`;
}
