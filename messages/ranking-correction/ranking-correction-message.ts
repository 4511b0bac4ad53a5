import {
  capitalise,
  formatInteger,
  formatLocalTime,
  formatPeriod,
  formatPoints,
} from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { RankingCorrection } from '../../domain/report/ranking-correction.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Extent, fittingMessage } from '../letter/extent.ts';
import { type Addressee, type Leaving, type Letter, letterTexts, postsOf } from '../letter/letter.ts';
import type { Help } from '../letter/letterhead.ts';
import type { Message } from '../letter/message.ts';
import { weekPage } from '../letter/week-page.ts';
import type { MessageDefinition } from '../message-definition.ts';
import { rankingCorrectionBody } from './ranking-correction-html.ts';
import { rankingCorrectionParagraphs } from './ranking-correction-plain.ts';
import { correctionSectionsOf, isBackAsReported } from './ranking-correction-sections.ts';
import { rankingCorrectionTexts } from './ranking-correction-texts.ts';

/** Corrects a ranking that was reported before. */
export const rankingCorrectionMessage: MessageDefinition<'ranking-correction'> = {
  reason: ({ correction }, posts) => {
    const { period } = correction;
    const names = (language: Language) => namesIn(correction, language);
    return {
      vi: `Đính chính kết quả ${formatPeriod(period, 'vi')} của ${names('vi')}; ${posts.vi} thuộc danh sách nhận báo cáo tuần.`,
      en: `Corrects the result of ${names('en')} for ${formatPeriod(period, 'en')}. On the list for the weekly report: ${posts.en}.`,
    };
  },
  // The letter names the helpdesk itself.
  render: ({ correction }, { recipient, leaving, help, portalUrl }) =>
    renderRankingCorrection(correction, recipient, leaving, { ...help, helpdesk: null }, portalUrl),
};

/**
 * The e-mail that corrects a ranking.
 * @param leaving how the reader can unsubscribe; null to omit it
 * @param help where the reader can ask for help; null to omit it
 * @param portalUrl the base URL of the pages that explain it; null to omit the links and the button
 */
export function renderRankingCorrection(
  correction: RankingCorrection,
  recipient: Addressee,
  leaving: Leaving | null = null,
  help: Help | null = null,
  portalUrl: string | null = null,
): Message {
  const page = weekPage(portalUrl, correction.set, correction.period);
  return fittingMessage((extent) =>
    bilingualMessage(
      (language) => subjectOf(correction, language),
      (language) => {
        const sections = correctionSectionsOf(correction, extent, portalUrl, language);
        return {
          letter: letterOf(correction, recipient, extent, language),
          body: rankingCorrectionBody(sections),
          paragraphs: rankingCorrectionParagraphs(sections),
        };
      },
      leaving,
      recipient.language,
      help,
      page,
    ),
  );
}

/** The most units that a sentence names. */
const mostNamed = 5;

/** The units of a correction by name, and how many more there are. */
function namesIn({ units, moreUnits = 0 }: RankingCorrection, language: Language): string {
  const named = units.slice(0, mostNamed).map(({ name }) => name[language]);
  const more = units.length + moreUnits - named.length;
  return rankingCorrectionTexts[language].names(named, more === 0 ? null : formatInteger(more, language));
}

/** `[Đính chính] Xếp hạng Bộ chỉ số 766, tuần 02/2024 — Sở Tư pháp: hạng 12 → 9`; what became of it only for a single unit. */
function subjectOf(correction: RankingCorrection, language: Language): string {
  const { setName, period } = correction;
  const names = namesIn(correction, language);
  const { subject } = rankingCorrectionTexts[language];
  return `${subject(setName[language], formatPeriod(period, language))} — ${names}${movedIn(correction, language)}`;
}

/** What became of the place of a single unit; empty for several. */
function movedIn({ units, moreUnits = 0 }: RankingCorrection, language: Language): string {
  const [first, second] = units;
  if (first === undefined || second !== undefined || moreUnits > 0) return '';
  // Against what its readers were last told.
  const { after, corrected: before = first.before } = first;
  const texts = rankingCorrectionTexts[language];
  if (isBackAsReported(first)) return texts.movedBack(after?.rank ?? null);
  if (after === null) return texts.nowUnranked;
  if (before === null) return texts.nowRanked(after.rank);
  if (before.rank !== after.rank) return texts.movedTo(before.rank, after.rank);
  const points = [before, after].map((place) => formatPoints(place.points, language));
  const change =
    before.points === after.points
      ? texts.classTo(after.class?.[language] ?? null)
      : texts.pointsTo(points[0] ?? '', points[1] ?? '');
  return texts.stillRanked(change, after.rank);
}

function letterOf(
  correction: RankingCorrection,
  recipient: Addressee,
  { names }: Extent,
  language: Language,
): Letter {
  const texts = rankingCorrectionTexts[language];
  const shared = letterTexts[language];
  const posts = postsOf(recipient, language, names);
  const { scope, setName, leagueName, period, recomputedAt, illustrative } = correction;
  const week = formatPeriod(period, language);
  return {
    language,
    scope: capitalise(scope[language]),
    title: texts.title,
    facts: [`${setName[language]}, ${week}`],
    salutation: shared.salutation,
    addressee: posts.join('; '),
    opening: texts.opening(leagueName[language], week, formatLocalTime(recomputedAt, language)),
    notices: illustrative ? [{ title: shared.illustrative, text: texts.madeUp }] : [],
    closing: shared.closing,
    footer: [`${shared.automatic} ${shared.why(posts, texts.list)}`],
  };
}
