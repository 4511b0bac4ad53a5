/** The folder of the portal's files; their names contain a hash of their content. */
export const portalFiles = '/portal/';

/** The beginning of every page of the portal but its first; the browser application decides what it shows. */
export const portalPages = '/p/';

/** The addresses of the portal's pages, without the host, for links in messages and within the portal. */
export const portalPaths = {
  /** What a unit owes, the week for leaders, or the day for operations. */
  home: () => '/',
  signIn: () => `${portalPages}sign-in`,
  entry: (set: string, period: string, unit: string) => page('entry', set, period, unit),
  week: (set: string, period: string) => page('week', set, period),
  unit: (unit: string) => page('unit', unit),
  milestone: (id: string) => page('milestone', id),
} as const;

function page(...parts: readonly string[]): string {
  return `${portalPages}${parts.map(encodeURIComponent).join('/')}`;
}
