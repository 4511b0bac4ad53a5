import type { PortalLimit } from '../../domain/access/portal-roles.ts';
import { capitalise, formatDate, formatWeekday } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { byUrgency } from '../../domain/milestone/urgency.ts';
import type { WarningDigest, WarningItem } from '../../domain/milestone/warning-digest.ts';
import type { InstantText } from '../../domain/period/instant-text.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Extent, fittingMessage } from '../letter/extent.ts';
import { type Addressee, type Leaving, type Letter, letterTexts, postsOf } from '../letter/letter.ts';
import type { Help } from '../letter/letterhead.ts';
import type { LinkedPage } from '../letter/linked-page.ts';
import type { Message } from '../letter/message.ts';
import type { MessageDefinition } from '../message-definition.ts';
import { deadlineWords } from './deadline-words.ts';
import { digestCalendar, hasCalendar } from './digest-calendar.ts';
import { pageOfDigest } from './digest-pages.ts';
import { escalationTexts } from './escalation-texts.ts';
import { owedTexts } from './owed-texts.ts';
import { titleOf } from './title.ts';
import { type DigestTime, groupedByUnit, statusOf } from './urgency.ts';
import { warningDigestBody } from './warning-digest-html.ts';
import { warningDigestParagraphs } from './warning-digest-plain.ts';
import { digestSectionsOf } from './warning-digest-sections.ts';
import { subjectOf } from './warning-digest-subject.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/**
 * One e-mail per day about a person's unfinished milestones and owed figures, and about what is overdue in the units below.
 */
export const warningDigestMessage: MessageDefinition<'warning-digest'> = {
  reason: ({ digest }, posts) => ({
    vi: `Chưa hoàn thành: ${listed(digest, 'vi')}. ${posts.vi} thuộc danh sách nhận cảnh báo.`,
    en: `Not done: ${listed(digest, 'en')}. On the list for warnings: ${posts.en}.`,
  }),
  render: ({ digest }, { recipient, leaving, at, help, portalUrl, portalLimit, calendars }) =>
    renderWarningDigest(digest, recipient, leaving, at, help, portalUrl, calendars, portalLimit),
};

/**
 * One person's warnings of one day as an e-mail, the most urgent item first.
 * @param leaving how the reader can unsubscribe; null to omit it
 * @param at when it is sent, so that a deadline that has passed by then is not announced as ahead; null when unknown
 * @param help where the reader can ask for help; null to omit it
 * @param portalUrl the base URL of the portal; null to omit links to it
 * @param calendars the addresses of the calendars that it offers, each under its unit's name
 * @param limit what keeps the reader from acting in the portal; null where nothing does
 * @throws {RangeError} when the digest is empty
 */
export function renderWarningDigest(
  digest: WarningDigest,
  recipient: Addressee,
  leaving: Leaving | null = null,
  at: InstantText | null = null,
  help: Help | null = null,
  portalUrl: string | null = null,
  calendars: readonly LinkedPage[] = [],
  limit: PortalLimit | null = null,
): Message {
  const sorted = { ...digest, items: byUrgency(digest.items) };
  const attachments = digestCalendar(sorted, recipient.language ?? 'both', portalUrl);
  const page = portalUrl === null ? null : pageOfDigest(sorted, { portalUrl, mayAct: limit === null }, at);
  const hasHelp = help !== null && (help.helpdesk !== null || help.takesReplies);
  const reader = { portalUrl, limit, hasHelp };
  const message = fittingMessage((extent) =>
    bilingualMessage(
      (language) => subjectOf(sorted, at, language),
      (language) => {
        const sections = { ...digestSectionsOf(sorted, at, extent, reader, language), calendars };
        return {
          letter: letterOf(sorted, recipient, extent, language),
          body: warningDigestBody(sections, language),
          paragraphs: warningDigestParagraphs(sections, language),
        };
      },
      leaving,
      recipient.language,
      help,
      page,
    ),
  );
  return attachments.length === 0 ? message : { ...message, attachments };
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
  const escalations = digest.escalations ?? [];
  const below = new Set(escalations.map(({ item }) => item.unit)).size;
  const belowUnits = digest.escalationsBeyond?.units ?? below;
  const belowItems = escalations.length + (digest.escalationsBeyond?.items ?? 0);
  const all = [...digest.items, ...escalations.map(({ item }) => item)];
  const madeUp = all.some(({ illustrative }) => illustrative);
  const isAllBelow = digest.items.length === 0;
  return {
    language,
    scope: capitalise(digest.scope[language]),
    title: isAllBelow ? escalationTexts[language].title : texts.title,
    facts: [texts.day(formatWeekday(digest.day, language), formatDate(digest.day, language))],
    salutation: shared.salutation,
    addressee: posts.join('; '),
    opening: isAllBelow
      ? escalationTexts[language].opening(belowUnits, belowItems)
      : unitCount === 1
        ? texts.opening(units.join(''), count)
        : texts.openingOfUnits(unitCount, count),
    notices: madeUp ? [{ title: shared.illustrative, text: texts.madeUp }] : [],
    closing: shared.closing,
    footer: [
      ...(hasCalendar(digest) ? [texts.withCalendar] : []),
      [shared.automatic, ...stopsOf(all, language)].join(' '),
      shared.why(posts, isAllBelow ? escalationTexts[language].list : texts.list(listed)),
    ],
  };
}

/** When the warnings of a digest stop, by what they are about. */
function stopsOf(items: readonly WarningItem[], language: Language): string[] {
  const texts = warningDigestTexts[language];
  const goals = new Set(items.map(({ goal }) => goal));
  return [
    ...(goals.has('owed') ? [owedTexts[language].stops] : []),
    ...(items.some(({ goal }) => goal !== 'owed') ? [texts.stops] : []),
    ...(goals.has('date') ? [texts.stopsAfterDate] : []),
  ];
}

/** The most units that the small print names. */
const mostUnits = 30;

/** The most items one sentence names. */
const mostItems = 5;

function listed(
  { items: own, beyond, escalations = [], escalationsBeyond, day }: WarningDigest,
  language: Language,
): string {
  const items = [...own, ...escalations.map(({ item }) => item)];
  const named = items.slice(0, mostItems).map((item) => about(item, { day, at: null }, language));
  const more = items.length + (beyond?.items ?? 0) + (escalationsBeyond?.items ?? 0) - named.length;
  const rest = language === 'vi' ? `và ${more} mục khác` : `and ${more} more`;
  return [...named, ...(more > 0 ? [rest] : [])].join('; ');
}

/** A unit, its milestone, and how much time is left: `Sở A, Hoàn thành nhiệm vụ (hạn 16:00 ngày 19/01/2024, còn 3 ngày làm việc)`. */
function about(item: WarningItem, when: DigestTime, language: Language): string {
  const status = statusOf(item, when, language);
  const inside = status.charAt(0).toLocaleLowerCase('vi') + status.slice(1);
  const due = deadlineWords(item, language).short;
  return `${item.unitName[language]}, ${titleOf(item, language)} (${due}, ${inside})`;
}
