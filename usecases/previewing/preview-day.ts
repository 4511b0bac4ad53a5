import type { Temporal } from 'temporal-polyfill';
import {
  mostWholeMessages,
  type PreviewAnswer,
  type PreviewQuery,
  previewDaysAhead,
  previewDaysBack,
  previews,
} from '../../contract/previews.ts';
import type { VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import type { Delivery } from '../../domain/delivery/delivery.ts';
import { deliveryPartsFrom } from '../../domain/delivery/delivery-id.ts';
import { addressKey } from '../../domain/delivery/persons.ts';
import type { Text } from '../../domain/language/text.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { type RequestPart, unknownRecipient } from '../catalogue/unknown-parameter.ts';
import { MessageRenderer } from '../delivering/message-renderer.ts';
import { ReportWorkbooks } from '../delivering/report-workbooks.ts';
import { hasUnsubscribed } from '../delivering/subscriptions.ts';
import { previewFailures } from '../failures/preview-failures.ts';
import { entriesThatFit } from '../fitting.ts';
import { notOfThisList } from '../not-of-this-list.ts';
import type { Ports } from '../ports/ports.ts';
import { type PlayedDay, playDay } from './play-day.ts';
import { messageAnswer, runAnswer } from './preview-answer.ts';
import { dayTooFar } from './refusals.ts';

/**
 * Who would receive what on a day, and why, if its jobs ran with the current data. Runs the same use cases as the
 * schedules; nothing is written.
 * @throws Problem as {@link playWholeDay}
 */
export async function previewDay(
  ports: PlayingPorts & Pick<Ports, 'letterhead' | 'signingKey' | 'tableFiles' | 'unsubscribes'>,
  { at: { day }, recipient, cursor, limit, whole }: PreviewQuery,
): Promise<PreviewAnswer> {
  const { current, runs, deliveries, reports, editions } = await playWholeDay(ports, day, recipient, 'query');
  const left = entriesFrom(deliveries, cursor);
  const page = left.slice(0, whole ? Math.min(limit, mostWholeMessages) : limit);
  const isWhole = whole || recipient !== undefined;
  // The files of all readers would take longer than an answer may.
  const workbooks = isWhole ? new ReportWorkbooks({ ...ports, editions }, () => undefined) : null;
  const renderer = new MessageRenderer(reports, ports.letterhead, workbooks);
  const messages: PreviewAnswer['messages'] = [];
  for (const delivery of page) {
    const unsubscribed = await hasUnsubscribed(ports, delivery);
    const told = { unsubscribed, isWhole, withFiles: whole };
    messages.push(messageAnswer(delivery, await renderer.render(delivery, delivery.dueAt), told));
  }
  const shown = entriesThatFit(messages);
  const calendar = WorkingCalendar.of(current.catalogue.calendar);
  return {
    day: day.toString(),
    workingDay: calendar.isWorkingDay(day),
    dayNote: noteOn(day, calendar),
    knownAt: instantText(ports.clock.now()),
    catalogueVersion: current.version,
    runs: runs.map(runAnswer),
    total: deliveries.length,
    messages: shown,
    next: left.length > shown.length ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** The ports needed to simulate a day. */
export type PlayingPorts = Parameters<typeof previewFailures>[0] & Pick<Ports, 'catalogues' | 'scratch'>;

/**
 * Simulates a day, for all recipients or one. For today it includes the e-mails about failures known by now.
 * @param place where the request names the day and the recipient
 * @throws Problem `unavailable` before there is a catalogue, `malformed-request` for a day too far away, `not-found` for an
 * unknown recipient
 */
export async function playWholeDay(
  ports: PlayingPorts,
  day: Temporal.PlainDate,
  recipient: string | undefined,
  place: RequestPart,
): Promise<PlayedDay & { readonly current: VersionedCatalogue }> {
  const { catalogues, scratch, clock } = ports;
  const now = clock.now();
  const { days } = dateAt(now).until(day, { largestUnit: 'day' });
  if (days > previewDaysAhead || days < -previewDaysBack)
    throw dayTooFar(place, previewDaysBack, previewDaysAhead);
  const current = await currentCatalogue(catalogues);
  const person = current.catalogue.recipients.find(({ id }) => id === recipient);
  if (recipient !== undefined && person === undefined)
    throw unknownRecipient(current.catalogue, recipient, place);
  const played = await playDay(scratch(), current, day, now);
  const failures = days === 0 ? await previewFailures(ports, current.catalogue) : [];
  const all = [...played.deliveries, ...failures].toSorted(byOccurrence);
  // Posts with the same address are one person, who gets one message.
  const deliveries = all.filter(
    ({ recipient: to }) => person === undefined || addressKey(to.email) === addressKey(person.email),
  );
  return { ...played, deliveries, current };
}

function byOccurrence({ occurrence: one }: Delivery, { occurrence: other }: Delivery): number {
  return one.nominalTime < other.nominalTime ? -1 : one.nominalTime > other.nominalTime ? 1 : 0;
}

/**
 * The deliveries after the one a cursor names, by the time of their occurrences and then by key; all of them without a cursor.
 * @throws Problem `malformed-request` for a cursor that can name none
 */
function entriesFrom(deliveries: readonly Delivery[], cursor: string | undefined): readonly Delivery[] {
  if (cursor === undefined) return deliveries;
  const seen = deliveryPartsFrom(cursor);
  if (seen === null) throw notOfThisList(previews.getPreview.parameters.usage);
  const { nominalTime } = seen.occurrence;
  return deliveries.filter(({ occurrence, key }) =>
    occurrence.nominalTime === nominalTime ? key > seen.key : occurrence.nominalTime > nominalTime,
  );
}

function noteOn(day: Temporal.PlainDate, calendar: WorkingCalendar): Text | null {
  const exception = calendar.exceptionOn(day);
  if (exception !== undefined) return exception.name;
  return day.dayOfWeek <= 5 ? null : { vi: 'Nghỉ cuối tuần', en: 'Weekend' };
}
