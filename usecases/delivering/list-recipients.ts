import type { Temporal } from 'temporal-polyfill';
import { type RecipientPage, type RecipientsQuery, recipients } from '../../contract/recipients.ts';
import { personHash } from '../../domain/access/unsubscribe-token.ts';
import type { Catalogue, Recipient } from '../../domain/catalogue/catalogue.ts';
import { mailToNobody } from '../../domain/catalogue/mail-to-nobody.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { type MessageKind, messageKindNames } from '../../domain/delivery/message-kind.ts';
import { isDuty } from '../../domain/delivery/planned-delivery.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { readsFailures } from '../../domain/failures/failure-readers.ts';
import type { Text } from '../../domain/language/text.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, previousPeriod, weekOf } from '../../domain/period/period.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { reportingDayOf, reportRunOn } from '../../domain/schedule/reporting-day.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { byId, cursorAfter, entriesAfter } from '../pages.ts';
import type { Ports } from '../ports/ports.ts';
import { rankedSetOf } from '../ranking/ranked-set.ts';

/** On which occasions each kind of message goes out. */
const occasions: Readonly<Record<MessageKind, Text>> = {
  'weekly-report': {
    vi: 'Ngày làm việc đầu tiên sau mỗi tuần có xếp hạng, và khi kết quả đã báo cáo của đơn vị được đính chính.',
    en: 'On the first working day after each ranked week, and when a reported result of the unit is corrected.',
  },
  warnings: {
    vi: 'Buổi sáng những ngày có việc của đơn vị sắp đến hạn hoặc quá hạn, mỗi ngày một thư.',
    en: 'In the morning of days when something of the unit is due soon or overdue, one message a day.',
  },
  receipts: {
    vi: 'Sau mỗi lần đơn vị gửi số liệu.',
    en: 'After each submission of the unit.',
  },
  failures: {
    vi: 'Khi có sự cố mới cần vận hành xử lý, cách thư trước ít nhất số giờ danh mục quy định.',
    en: 'When something new has failed that operations must act on, as many hours after the last one as the catalogue says.',
  },
};

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
  const hasLeft = await unsubscribedAmong(ports, page);
  const next = nextReport(ports, catalogue, now);
  return {
    catalogueVersion: version,
    total: all.length,
    nobody: mailToNobody(catalogue, dateAt(now)),
    recipients: page.map((one) => {
      const { id, post, unit, email, language = 'both' } = one;
      const unitName = findUnit(catalogue, unit)?.name ?? { vi: unit, en: unit };
      return {
        ...{ id, post, unit, unitName, email, language },
        deliveredTo: addresses.get(id) ?? email,
        receives: receivedBy(catalogue, one).map((kind) => ({
          kind,
          why: reasonOf(kind, one, unitName, version),
          when: occasions[kind],
          next: kind === 'weekly-report' && next !== null ? instantText(next) : null,
          duty: isDuty(kind, catalogue),
          unsubscribed: !isDuty(kind, catalogue) && hasLeft(one, kind),
        })),
      };
    }),
    next: cursorAfter(page, left, byId),
  };
}

/** What a post gets: what it lists, and failures as one of operations. */
function receivedBy(catalogue: Catalogue, post: Recipient): MessageKind[] {
  const others = post.receives.filter((kind) => kind !== 'failures');
  return readsFailures(catalogue, post) ? [...others, 'failures'] : others;
}

function reasonOf(kind: MessageKind, { post }: Recipient, unit: Text, version: number): Text {
  if (kind === 'failures')
    return {
      vi: `Danh mục phiên bản ${version} ghi ${post.vi} (${unit.vi}) thuộc bộ phận vận hành.`,
      en: `Version ${version} of the catalogue lists ${post.en} (${unit.en}) as operations.`,
    };
  return {
    vi: `Danh mục phiên bản ${version} ghi ${post.vi} (${unit.vi}) nhận ${messageKindNames[kind].vi}.`,
    en: `Version ${version} of the catalogue lists ${post.en} (${unit.en}) for ${messageKindNames[kind].en}.`,
  };
}

/** Who of some recipients has unsubscribed from what. */
async function unsubscribedAmong(
  { signingKey, unsubscribes }: Pick<Ports, 'signingKey' | 'unsubscribes'>,
  posts: readonly Recipient[],
): Promise<(post: Recipient, kind: MessageKind) => boolean> {
  const key = await signingKey.read();
  const asked = posts.flatMap(({ id, email, receives }) =>
    receives.map((kind) => ({
      name: `${id} ${kind}`,
      subscription: { kind, person: personHash(email, key) },
    })),
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
