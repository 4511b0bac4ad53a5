import type { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { periodParameterSchema } from '../../contract/parameters/period.ts';
import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { idSchema } from '../../domain/catalogue/keys.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { textSchema } from '../../domain/language/text.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import type { Period } from '../../domain/period/period.ts';
import { isOwed } from '../../domain/period/window.ts';
import { completeness, type Tally } from '../../domain/submission/completeness.ts';
import { noCatalogue } from '../catalogue/no-catalogue.ts';
import { unknownSet } from '../catalogue/unknown-parameter.ts';
import type { Ports } from '../ports/ports.ts';
import type { SubmissionStore } from '../ports/submission-store.ts';

/** Whose completeness is asked for. */
export const completenessQuerySchema = z.strictObject({ set: idSchema, period: periodParameterSchema });

export type CompletenessQuery = z.infer<typeof completenessQuerySchema>;

const tallySchema = z.strictObject({
  expected: z.int(),
  received: z.int(),
  onTime: z.int().meta({ description: 'Units whose first figures came in time, corrected since or not.' }),
  late: z.int(),
  missing: z.array(
    z.strictObject({
      unit: z.string(),
      name: textSchema,
      workingDaysLate: z
        .int()
        .nullable()
        .meta({ description: 'Counted after the day the figures were due; null before the due time.' }),
    }),
  ),
});

/** Who sent what is owed for a set and period, in total and by league. */
export const completenessAnswerSchema = z.strictObject({
  set: z.string(),
  period: z.string(),
  owed: z.boolean().meta({ description: 'False when the set asks for no figures for this period.' }),
  dueAt: z.iso.datetime().nullable(),
  at: z.iso.datetime().meta({ description: 'The instant it describes.' }),
  catalogueVersion: z.int(),
  total: tallySchema,
  leagues: z.array(tallySchema.extend({ league: z.string(), name: textSchema })),
});

/**
 * Who sent what is owed for a set and period, as of now.
 * @throws Problem `not-found` for an unknown set; `unavailable` before there is a catalogue
 */
export async function readCompleteness(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'clock'>,
  { set: setId, period }: CompletenessQuery,
): Promise<z.infer<typeof completenessAnswerSchema>> {
  const current = await ports.catalogues.current();
  if (current === null) throw noCatalogue();
  const { catalogue, version } = current;
  const set = findSet(catalogue, setId);
  if (set === undefined) throw unknownSet(catalogue, setId);
  const now = ports.clock.now();
  const received = await readReceived(ports.submissions, set, period, now);
  const { owed, dueAt, total, leagues } = completeness({ catalogue, set, period, now, received });
  return {
    set: set.id,
    period: period.id,
    owed,
    dueAt: dueAt && instantText(dueAt),
    at: instantText(now),
    catalogueVersion: version,
    total: tallyAnswer(total),
    leagues: leagues.map((tally) => ({ league: tally.league, name: tally.name, ...tallyAnswer(tally) })),
  };
}

function tallyAnswer({ expected, received, onTime, late, missing }: Tally): z.infer<typeof tallySchema> {
  return { expected, received, onTime, late, missing: [...missing] };
}

async function readReceived(
  submissions: SubmissionStore,
  set: IndicatorSet,
  period: Period,
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, 'on-time' | 'late'>> {
  if (!isOwed(set, period)) return new Map();
  const latest = await submissions.latestByUnit(set, period.id, now.toString());
  return new Map(latest.map(({ unit, late }) => [unit, late ? 'late' : 'on-time']));
}
