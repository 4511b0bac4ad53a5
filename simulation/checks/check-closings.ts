import type { World } from '../world.ts';
import { type Accepted, foundAt } from './evidence.ts';
import { expectedPlan } from './expected-plan.ts';

/** A milestone is closed only after its date and once every unit has reached it, so that no unit misses a warning. */
export function checkClosings(world: World, { revisions }: Accepted): string[] {
  return world.milestones.closings.flatMap(({ milestone, version: number, at }) => {
    const version = world.operations.versions.find((one) => one.version === number);
    const isRight = foundAt(revisions, at).some(
      (found) =>
        version && expectedPlan(world, { job: 'warn', at }, version, found)?.closed.includes(milestone),
    );
    return isRight
      ? []
      : [`${milestone}: closed at ${new Date(at).toISOString()} though somebody was not done`];
  });
}
