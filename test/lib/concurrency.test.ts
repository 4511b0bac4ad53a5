import { describe, expect, it } from 'vitest';
import { type Route, routes } from '../../functions/deployment/api-functions.ts';
import { sizings } from '../../lib/functions.ts';
import { throttleOf, throttleOfOthers } from '../../lib/route-throttles.ts';

/** How many functions an account may run at once: a new one, and one whose quota is raised as README asks. */
const [newAccount, raised] = [10, 1_000];

/** Seconds that a request holds an execution: a page or a file; a refusal of an invented token; a code, which waits on purpose. */
const seconds = { page: 0.02, refusal: 0.03, trial: 0.1, code: 1.1 };

function secondsOf({ operation: { id, access } }: Route): number {
  if (access !== 'open') return seconds.refusal;
  if (id === 'askForCode') return seconds.code;
  return id === 'createSession' ? seconds.trial : seconds.page;
}

/** What a flood of a route holds for as long as it lasts. HEAD has a limit of its own. */
function heldBy(route: Route, each = secondsOf(route)): number {
  return throttleOf(route).rateLimit * each * (route.operation.method === 'GET' ? 2 : 1);
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const open = routes.filter(({ operation }) => operation.access === 'open');

describe('F94: the executions that strangers can hold', () => {
  it('by flooding one open route leave most of a new account’s, also at first, when a burst passes', () => {
    for (const route of open) expect(heldBy(route), route.operation.id).toBeLessThanOrEqual(2.2);
    const codes = open.filter(({ operation }) => operation.id === 'askForCode');
    expect(codes).toHaveLength(1);
    for (const route of codes) {
      const { rateLimit, burstLimit } = throttleOf(route);
      // The burst is still on its way when the next ones come.
      expect(burstLimit + rateLimit * seconds.code).toBeLessThan(newAccount);
    }
  });

  it('by flooding all open routes at once are about all of a new account’s, and a fiftieth of what README asks for', () => {
    const unknown = throttleOfOthers.rateLimit * seconds.page;
    const held = sum(open.map((route) => heldBy(route))) + unknown;
    expect(held).toBeGreaterThan(newAccount / 2);
    expect(held).toBeLessThan(raised / 50);
  });

  it('by flooding every route with invented tokens are more than a new account has, and a tenth of what README asks for', () => {
    const held = sum(routes.map((route) => heldBy(route)));
    expect(held).toBeGreaterThan(newAccount);
    expect(held).toBeLessThan(raised / 10);
  });
});

describe('F94: the executions that holders of tokens can hold', () => {
  it('by the slowest requests of a route, each as long as its function may run, are fewer than README asks for', () => {
    const longest = routes.map(
      (route) => throttleOf(route).rateLimit * sizings[route.function].timeout.toSeconds(),
    );
    expect(Math.max(...longest)).toBeLessThan(raised);
  });
});
