import type { Text } from '../language/text.ts';

const browsers = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bcoc_coc_browser\//, 'Cốc Cốc'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

const systems = [
  [/\bWindows\b/, 'Windows'],
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** The kind of browser and operating system, if known. */
export type BrowserKind = { readonly browser: string | null; readonly system: string | null };

/** What a `User-Agent` header says, reduced to known names, so that nothing else of it reaches a message or a list. */
export function browserKind(userAgent: string): BrowserKind {
  const nameIn = (among: readonly (readonly [RegExp, string])[]) =>
    among.find(([form]) => form.test(userAgent))?.[1] ?? null;
  return { browser: nameIn(browsers), system: nameIn(systems) };
}

/** A kind of browser in a list: `Firefox, Windows`. */
export function browserLabel({ browser, system }: BrowserKind): string {
  return [browser, system].filter((name) => name !== null).join(', ') || '–';
}

/** A kind of browser in a sentence. */
export function browserWords({ browser, system }: BrowserKind): Text {
  const [vi, en] = browser === null ? ['một trình duyệt', 'a browser'] : [browser, browser];
  return system === null ? { vi, en } : { vi: `${vi} trên ${system}`, en: `${en} on ${system}` };
}
