import { capitalise, formatDate, formatWeekday } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import type { WarningDigest } from '../milestone/warning-digest.ts';
import { type Letter, letterTexts } from './letter.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** The frame of the warning digest in one language: its day, its addressee, its notice and its small print. */
export function warningDigestLetter(digest: WarningDigest, post: Text, language: Language): Letter {
  const texts = warningDigestTexts[language];
  const shared = letterTexts[language];
  const unit = digest.unitName[language];
  const madeUp = digest.items.some(({ illustrative }) => illustrative);
  return {
    language,
    scope: capitalise(digest.scope[language]),
    title: texts.title,
    facts: [texts.day(formatWeekday(digest.day, language), formatDate(digest.day, language))],
    salutation: shared.salutation,
    addressee: post[language],
    opening: texts.opening(unit, digest.items.length),
    notices: madeUp ? [{ title: shared.illustrative, text: texts.madeUp }] : [],
    closing: shared.closing,
    footer: [`${shared.automatic} ${texts.stops}`, texts.why(post[language], unit)],
  };
}
