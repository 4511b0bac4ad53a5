import { capitalise, formatDate, formatWeekday } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { byUrgency } from '../../domain/milestone/urgency.ts';
import type { WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Extent, fitting } from '../letter/extent.ts';
import { type Addressee, type Leaving, type Letter, letterTexts, postsOf } from '../letter/letter.ts';
import type { Message } from '../letter/message.ts';
import type { MessageDefinition } from '../message-definition.ts';
import { deadlineWords } from './deadline-words.ts';
import { type DigestTime, groupedByUnit, isPast, statusOf } from './urgency.ts';
import { warningDigestBody } from './warning-digest-html.ts';
import { warningDigestParagraphs } from './warning-digest-plain.ts';
import { digestSectionsOf } from './warning-digest-sections.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** Warns a recipient once a day about unfinished milestones and missing submissions. */
export const warningDigestMessage: MessageDefinition<'warning-digest'> = {
  reason: ({ digest }, posts) => ({
    vi: `Chưa hoàn thành: ${listed(digest, 'vi')}. Chức vụ ${posts.vi} thuộc danh sách nhận cảnh báo.`,
    en: `Not done: ${listed(digest, 'en')}. On the list for warnings: ${posts.en}.`,
  }),
  render: ({ digest }, { recipient, leaving, at }) => renderWarningDigest(digest, recipient, leaving, at),
};

/**
 * One person's warnings of one day as an e-mail, the most urgent item first.
 * @param leaving how the reader can unsubscribe; null to omit it
 * @param at when it leaves, so that a deadline that has passed by then is not called ahead; null when that is not known
 * @throws {RangeError} when the digest is empty
 */
export function renderWarningDigest(
  digest: WarningDigest,
  recipient: Addressee,
  leaving: Leaving | null = null,
  at: string | null = null,
): Message {
  const sorted = { ...digest, items: byUrgency(digest.items) };
  return fitting((extent) =>
    bilingualMessage(
      subjectOf(sorted, at),
      (language) => {
        const sections = digestSectionsOf(sorted, at, extent, language);
        return {
          letter: letterOf(sorted, recipient, extent, language),
          body: warningDigestBody(sections, language),
          paragraphs: warningDigestParagraphs(sections, language),
        };
      },
      leaving,
    ),
  );
}

/**
 * Names the first item, which must be the most urgent: `[Nhắc việc] Còn 3 ngày làm việc: Hoàn thành bộ dữ liệu số (hạn
 * 30/06/2023) và 2 mốc khác`. A digest about several units names that item's unit too.
 */
function subjectOf({ day, items, beyond }: WarningDigest, at: string | null): string {
  const [first, ...others] = items;
  if (first === undefined) throw new RangeError('A digest without items is never sent.');
  const kind = first.kind === 'overdue' || isPast(first, at) ? 'Quá hạn' : 'Nhắc việc';
  const status =
    first.kind === 'overdue' ? `Chậm ${first.workingDays} ngày làm việc` : statusOf(first, { day, at }, 'vi');
  const count = others.length + (beyond?.items ?? 0);
  const more = count === 0 ? '' : ` và ${count} mốc khác`;
  const isOfOne = (beyond?.units ?? 1) === 1 && items.every(({ unit }) => unit === first.unit);
  const what = isOfOne ? first.name.vi : `${first.name.vi} – ${first.unitName.vi}`;
  return `[${kind}] ${status}: ${what} (${deadlineWords(first, 'vi').short})${more}`;
}

function letterOf(digest: WarningDigest, recipient: Addressee, extent: Extent, language: Language): Letter {
  const texts = warningDigestTexts[language];
  const shared = letterTexts[language];
  const posts = postsOf(recipient, language, extent.names);
  const units = groupedByUnit(digest.items).map(({ unitName }) => unitName[language]);
  const unitCount = digest.beyond?.units ?? units.length;
  const named = units.slice(0, Math.max(1, Math.min(mostUnits, extent.names)));
  const more = unitCount - named.length;
  const listed = [...named, ...(more === 0 ? [] : [texts.moreUnits(more)])];
  const count = digest.items.length + (digest.beyond?.items ?? 0);
  const stops = digest.items.some(({ goal }) => goal === 'date')
    ? `${texts.stops} ${texts.stopsAfterDate}`
    : texts.stops;
  const madeUp = digest.items.some(({ illustrative }) => illustrative);
  return {
    language,
    scope: capitalise(digest.scope[language]),
    title: texts.title,
    facts: [texts.day(formatWeekday(digest.day, language), formatDate(digest.day, language))],
    salutation: shared.salutation,
    addressee: posts.join('; '),
    opening: unitCount === 1 ? texts.opening(units.join(''), count) : texts.openingOfUnits(unitCount, count),
    notices: madeUp ? [{ title: shared.illustrative, text: texts.madeUp }] : [],
    closing: shared.closing,
    footer: [`${shared.automatic} ${stops}`, shared.why(posts, texts.list(listed))],
  };
}

/** The most units that the small print names. */
const mostUnits = 30;

/** The most items one sentence names. */
const mostItems = 5;

function listed({ items, beyond, day }: WarningDigest, language: Language): string {
  const named = items.slice(0, mostItems).map((item) => about(item, { day, at: null }, language));
  const more = items.length + (beyond?.items ?? 0) - named.length;
  const rest = language === 'vi' ? `và ${more} mục khác` : `and ${more} more`;
  return [...named, ...(more > 0 ? [rest] : [])].join('; ');
}

/** A unit, its milestone, and how much time is left: `Sở A, Hoàn thành nhiệm vụ (hạn 16:00 ngày 19/01/2024, còn 3 ngày làm việc)`. */
function about(item: WarningItem, when: DigestTime, language: Language): string {
  const status = statusOf(item, when, language);
  const inside = status.charAt(0).toLocaleLowerCase('vi') + status.slice(1);
  const due = deadlineWords(item, language).short;
  return `${item.unitName[language]}, ${item.name[language]} (${due}, ${inside})`;
}
