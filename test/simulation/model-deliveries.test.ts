import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mailroom } from '../../simulation/model/mailroom.ts';
import { sized } from '../fixtures/size.ts';
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
import { treatments } from './model/deliveries/mail-service.ts';
import { RealMailroom } from './model/deliveries/real-mailroom.ts';
import { type Model, plan, send } from './model/deliveries/steps.ts';

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

function setUp(): { model: Model; real: RealMailroom } {
  const now = Date.parse('2024-01-17T00:30:00Z');
  const model: Model = { mailroom: new Mailroom(), now, taken: new Map(), waiting: null };
  return { model, real: new RealMailroom(now) };
}

describe('deliveries beside their model', () => {
  it('stand the same, whatever senders do, the service answers or reports, and whoever dies', async () => {
    await fc.assert(
      fc.asyncProperty(anyCommands, async (commands) => {
        await fc.asyncModelRun(setUp, commands);
      }),
      { numRuns: sized({ usual: 50, full: 150 }) },
    );
  }, 300_000);

  it('stand the same after so many senders that all their reserved turns together last longer than one waits', async () => {
    const { model, real } = setUp();
    const heldOnce = treatments['held for the rate, then sent'];
    if (heldOnce === undefined) throw new RangeError('no such treatment');
    for (let sender = 0; sender < 60; sender += 1) {
      await plan(model, real, { run: null, isPoison: false, email: 'one@province.example', lasts: 45 });
      await send(model, real, () => heldOnce);
    }
    const states = [...model.mailroom.letters.values()].map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['sent']));
    expect((await real.messages()).size).toBe(60);
  });
});
