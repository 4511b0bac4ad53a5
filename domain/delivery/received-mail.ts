import type { Catalogue, Recipient } from '../catalogue/catalogue.ts';
import { readsFailures } from '../failures/failure-readers.ts';
import { type ReceivedKind, receivedKinds } from './message-kind.ts';
import { approves, asksForReceipts, followsFigures, isOperator, submits } from './post-duties.ts';

/**
 * Why a post gets a kind of message: it lists the kind, or receipts; it may submit or approve figures, or runs the product;
 * or the catalogue names it as the post for escalations.
 */
export type ReasonToReceive = 'listed' | 'receipts' | 'submits' | 'approves' | 'operations' | 'named';

/** A kind of message that a post gets, for at least one reason. */
export type Received = { readonly kind: ReceivedKind; readonly because: readonly ReasonToReceive[] };

type ReceivingCatalogue = Pick<Catalogue, 'recipients' | 'sets' | 'milestones'>;

/**
 * Lists for each post of a catalogue every kind of message that it gets when there is reason for one: first the kinds it
 * lists, then those that come with its duties. Planning a message finds its readers by the same duties. A stand-in gets what
 * the post gets.
 */
export function receivedIn(catalogue: ReceivingCatalogue): (post: Recipient) => Received[] {
  const named = superiorsNamed(catalogue);
  const isApprovalAsked = catalogue.sets.some(({ approval }) => approval !== undefined);
  return (post) => {
    const order = [...post.receives, ...receivedKinds.filter((kind) => !listed(post, kind))];
    return order.flatMap((kind) => {
      const because = reasonsFor(kind, post);
      return because.length === 0 ? [] : [{ kind, because }];
    });
  };

  function reasonsFor(kind: ReceivedKind, post: Recipient): ReasonToReceive[] {
    const isApprover = isApprovalAsked && approves(post);
    switch (kind) {
      case 'weekly-report':
        return when({ listed: listed(post, kind) });
      case 'warnings':
        return when({ listed: listed(post, kind), approves: isApprover, named: named.has(post.id) });
      case 'receipts':
        return when({ listed: asksForReceipts(post), submits: submits(post) });
      case 'failures':
        return when({ operations: readsFailures(catalogue, post) });
      case 'notices':
        return followsFigures(post) ? followerOf(post) : [];
      case 'returned-figures':
        return isApprovalAsked && followsFigures(post) && !approves(post) ? followerOf(post) : [];
      case 'approvals':
        return when({ approves: isApprover });
      case 'requests':
        return when({ operations: isOperator(post) });
    }
  }
}

function followerOf(post: Recipient): ReasonToReceive[] {
  return when({ receipts: asksForReceipts(post), submits: submits(post) });
}

function listed({ receives }: Recipient, kind: ReceivedKind): boolean {
  return receives.some((one) => one === kind);
}

function when(reasons: Partial<Record<ReasonToReceive, boolean>>): ReasonToReceive[] {
  const order = ['listed', 'receipts', 'submits', 'approves', 'operations', 'named'] as const;
  return order.filter((reason) => reasons[reason] === true);
}

/** The posts to whom a set or a milestone reports what is overdue, by name. */
function superiorsNamed({ sets, milestones }: ReceivingCatalogue): ReadonlySet<string> {
  const all = [...sets, ...milestones].map((one) => ('escalation' in one ? one.escalation : undefined));
  return new Set(all.flatMap((one) => (one === undefined || one === 'none' ? [] : (one.to ?? []))));
}
