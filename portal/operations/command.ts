import { shellWord } from '../../domain/language/shell-word.ts';

/** The address that the command takes by itself. */
const usual = /^http:\/\/(?:localhost|127\.0\.0\.1):8766$/;

/** The words of a command that can be pasted where `tiendo` is installed: it asks the server of this page. */
export function commandWords(...words: readonly string[]): string[] {
  const { origin } = location;
  return [
    ...['npm', 'run', '-s', 'tiendo', '--', ...words].map(shellWord),
    ...(usual.test(origin) ? [] : ['--url', shellWord(origin)]),
  ];
}
