/** The entity tag of a revision: `"3"`. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}
