import type { Recipient } from '../catalogue/catalogue.ts';

/** Whether a post may submit figures of its unit, signed in. */
export function submits({ role }: Pick<Recipient, 'role'>): boolean {
  return role === 'unit';
}

/** Whether a post lists receipts: those of its unit and of the units that its unit reports for. */
export function asksForReceipts({ receives }: Pick<Recipient, 'receives'>): boolean {
  return receives.includes('receipts');
}

/**
 * Whether a post gets the receipts of its own unit and hears what becomes of the figures of its unit and of the units that
 * its unit reports for, such as a decision on an extension.
 */
export function followsFigures(post: Pick<Recipient, 'receives' | 'role'>): boolean {
  return asksForReceipts(post) || submits(post);
}

/** Whether a post approves the figures of its unit and of those that its unit reports for, where a set asks for that. */
export function approves(post: Pick<Recipient, 'approves'>): boolean {
  return post.approves === true;
}

/** Whether a post runs the product. */
export function isOperator({ role }: Pick<Recipient, 'role'>): boolean {
  return role === 'operations';
}
