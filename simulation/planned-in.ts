import type { Delivery } from '../domain/delivery/delivery.ts';
import type { Planned } from './model/planned.ts';

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
      return content.digest.items.map((item) => ({
        unit: item.unit,
        milestone: item.milestone,
        date: item.date,
        kind: item.kind,
        workingDays: item.workingDays,
        done: 'done' in item ? item.done : 0,
        target: 'target' in item ? item.target : 0,
      }));
    case 'submission-receipt':
      return content.receipt.reference;
    case 'ranking-correction':
      return `${content.correction.set} ${content.correction.period} ${content.correction.edition}`;
    case 'rendered':
      return content.subject;
  }
}
