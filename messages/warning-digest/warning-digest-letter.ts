import { capitalise, formatDate, formatWeekday } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { WarningDigest } from '../../domain/milestone/warning-digest.ts';
import { type Addressee, postsOf } from '../letter/addressee.ts';
import { type Letter, letterTexts } from '../letter/letter.ts';
import { groupedByUnit } from './urgency.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** The frame of the warning digest in one language: its day, its addressee, its notice and its small print. */
export function warningDigestLetter(digest: WarningDigest, recipient: Addressee, language: Language): Letter {
  const texts = warningDigestTexts[language];
  const shared = letterTexts[language];
  const posts = postsOf(recipient, language);
  const units = groupedByUnit(digest.items).map(({ unitName }) => unitName[language]);
  const count = digest.items.length;
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
    opening:
      units.length === 1 ? texts.opening(units.join(''), count) : texts.openingOfUnits(units.length, count),
    notices: madeUp ? [{ title: shared.illustrative, text: texts.madeUp }] : [],
    closing: shared.closing,
    footer: [`${shared.automatic} ${stops}`, texts.why(posts, units)],
  };
}
