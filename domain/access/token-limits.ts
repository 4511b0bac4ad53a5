import type { Principal } from './principal.ts';

/**
 * The maximum number of tokens issued per day, for one unit, for the readers of one unit, for all leaders and for all
 * operations. Each is stored for ever, so that it can be listed; a program that requests a new one each time it starts should
 * keep the one it has.
 */
export const mostTokensADay: Readonly<Record<Principal['role'], number>> = {
  unit: 20,
  reader: 20,
  leader: 200,
  operations: 20,
};

/**
 * The maximum number of chains between an operations token and the directly invoked token that it comes from, that one
 * included. Each request reads the first token of each, so that revoking any of them takes effect at once.
 */
export const mostIssuers = 3;
