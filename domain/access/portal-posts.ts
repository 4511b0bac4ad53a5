import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import type { PortalRole } from './portal-roles.ts';
import type { Principal } from './principal.ts';
import { personKey } from './session.ts';

/** A post that may use the portal. */
export type PortalPost = Recipient & { readonly role: PortalRole };

/**
 * The posts of a person that may use the portal, in id order: the recipients with the person's address and a role.
 * @param person as `personKey` returns it
 */
export function portalPostsOf({ recipients }: Pick<Catalogue, 'recipients'>, person: string): PortalPost[] {
  return recipients
    .flatMap((recipient): PortalPost[] => {
      const { role } = recipient;
      return role === undefined || personKey(recipient.email) !== person ? [] : [{ ...recipient, role }];
    })
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** What a post may do: a post of a unit acts as the unit. */
export function principalOfPost({ role, unit }: Pick<PortalPost, 'role' | 'unit'>): Principal {
  return role === 'unit' || role === 'reader' ? { role, unit } : { role };
}
