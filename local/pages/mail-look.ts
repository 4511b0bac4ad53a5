/** How a message is shown: on which width, and in whose theme; `own` is that of the browser. */
export type MailLook = { readonly width: 'phone' | 'desktop'; readonly theme: 'own' | 'light' | 'dark' };

const themes = ['own', 'light', 'dark'] as const;

/** Reads a look from the address of a message. */
export function lookOf(query: URLSearchParams): MailLook {
  return {
    width: query.get('width') === 'phone' ? 'phone' : 'desktop',
    theme: themes.find((theme) => theme === query.get('theme')) ?? 'own',
  };
}

/** The query of an address with a look. */
export function queryOf({ width, theme }: MailLook): string {
  return `width=${width}&theme=${theme}`;
}

/** A message as a mail program in one theme shows it: its rules for the dark theme always apply, or never. */
export function inTheme(html: string, theme: MailLook['theme']): string {
  if (theme === 'own') return html;
  return html
    .replaceAll(
      /@media\s*\(prefers-color-scheme:\s*dark\)/g,
      theme === 'dark' ? '@media all' : '@media not all',
    )
    .replace('color-scheme:light dark', `color-scheme:${theme}`)
    .replace('name="color-scheme" content="light dark"', `name="color-scheme" content="${theme}"`);
}
