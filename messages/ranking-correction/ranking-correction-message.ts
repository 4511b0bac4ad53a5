import { capitalise, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { RankingCorrection } from '../../domain/report/ranking-correction.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Addressee, type Leaving, type Letter, letterTexts, postsOf } from '../letter/letter.ts';
import type { Message } from '../letter/message.ts';
import type { MessageDefinition } from '../message-definition.ts';
import { rankingCorrectionBody } from './ranking-correction-html.ts';
import { rankingCorrectionParagraphs } from './ranking-correction-plain.ts';
import { correctionSectionsOf } from './ranking-correction-sections.ts';
import { rankingCorrectionTexts } from './ranking-correction-texts.ts';

/** Corrects a ranking that was reported before. */
export const rankingCorrectionMessage: MessageDefinition<'ranking-correction'> = {
  reason: ({ correction: { units, period } }, posts) => {
    const names = (language: Language) => units.map(({ name }) => name[language]).join(', ');
    return {
      vi: `Đính chính kết quả ${formatPeriod(period, 'vi')} của ${names('vi')}; chức vụ ${posts.vi} thuộc danh sách nhận báo cáo tuần.`,
      en: `Corrects the result of ${names('en')} for ${formatPeriod(period, 'en')}. On the list for the weekly report: ${posts.en}.`,
    };
  },
  render: ({ correction }, { recipient, leaving }) => renderRankingCorrection(correction, recipient, leaving),
};

/**
 * The e-mail that corrects a ranking.
 * @param leaving how the reader can unsubscribe; null to omit it
 */
export function renderRankingCorrection(
  correction: RankingCorrection,
  recipient: Addressee,
  leaving: Leaving | null = null,
): Message {
  return bilingualMessage(
    subjectOf(correction),
    (language) => {
      const sections = correctionSectionsOf(correction, language);
      return {
        letter: letterOf(correction, recipient, language),
        body: rankingCorrectionBody(sections),
        paragraphs: rankingCorrectionParagraphs(sections),
      };
    },
    leaving,
  );
}

/** `[Đính chính] Xếp hạng 766 tuần 02/2024 — Sở Tư pháp: hạng 12 → 9`; the places only for a single unit ranked both times. */
function subjectOf({ set, period, units }: RankingCorrection): string {
  const names = units.map(({ name }) => name.vi).join(', ');
  const [first, second] = units;
  const isSingle = second === undefined && first?.before && first.after;
  const places =
    isSingle && first.before && first.after ? `: hạng ${first.before.rank} → ${first.after.rank}` : '';
  return `[Đính chính] Xếp hạng ${set} ${formatPeriod(period, 'vi')} — ${names}${places}`;
}

function letterOf(correction: RankingCorrection, recipient: Addressee, language: Language): Letter {
  const texts = rankingCorrectionTexts[language];
  const shared = letterTexts[language];
  const posts = postsOf(recipient, language);
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
