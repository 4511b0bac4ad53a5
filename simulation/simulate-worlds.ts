import { checkAccepted } from './checks/check-accepted.ts';
import { checkClosings } from './checks/check-closings.ts';
import { checkConfirmations } from './checks/check-confirmations.ts';
import { checkHeard } from './checks/check-heard.ts';
import { checkLedger } from './checks/check-ledger.ts';
import { checkMessages } from './checks/check-messages.ts';
import { checkPlanned } from './checks/check-planned.ts';
import { checkRankings } from './checks/check-rankings.ts';
import { checkReceipts } from './checks/check-receipts.ts';
import { readAccepted } from './checks/evidence.ts';
import type { FaultPlan } from './fault-plan.ts';
import { type Product, realProduct } from './product.ts';
import { World } from './world.ts';

/** The outcome of several worlds. */
export type Outcome = {
  worlds: number;
  occurrences: number;
  messages: number;
  /** Planned messages not sent without a good reason. */
  lost: number;
  /** Copies beyond the first. */
  duplicated: number;
  /** Messages sent without their sender having recorded it; each waits for its event. */
  ambiguous: number;
  /** Messages none of whose events arrived. */
  unheard: number;
  /** Violated rules, with the seed of the world; only the first ones. */
  readonly violations: string[];
  /** The number of violations. */
  broken: number;
  /** The traces of all worlds, as one hash. */
  trace: string;
};

/** What to simulate. */
export type Simulation = {
  readonly seed: string;
  readonly faults: FaultPlan;
  readonly product?: Product;
};

/** The maximum number of violations listed. */
const mostTold = 50;

/** The outcome of no world, to which those of worlds are added. */
export function emptyOutcome(): Outcome {
  return {
    worlds: 0,
    occurrences: 0,
    messages: 0,
    lost: 0,
    duplicated: 0,
    ambiguous: 0,
    unheard: 0,
    violations: [],
    broken: 0,
    trace: '',
  };
}

/**
 * Simulates worlds, one after the other, until they have had the given number of occurrences.
 * @param share this lane's share of the work: it starts with world `first`, and takes every `of`th
 */
export async function simulate(
  { seed, faults, product = realProduct }: Simulation,
  occurrences: number,
  share = { first: 0, of: 1 },
): Promise<Outcome> {
  const total = emptyOutcome();
  for (let index = share.first; total.occurrences < occurrences; index += share.of) {
    add(total, await simulateWorld({ seed: `${seed}/${index}`, faults, product }));
  }
  return total;
}

/** Simulates one world and checks, at its end, that every rule held. */
export async function simulateWorld(
  { seed, faults, product = realProduct }: Simulation,
  write?: (line: string) => void,
): Promise<Outcome> {
  const world = new World({ seed, faults, product, ...(write === undefined ? {} : { write }) });
  await world.run();
  const { wrong, lost, duplicated, ambiguous } = await checkMessages(world);
  const accepted = await readAccepted(world);
  const mayDuplicate = faults.events.lost > 0;
  const violations = [
    ...checkLedger(world),
    ...checkAccepted(world, accepted),
    ...checkReceipts(world, accepted),
    ...checkRankings(world, accepted),
    ...(await checkPlanned(world, accepted)),
    ...checkClosings(world, accepted),
    ...(await checkConfirmations(world, accepted)),
    ...(await checkHeard(world)),
    ...world.tokenHolders.violations,
    ...wrong,
    ...lost.map((id) => `${id}: lost`),
    ...(mayDuplicate ? [] : duplicated.map((id) => `${id}: sent twice`)),
  ].map((violation) => `world ${seed}: ${violation}`);
  return {
    worlds: 1,
    occurrences: world.expected().length,
    messages: world.mail.taken.length,
    lost: lost.length,
    duplicated: duplicated.length,
    ambiguous,
    unheard: world.unheard.length,
    violations,
    broken: violations.length,
    trace: world.trace.hash,
  };
}

/** Adds one outcome to another. */
export function add(total: Outcome, one: Outcome): void {
  total.worlds += one.worlds;
  total.occurrences += one.occurrences;
  total.messages += one.messages;
  total.lost += one.lost;
  total.duplicated += one.duplicated;
  total.ambiguous += one.ambiguous;
  total.unheard += one.unheard;
  total.broken += one.broken;
  total.violations.push(...one.violations.slice(0, mostTold - total.violations.length));
  total.trace = combined(total.trace, one.trace);
}

function combined(one: string, other: string): string {
  let hash = 0n;
  for (const half of `${one}${other}`)
    hash = BigInt.asUintN(64, hash * 1_099_511_628_211n + BigInt(half.charCodeAt(0)));
  return hash.toString(16).padStart(16, '0');
}
