import type { FaultPlan } from '../../simulation/fault-plan.ts';
import type { Product } from '../../simulation/product.ts';

/** The maximum number of worlds. */
const mostWorlds = 200;

/**
 * Simulates world after world until one violates a rule whose text contains `says`. Reloads the simulation, so that it
 * uses the mocked rules.
 * @returns the violation; null when there is none
 */
export async function firstViolation(
  seed: string,
  faults: FaultPlan,
  says: RegExp,
  product?: Product,
): Promise<string | null> {
  const { simulateWorld } = await import('../../simulation/simulate-worlds.ts');
  for (let index = 0; index < mostWorlds; index += 1) {
    const simulation = { seed: `${seed}/${index}`, faults, ...(product && { product }) };
    const { violations } = await simulateWorld(simulation);
    const found = violations.find((violation) => says.test(violation));
    if (found !== undefined) return found;
  }
  return null;
}
