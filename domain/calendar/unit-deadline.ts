import type { Text } from '../language/text.ts';
import type { InstantText } from '../period/instant-text.ts';
import type { SentState } from '../submission/completeness/sent-state.ts';
import type { CalendarEvent } from './calendar-event.ts';

type DeadlineBase = Pick<CalendarEvent, 'uid' | 'sequence' | 'when'> & {
  /** The name of the set or of the milestone. */
  readonly name: Text;
  /** The unit that must do it: the one whose calendar it is, or one for which that reports. */
  readonly unit: Text;
  /** Whether the unit has nothing more to do for it. */
  readonly isDone: boolean;
};

/** When figures of a set and period are due: at the end of the unit's exception from the lock, where it has one. */
export type OwedDeadline = DeadlineBase & {
  readonly goal: 'owed';
  /** When the figures of all others are due, where an exception moves that; null elsewhere. */
  readonly setDueAt: InstantText | null;
  readonly period: string;
  /** Null where figures were sent that cannot be read. */
  readonly sent: SentState | null;
  /** How many figures are lacking. */
  readonly lackingCount: number;
  /** The unit that reports for it, in the calendar of that unit; null in its own. */
  readonly reporter: Text | null;
  /** Until when figures can be sent. */
  readonly opensUntil: InstantText;
};

/** The date of a milestone in force. */
export type MilestoneDeadline = DeadlineBase & {
  readonly goal: 'milestone';
  /** Why nobody knows whether it is done: it is a date alone, or the unit's figures cannot be read. */
  readonly unknown: 'date-alone' | 'unreadable' | null;
};

/** Something that a unit must do by a time. */
export type UnitDeadline = OwedDeadline | MilestoneDeadline;
