import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { readCatalogueFolder } from '../../cli/files/catalogue-folder.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../domain/catalogue/check-catalogue.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import { periodFrom } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { validateValues } from '../../domain/submission/validate-values.ts';
import { type ExampleSubmission, readExampleSubmissions } from '../../example/submissions.ts';
import { iso } from '../fixtures/instants.ts';

const folder = fileURLToPath(new URL('../../example/catalogue', import.meta.url));

/** The example's catalogue, read from its folder. */
export const catalogue: Catalogue = await readExample();

/** The example's requests, in sending order. */
export const requests: readonly ExampleSubmission[] = await readExampleSubmissions();

/** The stored submissions once every request has been accepted, in the same order. */
export const submissions: readonly Submission[] = requests.map((request, index) =>
  accept(request, requests.slice(0, index)),
);

async function readExample(): Promise<Catalogue> {
  const parsed = parseCatalogue(await readCatalogueFolder(folder));
  if (!parsed.ok) throw new Error('the example is not valid', { cause: parsed.violations });
  return parsed.value;
}

function accept(
  { at, unit: sender, body }: ExampleSubmission,
  before: readonly ExampleSubmission[],
): Submission {
  const { asOf, note, reason } = body;
  const set = findSet(catalogue, body.set);
  const unit = findUnit(catalogue, body.unit);
  const period = periodFrom(body.period);
  if (set === undefined || unit === undefined || period === null) throw new Error(JSON.stringify(body));
  const validated = validateValues(set, unit, new Map(Object.entries(body.values)));
  if (!validated.ok) throw new Error(`${sender} ${at}: ${JSON.stringify(validated.violations)}`);
  const due = windowOf(set, period, new WorkingCalendar(catalogue.calendar)).dueAt;
  const earlier = before.filter(
    (other) =>
      other.body.unit === body.unit && other.body.set === body.set && other.body.period === body.period,
  );
  return {
    id: `${sender} ${at} ${body.set}`,
    set: body.set,
    period: body.period,
    unit: body.unit,
    revision: earlier.length + 1,
    catalogueVersion: 1,
    values: validated.values,
    ...(asOf === undefined ? {} : { asOf }),
    ...(note === undefined ? {} : { note }),
    ...(reason === undefined ? {} : { reason }),
    illustrative: body.illustrative ?? false,
    tokenId: 'test',
    receivedAt: iso(at),
    late: Temporal.Instant.compare(Temporal.Instant.from(at), due) > 0,
    idempotencyKey: `${sender} ${at}`,
    bodyHash: '',
  };
}
