/** Both languages; as `Text`, whose schema uses this module. */
type Both = { readonly vi: string; readonly en: string };

const divider = ' / ';

/**
 * A text in both languages as one string, for places that accept only a string, such as a schema's error message.
 * @throws RangeError when a half contains the divider, ` / `
 */
export function bilingual({ vi, en }: Both): string {
  if (vi.includes(divider) || en.includes(divider))
    throw new RangeError(`a text holds “${divider}”: ${vi}, ${en}`);
  return vi + divider + en;
}

/** The text that {@link bilingual} encoded in a string; null for any other string. */
export function bilingualFrom(message: string): Both | null {
  const [vi, en, ...rest] = message.split(divider);
  return vi === undefined || en === undefined || rest.length > 0 ? null : { vi, en };
}
