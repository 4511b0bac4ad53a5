import type { Answer, EntityTag } from './operation.ts';

/**
 * The answers of a conditional read: the resource with its entity tag, or 304 when the caller already has it.
 * @param what the resource the tag identifies, in English
 */
export function conditional<Found extends Answer, Tag extends EntityTag>(
  found: Found,
  what: 'revision' | 'edition' | 'version' | 'page' | 'file',
  etag: Tag,
) {
  const unchanged = { vi: 'Không thay đổi', en: `Still the ${what} named in If-None-Match` };
  return { 200: { ...found, etag }, 304: { description: unchanged, etag } };
}
