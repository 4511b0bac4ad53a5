import fc from 'fast-check';
import { describe, it } from 'vitest';
import { Mailroom } from '../../simulation/model/mailroom.ts';
import {
  anyAnswer,
  anyFault,
  anyPersistence,
  anyPlan,
  anyRelease,
  anyReport,
  anySending,
  anyTime,
  anyTurn,
  anyUnsubscribing,
  waitingSender,
} from './model/deliveries/commands.ts';
import { RealMailroom } from './model/deliveries/real-mailroom.ts';
import type { Model } from './model/deliveries/steps.ts';

const anyCommands = fc.commands(
  [
    anyPlan,
    anyPlan,
    anyRelease,
    anyTime,
    anyTime,
    anySending,
    anySending,
    anyPersistence,
    anyFault,
    waitingSender,
    anyAnswer,
    anyReport,
    anyReport,
    anyTurn,
    anyUnsubscribing,
  ],
  { maxCommands: 60, size: 'max' },
);

describe('deliveries beside their model', () => {
  it('stand the same, whatever senders do, the service answers or reports, and whoever dies', async () => {
    await fc.assert(
      fc.asyncProperty(anyCommands, async (commands) => {
        const now = Date.parse('2024-01-17T00:30:00Z');
        const setup = () => {
          const model: Model = { mailroom: new Mailroom(), now, taken: new Map(), waiting: null };
          return { model, real: new RealMailroom(now) };
        };
        await fc.asyncModelRun(setup, commands);
      }),
      { numRuns: 150 },
    );
  }, 300_000);
});
