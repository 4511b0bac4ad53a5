import { type InstantText, instantTextSchema } from '../period/instant-text.ts';

/**
 * The sources of messages: the scheduled jobs that send any, an accepted submission, a recomputed ranking, a test, a notice of what
 * somebody asked or decided, and failures.
 */
export const deliveryJobs = [
  'report',
  'warn',
  'receipt',
  'correction',
  'preview',
  'notice',
  'failures',
] as const;

/** The source of a message, and its time to the second. */
type Source = { readonly job: (typeof deliveryJobs)[number]; readonly nominalTime: InstantText };

/** The delivery id of one message of an occurrence. */
export function deliveryId(occurrence: Source, key: string): string {
  return `${occurrence.job}_${occurrence.nominalTime.replaceAll(/[-:]/g, '')}_${key}`;
}

/** Parses a delivery id into its parts; null when it is invalid. */
export function deliveryPartsFrom(id: string): { occurrence: Source; key: string } | null {
  const parts =
    /^(?<job>[a-z]+)_(?<d>\d{4})(?<m>\d\d)(?<day>\d\d)T(?<h>\d\d)(?<min>\d\d)(?<s>\d\d)Z_(?<key>[a-z0-9-]+)$/.exec(
      id,
    )?.groups;
  const job = deliveryJobs.find((name) => name === parts?.['job']);
  if (parts === undefined || job === undefined) return null;
  const nominalTime = instantTextSchema.safeParse(
    `${parts['d']}-${parts['m']}-${parts['day']}T${parts['h']}:${parts['min']}:${parts['s']}Z`,
  );
  if (!nominalTime.success) return null;
  return { occurrence: { job, nominalTime: nominalTime.data }, key: parts['key'] ?? '' };
}
