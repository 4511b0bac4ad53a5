import type { Principal } from '../../domain/access/principal.ts';

/**
 * The entity tag of an answer that callers see differently: each unit and its readers have their own, and so have other roles that do not see
 * everything.
 * @param whole the roles that see all of the answer, and get its plain tag
 */
export function viewTag(tag: string, principal: Principal, whole: readonly Principal['role'][]): string {
  if (whole.includes(principal.role)) return `"${tag}"`;
  return 'unit' in principal ? `"${tag}-${principal.role}-${principal.unit}"` : `"${tag}-${principal.role}"`;
}
