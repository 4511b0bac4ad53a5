import type { Delivery } from '../../domain/delivery/delivery.ts';
import type { Instant } from '../model/days.ts';
import type { Person } from '../model/persons.ts';
import type { Item } from '../model/warnings.ts';

/** One message as it was planned: to whom, about what, and from when on it must not be sent. */
export type Planned = {
  readonly posts: readonly string[];
  readonly email: string;
  readonly about: string | readonly Item[];
  readonly expiresAt: Instant;
};

/** A message as the model plans it. */
export function plannedFor(person: Person, about: Planned['about'], expiresAt: Instant): Planned {
  return { posts: person.map(({ id }) => id), email: person[0]?.email ?? '', about, expiresAt };
}

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
    case 'rendered':
      return content.subject;
  }
}
