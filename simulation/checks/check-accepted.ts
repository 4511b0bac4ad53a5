import { mondayOfWeek } from '../model/days.ts';
import { locksAt } from '../model/ranked-week.ts';
import { isLate, mayBeSent } from '../model/revisions.ts';
import type { World } from '../world.ts';
import { type Accepted, catalogueOf } from './evidence.ts';

/** Every accepted submission was allowed at the time, and is late exactly when figures its unit owed were. */
export function checkAccepted(world: World, { submissions, revisions }: Accepted): string[] {
  return submissions.flatMap((submission) => {
    const catalogue = catalogueOf(world, submission.catalogueVersion);
    const set = catalogue?.sets.find(({ id }) => id === submission.set);
    if (catalogue === undefined || set === undefined) return [`${submission.id}: by no known catalogue`];
    const { unit, period, revision: number } = submission;
    const receivedAt = Date.parse(submission.receivedAt);
    const monday = mondayOfWeek(period);
    const name = `${unit} ${period} revision ${number}`;
    const exceptions = world.operations.exceptions.filter(
      (one) => one.unit === unit && one.period === period,
    );
    const ends = exceptions.map(({ expiresAt }) => Date.parse(expiresAt));
    const wrong: string[] = [];
    if (!mayBeSent(receivedAt, locksAt(set, monday, catalogue.calendar), ends))
      wrong.push(`${name}: accepted after the lock`);
    if (submission.late !== isLate(set, revisions, { set: set.id, unit, period, number }))
      wrong.push(`${name}: ${submission.late ? 'late' : 'on time'}, and should not be`);
    return wrong;
  });
}
