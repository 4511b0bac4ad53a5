import { Temporal } from 'temporal-polyfill';
import { type SnoozeAnswer, type Snoozing, snoozingUsage } from '../../contract/snoozes.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { maySubmit } from '../../domain/access/may-submit.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { formatDate, formatPeriod } from '../../domain/language/format.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { deadlineOf } from '../../domain/submission/completeness/deadline-of.ts';
import { canSnoozeUntil, type Snooze, snoozeDays } from '../../domain/submission/warnings/snooze.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { Ports } from '../ports/ports.ts';
import { placeAsked } from './place-asked.ts';
import { violationAt } from './refusals.ts';

/**
 * Records that a unit is working on the figures it owes for a period, and postpones its reminders to a day. The last request
 * counts.
 * @throws Problem `forbidden` for a unit that the caller may not submit for; `malformed-request` for figures that the unit
 * does not owe or cannot send yet, and for a day without reminders; `conflict` from the day of the deadline on; `unavailable`
 */
export async function snoozeReminders(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'exceptions' | 'snoozes'>,
  asked: Snoozing,
  by: Caller,
): Promise<SnoozeAnswer> {
  const { catalogue } = await currentCatalogue(ports.catalogues);
  if (!maySubmit(by.principal, asked, catalogue)) throw notYourUnit(catalogue, asked.unit);
  const now = ports.clock.now();
  const { unit, set, period } = placeAsked(catalogue, asked, now, snoozingUsage);
  const calendar = WorkingCalendar.of(catalogue.calendar);
  const exceptions = await ports.exceptions.list(unit.id, set.id, period.id);
  const deadline = dateAt(deadlineOf(windowOf(set, period, calendar), exceptions.found, now));
  const today = dateAt(now);
  const days = snoozeDays(today, deadline, calendar);
  if (days.length === 0) throw isDue(period.id, deadline);
  if (!canSnoozeUntil(Temporal.PlainDate.from(asked.until), today, deadline, calendar))
    throw new Problem('malformed-request', snoozingUsage, [notThatDay(asked.until, days)]);
  const snooze: Snooze = {
    unit: unit.id,
    set: set.id,
    period: period.id,
    until: asked.until,
    at: instantText(now),
    by: { tokenId: by.tokenId, label: by.label },
  };
  await ports.snoozes.put(snooze);
  return { ...snooze, by: snooze.by.label };
}

function notThatDay(given: string, days: readonly Temporal.PlainDate[]): Violation {
  const last = days.at(-1)?.toString() ?? '';
  const first = days[0]?.toString() ?? '';
  return violationAt(
    '/until',
    'not-a-day-to-remind',
    `Ngày nhắc lại phải là ngày làm việc, từ ${formatDate(first, 'vi')} đến hạn gửi ${formatDate(last, 'vi')}; ${formatDate(given, 'vi')} không chọn được.`,
    `The day must be a working day from ${formatDate(first, 'en')} to the deadline on ${formatDate(last, 'en')}; ${formatDate(given, 'en')} is not.`,
  );
}

function isDue(period: string, deadline: Temporal.PlainDate): Problem {
  const day = deadline.toString();
  return new Problem('conflict', {
    vi: `Không hẹn nhắc lại được: hạn gửi ${formatPeriod(period, 'vi')} là ${formatDate(day, 'vi')}. Gửi số liệu, hoặc xin gia hạn nếu cần thêm thời gian.`,
    en: `Reminders cannot be put off any more: ${formatPeriod(period, 'en')} is due on ${formatDate(day, 'en')}. Submit the figures, or ask for an extension if you need more time.`,
  });
}

function notYourUnit(catalogue: Catalogue, id: string): Problem {
  const unit = unitWithId(catalogue, id);
  return new Problem('forbidden', {
    vi: `Chỉ nơi gửi số liệu của ${unit.vi} được hẹn nhắc lại cho đơn vị ấy.`,
    en: `Only who may submit figures of ${unit.en} may put off its reminders.`,
  });
}
