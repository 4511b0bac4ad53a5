import type { Temporal } from 'temporal-polyfill';
import { type RecipientPage, type RecipientsQuery, recipients } from '../../contract/recipients.ts';
import { personHash } from '../../domain/access/unsubscribe-token.ts';
import type { Catalogue, Recipient } from '../../domain/catalogue/catalogue.ts';
import { mailToNobody } from '../../domain/catalogue/mail-to-nobody.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { isNotice, type ReceivedKind } from '../../domain/delivery/message-kind.ts';
import { isDuty } from '../../domain/delivery/planned-delivery.ts';
import { type Received, receivedIn } from '../../domain/delivery/received-mail.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { reportingDayOf, reportRunOn } from '../../domain/schedule/reporting-day.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { byId, cursorAfter, entriesAfter } from '../pages.ts';
import type { Ports } from '../ports/ports.ts';
import { rankedSetOf } from '../ranking/ranked-set.ts';
import { occasionsOf, whyReceived } from './received-words.ts';

/** How many weeks ahead the next report is looked for: whole weeks are off around Tết. */
const weeksAhead = 5;

/** How many subscriptions are read at once. */
const mostAsked = 100;

/**
 * The recipients of the catalogue in force, with what each of them gets, when and why.
 * @throws Problem `unavailable` before there is a catalogue; `malformed-request` for a cursor that is none of this list
 */
export async function listRecipients(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'signingKey' | 'times' | 'unsubscribes'>,
  { cursor, limit }: RecipientsQuery,
): Promise<RecipientPage> {
  const { catalogue, version } = await currentCatalogue(ports.catalogues);
  const now = ports.clock.now();
  const addresses = new Map(recipientsOn(catalogue, dateAt(now)).map(({ id, email }) => [id, email]));
  const all = catalogue.recipients.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const left = entriesAfter(all, cursor, byId, recipients.listRecipients.parameters.usage);
  const page = left.slice(0, limit);
  const received = receivedIn(catalogue);
  const hasLeft = await unsubscribedAmong(ports, page, received);
  const next = nextReport(ports, catalogue, now);
  return {
    catalogueVersion: version,
    total: all.length,
    nobody: mailToNobody(catalogue, dateAt(now)),
    recipients: page.map((one) => {
      const { id, post, unit, email, language = 'both' } = one;
      const unitName = findUnit(catalogue, unit)?.name ?? { vi: unit, en: unit };
      return {
        id,
        post,
        unit,
        unitName,
        email,
        language,
        deliveredTo: addresses.get(id) ?? email,
        receives: received(one).map((what) => {
          const { kind } = what;
          return {
            kind,
            why: whyReceived(what, one, unitName, version),
            when: occasionsOf(catalogue, one, what),
            next: kind === 'weekly-report' && next !== null ? instantText(next) : null,
            duty: isDuty(kind, catalogue),
            unsubscribed: !isDuty(kind, catalogue) && hasLeft(one, kind),
          };
        }),
      };
    }),
    next: cursorAfter(page, left, byId),
  };
}

/** Who of some recipients has unsubscribed from what. */
async function unsubscribedAmong(
  { signingKey, unsubscribes }: Pick<Ports, 'signingKey' | 'unsubscribes'>,
  posts: readonly Recipient[],
  received: (post: Recipient) => Received[],
): Promise<(post: Recipient, kind: ReceivedKind) => boolean> {
  const key = await signingKey.read();
  const asked = posts.flatMap((post) =>
    received(post).flatMap(({ kind }) =>
      isNotice(kind)
        ? []
        : [{ name: `${post.id} ${kind}`, subscription: { kind, person: personHash(post.email, key) } }],
    ),
  );
  const found = new Set<string>();
  for (let from = 0; from < asked.length; from += mostAsked) {
    const some = asked.slice(from, from + mostAsked);
    const answers = await unsubscribes.hasEach(some.map(({ subscription }) => subscription));
    for (const [index, { name }] of some.entries()) if (answers[index] === true) found.add(name);
  }
  return ({ id }, kind) => found.has(`${id} ${kind}`);
}

/** When the next weekly report is planned; null where none is within some weeks. */
function nextReport(
  { times }: Pick<Ports, 'times'>,
  catalogue: Catalogue,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const calendar = WorkingCalendar.of(catalogue.calendar);
  let week = previousPeriod(weekOf(dateAt(now)));
  for (let ahead = 0; ahead <= weeksAhead; ahead += 1, week = weekOf(week.to.add({ days: 1 }))) {
    const run = reportRunOn(reportingDayOf(week, calendar), times);
    if (isAfter(run, now) && rankedSetOf(catalogue, week) !== undefined) return run;
  }
  return null;
}
