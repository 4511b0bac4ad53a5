import type { FaultPlan } from '../../simulation/fault-plan.ts';
import type { Product } from '../../simulation/product.ts';

/** The maximum number of worlds. */
const mostWorlds = 200;

/**
 * Simulates world after world until one violates a rule whose text contains `says`. Reloads the simulation, so that it
 * uses the mocked rules.
 * @param options.first the world to begin with: the one where the violation is known to show, to save the others
 * @returns the violation; null when there is none
 */
export async function firstViolation(
  seed: string,
  faults: FaultPlan,
  says: RegExp,
  { product, first = 0 }: { readonly product?: Product; readonly first?: number } = {},
): Promise<string | null> {
  const { simulateWorld } = await import('../../simulation/simulate-worlds.ts');
  for (let tried = 0; tried < mostWorlds; tried += 1) {
    const world = (first + tried) % mostWorlds;
    const simulation = { seed: `${seed}/${world}`, faults, ...(product && { product }) };
    const { violations } = await simulateWorld(simulation);
    const found = violations.find((violation) => says.test(violation));
    if (found !== undefined) return found;
  }
  return null;
}
