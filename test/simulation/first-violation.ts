import type { FaultPlan } from '../../simulation/fault-plan.ts';
import type { Product } from '../../simulation/product.ts';

/** As many worlds are looked at. */
const mostWorlds = 200;

/**
 * Simulates world after world until one breaks a rule in the words of `says`.
 * The simulation is loaded anew, so that rules that were mocked before are the ones it runs by.
 * @returns what was broken; null when every world is well
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
