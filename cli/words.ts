import type { Text } from '../domain/language/text.ts';
import type { Settings } from './settings.ts';

/** Selects the text in the command's language. */
export function words({ lang }: Pick<Settings, 'lang'>, vi: string, en: string): string {
  return lang === 'vi' ? vi : en;
}

/** Both languages, Vietnamese first, for messages before the language is known. */
export function bothLanguages({ vi, en }: Text): string {
  return `${vi}\n${en}`;
}

/** The line that shows the next command. */
export function commandLine(...args: readonly string[]): string {
  return `  npm run -s tiendo -- ${args.map(quoted).join(' ')}`;
}

function quoted(arg: string): string {
  return /^[\w./:@=+-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}
