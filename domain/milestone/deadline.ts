import { Temporal } from 'temporal-polyfill';
import type { Extension, Milestone } from '../catalogue/milestone.ts';

/** A milestone's due date, as decided by a given day. */
export type Deadline = {
  readonly date: Temporal.PlainDate;
  /** The extension that set the date, with the date it replaced; null while the original date applies. */
  readonly extension: (Extension & { readonly from: string }) | null;
};

/** The deadline of a milestone as known on a day: an extension counts from the day it was decided. */
export function deadlineOn(milestone: Milestone, day: Temporal.PlainDate): Deadline {
  let date = milestone.date;
  let extension: Deadline['extension'] = null;
  for (const later of milestone.extensions ?? []) {
    if (later.decidedOn > day.toString()) break;
    extension = { ...later, from: date };
    date = later.date;
  }
  return { date: Temporal.PlainDate.from(date), extension };
}
