import { describe, expect, it } from 'vitest';
import { manyFaults, noFaults } from '../../simulation/fault-plan.ts';
import {
  blamesTheMessage,
  catchesNothingUp,
  doesNotWaitForEvents,
  forgetsForeignEvents,
  goesByTheWallClock,
  ignoresLeases,
  marksBeforeSending,
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
  it.each([
    ['F13: marks a message as sent before it is', marksBeforeSending, manyFaults, /: lost$/],
    ['F33: sends without having claimed the delivery', sendsWithoutClaim, triggeredTwice, /: sent twice$/],
    [
      'F15: sends again at once what nobody has answered',
      doesNotWaitForEvents,
      silentService,
      /: sent twice$/,
    ],
    [
      'F1, F3: drops the lease of an occurrence',
      ignoresLeases,
      manyFaults,
      /from a run that was still going on$/,
    ],
    [
      'F4: passes over what nothing triggered',
      catchesNothingUp,
      hardlyTriggered,
      /could have been caught up/,
    ],
    ['F19: gives messages up because of the account', blamesTheMessage, manyFaults, /: lost$/],
    ['F27: lets a bad event hold up others', stopsAtABadEvent, manyFaults, /is \w+, and should be/],
    ['F22: forgets events of no delivery', forgetsForeignEvents, manyFaults, /kept 0 events of no message/],
    ['F5, F30: works for the day it is', goesByTheWallClock, manyFaults, /: nobody expects such a run$/],
  ])(
    '%s',
    async (_, product, faults, says) => {
      expect(await firstViolation('broken', faults, says, { product })).toMatch(says);
    },
    120_000,
  );
});
