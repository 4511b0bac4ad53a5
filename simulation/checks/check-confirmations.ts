import type { Submission } from '../../domain/submission/submission.ts';
import { dayAt, minute, second } from '../model/days.ts';
import { expiryOf } from '../model/expiry.ts';
import { personsOf, postsOn } from '../model/persons.ts';
import { messageTo, type Planned } from '../model/planned.ts';
import { textOf } from '../model-terms.ts';
import type { Version } from '../operations.ts';
import { plannedIn } from '../planned-in.ts';
import type { World } from '../world.ts';
import type { Accepted } from './evidence.ts';

/** Within this time, a client has an answer or has given up. */
const mostTries = 15 * minute;

/**
 * Every acknowledged submission has one confirmation e-mail per person who receives the unit's, unless it could not be
 * planned; there are no others.
 */
export async function checkConfirmations(world: World, { submissions }: Accepted): Promise<string[]> {
  const wrong: string[] = [];
  for (const submission of submissions) {
    const nominalTime = textOf(Math.floor(Date.parse(submission.receivedAt) / second) * second);
    const rows = await world.stores.deliveries.byOccurrence({ job: 'receipt', nominalTime });
    const planned = rows
      .filter(({ key }) => key.startsWith(submission.id))
      .map((row) => JSON.stringify(plannedIn(row)));
    const possible = versionsSince(world, submission).map((version) =>
      expectedOf(version, submission).map((one) => JSON.stringify(one)),
    );
    const known = new Set(possible.flat());
    const isWhole = possible.some((expected) => expected.every((one) => planned.includes(one)));
    const isAnswered = world.clients.receipts.some(({ key }) => key === submission.idempotencyKey);
    const mustBeWhole = isAnswered && !world.notConfirmed.has(submission.id);
    if (planned.some((one) => !known.has(one)) || (mustBeWhole && !isWhole))
      wrong.push(`${submission.id}: confirmed by [${planned.join(', ')}]`);
  }
  return wrong;
}

/** The catalogues a submission may have been confirmed with. */
function versionsSince({ operations: { versions } }: World, { receivedAt }: Submission): Version[] {
  const from = Date.parse(receivedAt);
  return versions.filter(({ at }, index) => {
    const next = versions[index + 1]?.at ?? Number.POSITIVE_INFINITY;
    return at <= from + mostTries && next >= from;
  });
}

function expectedOf({ catalogue }: Version, { id, unit, receivedAt }: Submission): Planned[] {
  const posts = postsOn(catalogue.recipients, dayAt(Date.parse(receivedAt))).filter(
    (one) => one.unit === unit && one.receives.includes('receipts'),
  );
  const expiresAt = expiryOf('receipt', Date.parse(receivedAt));
  return personsOf(posts).map((person) => messageTo(person, id, expiresAt));
}
