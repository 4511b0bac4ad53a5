/**
 * What a contact may do in the portal: act for a unit, read as its unit does (`reader`), read all units as leaders do, or run
 * the product.
 */
export const portalRoles = ['unit', 'reader', 'leader', 'operations'] as const;

/** What a post may do in the portal. */
export type PortalRole = (typeof portalRoles)[number];

/** What keeps somebody from acting for a unit in the portal: they only read there, or cannot sign in. */
export const portalLimits = ['reads', 'none'] as const;

/** Why somebody cannot act for a unit in the portal. */
export type PortalLimit = (typeof portalLimits)[number];
