import type { IndicatorSet } from '../../domain/catalogue/catalogue.ts';
import { type Instant, instantAt, mondayOfWeek, second } from './days.ts';
import { dueAt, isOwed, locksAt } from './ranked-week.ts';
import { type Address, isLate, mayBeSent, type Revision, revisionsOf } from './revisions.ts';
import type { Calendar } from './working-days.ts';

/** Figures as a unit sends them. */
export type Sending = Address & {
  /** The unit's key for this request, and a stand-in for its body. */
  readonly key: string;
  readonly body: string;
  /** The revision being corrected; null for first figures. */
  readonly ifMatch: number | null;
  readonly hasReason: boolean;
  readonly values: Revision['values'];
};

/** An accepted request. */
export type Accepted = Revision & { readonly key: string; readonly body: string; readonly late: boolean };

/** Why a request is refused. */
export type Refusal =
  | 'invalid-submission'
  | 'idempotency-key-reused'
  | 'idempotency-key-in-flight'
  | 'period-locked'
  | 'correction-needs-if-match'
  | 'correction-outdated';

/** A used key: never valid for another body, and for the same one only while no attempt holds it; unused once released. */
export type KeyLease = { readonly body: string; readonly until: Instant };

/** How long an attempt holds a key. */
const longestHold = 30 * second;

/** Accepts units' figures, or explains why not. */
export class Intake {
  readonly set: IndicatorSet;
  readonly calendar: Calendar;
  accepted: Accepted[] = [];
  /** By unit and key. */
  holds = new Map<string, KeyLease>();
  /** When each exception from a lock ends. */
  readonly exceptions: (Pick<Address, 'unit' | 'period'> & { readonly end: Instant })[] = [];

  constructor(set: IndicatorSet, calendar: Calendar) {
    this.set = set;
    this.calendar = calendar;
  }

  /** A copy in the same state. */
  copy(): Intake {
    const copy = new Intake(this.set, this.calendar);
    copy.accepted = [...this.accepted];
    copy.holds = new Map(this.holds);
    copy.exceptions.push(...this.exceptions);
    return copy;
  }

  /**
   * Accepts a request. A request already accepted under its key, from the same base, is accepted again, with the same answer;
   * so is one that names the revision in force with the body that made it. Figures that only add to those in force need neither
   * a base nor a reason.
   */
  take(sending: Sending, now: Instant): Accepted | Refusal {
    const monday = mondayOfWeek(sending.period);
    if (!isOwed(this.set, monday) || now < instantAt(monday, '00:00')) return 'invalid-submission';
    const own = revisionsOf(this.accepted, sending);
    const last = own.at(-1);
    const ofKey = own.filter(({ key }) => key === sending.key);
    if (ofKey.some(({ body }) => body !== sending.body)) return 'idempotency-key-reused';
    const earlier =
      sending.ifMatch === null ? ofKey.at(-1) : ofKey.find(({ number }) => number - 1 === sending.ifMatch);
    if (earlier !== undefined) return earlier;
    if (last !== undefined && last.number === sending.ifMatch && last.body === sending.body) return last;
    const open = this.exceptions.filter(
      ({ unit, period }) => unit === sending.unit && period === sending.period,
    );
    const ends = open.map(({ end }) => end);
    if (!mayBeSent(now, locksAt(this.set, monday, this.calendar), ends)) return 'period-locked';
    if (last === undefined && sending.ifMatch !== null) return 'correction-outdated';
    if (last !== undefined && !(sending.ifMatch === null && addsOnly(last.values, sending.values))) {
      if (sending.ifMatch === null) return 'correction-needs-if-match';
      if (sending.ifMatch !== last.number) return 'correction-outdated';
      if (!sending.hasReason && !addsOnly(last.values, sending.values)) return 'invalid-submission';
    }
    const held = this.holds.get(claimNameOf(sending));
    if (held !== undefined && held.body !== sending.body) return 'idempotency-key-reused';
    if (held !== undefined && now < held.until) return 'idempotency-key-in-flight';
    this.holds.set(claimNameOf(sending), { body: sending.body, until: now + longestHold });
    return this.#accept(sending, last, now);
  }

  /** The figures of a correction overlay those in force; a unit that was on time stays on time. */
  #accept(sending: Sending, last: Accepted | undefined, now: Instant): Accepted {
    const { set, unit, period, key, body } = sending;
    const values = new Map([...(last?.values ?? []), ...sending.values]);
    const revision = {
      set,
      unit,
      period,
      key,
      body,
      number: (last?.number ?? 0) + 1,
      receivedAt: now,
      dueAt: dueAt(this.set, mondayOfWeek(period), this.calendar),
      values,
    };
    const accepted = { ...revision, late: isLate(this.set, [...this.accepted, revision], revision) };
    this.accepted.push(accepted);
    return accepted;
  }
}

/** Whether figures add to others and change none of them. */
function addsOnly(before: Revision['values'], sent: Revision['values']): boolean {
  const isSame = (id: string) => JSON.stringify(before.get(id)) === JSON.stringify(sent.get(id));
  const added = [...sent.keys()].filter((id) => !before.has(id));
  return added.length > 0 && [...sent.keys()].every((id) => added.includes(id) || isSame(id));
}

/** The name of a claim: the base of a correction is part of its key. */
export function claimNameOf({ unit, key, ifMatch }: Pick<Sending, 'unit' | 'key' | 'ifMatch'>): string {
  return ifMatch === null ? `${unit} ${key}` : `${unit} ${ifMatch} ${key}`;
}
