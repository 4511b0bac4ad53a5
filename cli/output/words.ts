import type { Settings } from '../settings.ts';

/** Selects the text in the command's language. */
export function words({ lang }: Pick<Settings, 'lang'>, vi: string, en: string): string {
  return lang === 'vi' ? vi : en;
}
