import { type ChainMember, firstIdOf } from './token-chain.ts';

/**
 * The holder whose requests are counted together: all tokens of a unit; for leaders and operations the tokens of a chain,
 * and with an operations token all operations tokens issued with it. Neither a rotation nor another token thus adds to
 * what a holder may request.
 */
export function countedAs({ token, first }: ChainMember): string {
  const { principal } = token;
  return principal.role === 'unit' ? `unit#${principal.unit}` : (first.countedWith ?? firstIdOf(token));
}
