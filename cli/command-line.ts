/** Where the product is served unless `PORT`, `TIENDO_URL` or `--url` says otherwise. */
export const usualUrl = 'http://127.0.0.1:8766';

/** What a printed command repeats of the one that printed it, so that it reaches the same place in the same words. */
export type Carried = {
  readonly url: string;
  /** The name of a local token. */
  readonly as?: string | undefined;
  readonly lang?: 'vi' | 'en';
  /** The data folder, when it is not the usual one. */
  readonly home?: string | undefined;
  /** The project's folder, when the person stands outside it; npm has to be told. */
  readonly project?: string | undefined;
};

/**
 * The line that shows a command to run next. It works as it is, pasted where its reader stands.
 * @param args the command and its arguments, without the options that every command has
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

/** A word as a shell takes it: quoted when it holds anything that a shell reads otherwise. */
function shellWord(word: string): string {
  return /^[\w./:@%=+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
