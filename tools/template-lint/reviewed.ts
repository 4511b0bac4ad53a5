import { readFileSync } from 'node:fs';
import { z } from 'zod';

/**
 * Findings that were looked at and left: those with an id on resources of a type.
 *
 * - `because`: what of the resources the finding is about. `lacks` names a property that they do not have, `has` an attribute that
 *   they have; when a resource changes in that, its entry is stale.
 */
const reviewedSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^(CKV|W|E|I)[A-Z0-9_]*\d$/),
    on: z.string().startsWith('AWS::'),
    because: z.union([z.strictObject({ lacks: z.string() }), z.strictObject({ has: z.string() })]),
    reason: z.string().min(40),
  }),
);

/** A finding that was looked at and left, with the reason. */
export type Reviewed = z.output<typeof reviewedSchema>[number];

/** What a tool found in the template of a stage. */
export type Finding = {
  /** The stage's file. */
  readonly stage: string;
  readonly id: string;
  /** The logical id of the resource. */
  readonly resource: string;
  readonly type: string;
  readonly message: string;
};

/** The reviewed findings, in the order of the file. */
export function reviewedFindings(): Reviewed[] {
  return reviewedSchema.parse(JSON.parse(readFileSync(new URL('reviewed.json', import.meta.url), 'utf8')));
}

/** Compares what was found with what was reviewed. */
export function compare(
  findings: readonly Finding[],
  reviewed: readonly Reviewed[],
): { readonly unexplained: readonly Finding[]; readonly stale: readonly Reviewed[] } {
  const isAbout = ({ id, on }: Reviewed, finding: Finding) => id === finding.id && on === finding.type;
  return {
    unexplained: findings.filter((finding) => !reviewed.some((entry) => isAbout(entry, finding))),
    stale: reviewed.filter((entry) => !findings.some((finding) => isAbout(entry, finding))),
  };
}
