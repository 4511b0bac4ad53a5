import { describe, expect, it } from 'vitest';
import { manyFaults, noFaults } from '../../simulation/fault-plan.ts';
import {
  blamesTheMessage,
  catchesNothingUp,
  doesNotWaitForEvents,
  expiresADayLate,
  forgetsForeignEvents,
  goesByTheWallClock,
  ignoresLeases,
  leasesTooShort,
  marksBeforeSending,
  revokesNothing,
  sendsWithoutClaim,
  stopsAtABadEvent,
} from './broken-products.ts';
import { firstViolation } from './first-violation.ts';

const triggeredTwice = { ...manyFaults, ticks: { twice: 0.6, never: 0 } };
const hardlyTriggered = { ...noFaults, triggers: { late: 0, twice: 0, never: 0.7 } };
const silentService = {
  ...manyFaults,
  mail: { ...manyFaults.mail, silentlyTaken: 0.1 },
  events: { ...manyFaults.events, late: 0.5 },
};

describe('the simulation notices a product that', () => {
  // Last, the first world in which it showed when last measured; the search begins there.
  it.each([
    ['F13: marks a message as sent before it is', marksBeforeSending, manyFaults, /: lost$/, 1],
    ['F33: sends without having claimed the delivery', sendsWithoutClaim, triggeredTwice, /: sent twice$/, 0],
    [
      'F15: sends again at once what nobody has answered',
      doesNotWaitForEvents,
      silentService,
      /: sent twice$/,
      0,
    ],
    [
      'F1, F3: drops the lease of an occurrence',
      ignoresLeases,
      manyFaults,
      /from a run that was still going on$/,
      10,
    ],
    [
      'F4: passes over what nothing triggered',
      catchesNothingUp,
      hardlyTriggered,
      /could have been caught up/,
      0,
    ],
    ['F19: gives messages up because of the account', blamesTheMessage, manyFaults, /: lost$/, 2],
    ['F27: lets a bad event hold up others', stopsAtABadEvent, manyFaults, /is \w+, and should be/, 1],
    [
      'F22: forgets events of no delivery',
      forgetsForeignEvents,
      manyFaults,
      /kept 0 events of no message/,
      1,
    ],
    ['F5, F30: works for the day it is', goesByTheWallClock, manyFaults, /: nobody expects such a run$/, 3],
    ['takes a lease shorter than its run', leasesTooShort, manyFaults, /has a lease shorter than its run/, 0],
    ['lets warnings be sent on the next day', expiresADayLate, manyFaults, /warn@.*planned/, 0],
    ['revokes no token', revokesNothing, manyFaults, /work after their revocation/, 0],
  ] as const)(
    '%s',
    async (_, product, faults, says, first) => {
      expect(await firstViolation('broken', faults, says, { product, first })).toMatch(says);
    },
    120_000,
  );
});
