import type { Delivery } from '../domain/delivery/delivery.ts';
import type { WarningItem } from '../domain/milestone/warning-digest.ts';
import type { Planned } from './model/planned.ts';
import type { Item } from './model/warnings.ts';

/** A message as the product planned it. */
export function plannedIn({ recipient, content, expiresAt }: Delivery): Planned {
  return {
    posts: [recipient.id, ...(recipient.also ?? []).map(({ id }) => id)],
    email: recipient.email,
    about: aboutIn(content),
    expiresAt: Date.parse(expiresAt),
  };
}

function aboutIn(content: Delivery['content']): Planned['about'] {
  switch (content.kind) {
    case 'weekly-report':
      return `${content.set} ${content.period}`;
    case 'warning-digest':
      return [
        ...content.digest.items.map((item) => itemIn(item, item.escalatedTo?.length ?? 0, false)),
        ...(content.digest.escalations ?? []).map(({ item, owners, more = 0 }) =>
          itemIn(item, owners.length + more, true),
        ),
      ];
    case 'submission-receipt':
      return content.receipt.reference;
    case 'ranking-correction':
      return `${content.correction.set} ${content.correction.period} ${content.correction.edition}`;
    case 'notice':
      return `${content.notice.about} ${content.notice.set} ${content.notice.period}`;
    case 'failure-digest':
      return content.digest.at;
    case 'rendered':
      return content.subject;
  }
}

function itemIn(item: WarningItem, others: number, isBelow: boolean): Item {
  const { unit, date, kind, workingDays } = item;
  const about = { unit, date, kind, workingDays, others, isBelow };
  switch (item.goal) {
    case 'owed':
      return { ...about, milestone: `${item.set} ${item.period}`, done: 0, target: item.lacking.count };
    case 'submissions':
    case 'date':
      return { ...about, milestone: item.milestone, done: 0, target: 0 };
    default:
      return { ...about, milestone: item.milestone, done: item.done, target: item.target };
  }
}
