import type { Text } from '../domain/language/text.ts';
import type { Settings } from './settings.ts';

/** Picks the words of the language the command speaks. */
export function words({ lang }: Pick<Settings, 'lang'>, vi: string, en: string): string {
  return lang === 'vi' ? vi : en;
}

/** Both languages, Vietnamese first, for what is said before the language is known or matters. */
export function bothLanguages({ vi, en }: Text): string {
  return `${vi}\n${en}`;
}

/** The line that names the next command. */
export function commandLine(...args: readonly string[]): string {
  return `  npm run -s tiendo -- ${args.map(quoted).join(' ')}`;
}

function quoted(arg: string): string {
  return /^[\w./:@=+-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}
