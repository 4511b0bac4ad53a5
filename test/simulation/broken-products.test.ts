import { describe, expect, it } from 'vitest';
import { manyFaults } from '../../simulation/fault-plan.ts';
import type { Product } from '../../simulation/product.ts';
import { simulate } from '../../simulation/simulate-worlds.ts';
import {
  doesNotWaitForEvents,
  goesByTheWallClock,
  ignoresLeases,
  marksBeforeSending,
  sendsWithoutClaim,
} from './broken-products.ts';

const simulated = (product: Product, faults = manyFaults) =>
  simulate({ seed: 'broken', faults, product }, 600);

describe('the simulation notices a product that', () => {
  it('F13: marks a message as sent before it is: messages get lost', async () => {
    const outcome = await simulated(marksBeforeSending);
    expect(outcome.lost).toBeGreaterThan(0);
  }, 120_000);

  it('F33: sends without having claimed the delivery: messages are sent twice', async () => {
    const outcome = await simulated(sendsWithoutClaim, {
      ...manyFaults,
      ticks: { twice: 0.6, never: 0 },
    });
    expect(outcome.duplicated).toBeGreaterThan(0);
  }, 120_000);

  it('F15: sends again at once what nobody has answered: messages are sent twice', async () => {
    const outcome = await simulated(doesNotWaitForEvents, {
      ...manyFaults,
      mail: { ...manyFaults.mail, silentlyTaken: 0.1 },
      events: { ...manyFaults.events, late: 0.5 },
    });
    expect(outcome.duplicated).toBeGreaterThan(0);
  }, 120_000);

  it('F1, F3: drops the lease of an occurrence: two runs at once', async () => {
    const outcome = await simulated(ignoresLeases);
    expect(outcome.violations.join('\n')).toContain('taken from a run that was still going on');
  }, 120_000);

  it('F5, F30: goes by the wall clock: other periods, other messages', async () => {
    const outcome = await simulated(goesByTheWallClock);
    expect(outcome.broken).toBeGreaterThan(0);
    expect(outcome.violations.join('\n')).toMatch(/has come to no end|second report|other messages/);
  }, 120_000);
});
