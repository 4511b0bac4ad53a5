import type { Principal } from '../../domain/access/principal.ts';
import { roleWords } from '../../domain/access/role-words.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Names } from './names.ts';

/**
 * Who holds a token: the unit that submits with it, otherwise the role, with the unit of a reader.
 * @param names null to show ids alone
 */
export function holderWords(principal: Principal, names: Names | null, language: Language): string {
  const role = roleWords[principal.role][language];
  if (!('unit' in principal)) return role;
  const unit = names?.unit(principal.unit) ?? principal.unit;
  return principal.role === 'unit' ? unit : `${role}, ${unit}`;
}
