/** The state of an occurrence; the last three are final. */
export const occurrenceStatuses = ['planned', 'running', 'done', 'skipped', 'failed'] as const;
