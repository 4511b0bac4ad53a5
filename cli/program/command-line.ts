/** The product's address unless `PORT`, `TIENDO_URL` or `--url` sets another. */
export const usualUrl = 'http://127.0.0.1:8766';

/** The options a printed command repeats from the one that printed it, so that it uses the same server and language. */
export type Carried = {
  readonly url: string;
  /** The name of a local token. */
  readonly as?: string | undefined;
  readonly lang?: 'vi' | 'en';
  /** The data folder, if not the default. */
  readonly home?: string | undefined;
  /** The project's folder, for npm, when the working directory is outside it. */
  readonly project?: string | undefined;
};

/**
 * The line that shows the next command. It works when pasted in the same working directory.
 * @param args the command and its arguments, without the options common to all commands
 */
export function commandLine(
  { url, as, lang = 'vi', home, project }: Carried,
  ...args: readonly string[]
): string {
  const words = [
    'npm',
    ...(project === undefined ? [] : ['--prefix', project]),
    ...['run', '-s', 'tiendo', '--'],
    ...args,
    ...(as === undefined ? [] : ['--as', as]),
    ...(url === usualUrl ? [] : ['--url', url]),
    ...(lang === 'vi' ? [] : ['--lang', lang]),
  ].map(shellWord);
  return `  ${home === undefined ? '' : `TIENDO_HOME=${shellWord(home)} `}${words.join(' ')}`;
}

/** A shell word, quoted when it contains special characters. */
function shellWord(word: string): string {
  return /^[\w./:@%=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
