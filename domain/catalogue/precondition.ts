/**
 * What a request says about the version it replaces: nothing; any version, `*`; none, for the first catalogue; or one
 * of some versions by their entity tags. A weak tag never matches.
 */
export type Precondition =
  | { readonly kind: 'absent' | 'any' | 'first' | 'malformed' }
  | { readonly kind: 'tags'; readonly tags: readonly string[] };

const oneTag = /^(?:W\/)?"[\x21\x23-\x7e\u0080-\u00ff]*"$/;

/** Reads `If-Match`, or without it `If-None-Match`, of which only `*` says something about a replacement. */
export function preconditionOf(ifMatch: string | undefined, ifNoneMatch: string | undefined): Precondition {
  if (ifMatch === undefined) return { kind: ifNoneMatch?.trim() === '*' ? 'first' : 'absent' };
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (tags.length === 1 && tags[0] === '*') return { kind: 'any' };
  return tags.every((tag) => oneTag.test(tag)) ? { kind: 'tags', tags } : { kind: 'malformed' };
}

/** The entity tag of a version. */
export function versionTag(version: number): string {
  return `"${version}"`;
}
