import { formatInteger, formatPointsChange } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Explained, ExplainedChange, NamedIndicator } from '../../domain/report/explained.ts';
import { placesCause } from '../../domain/report/places-cause.ts';
import { explanationTexts } from './explanation-texts.ts';
import { indicatorIn } from './indicator-in.ts';

/**
 * Why points and rank changed, in a few words, beside a change that is shown already: `tự tăng 9, bị đơn vị khác vượt 2; nhiều nhất ở “Hồ sơ trực
 * tuyến” +2,10, các chỉ số khác +1,29`. Both the places and the points add up to the change. Empty where there is nothing to
 * explain.
 */
export function shortExplanation(
  line: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string {
  return [placesParts(line, language), carrierParts(line, indicators, language)]
    .filter((part) => part !== '')
    .join('; ');
}

/** `nhiều nhất ở “Hồ sơ trực tuyến” +2,10 điểm`: the part of a change of points that carries most of it; empty where there is none. */
export function carrierWords(
  line: Explained,
  indicators: readonly NamedIndicator[],
  language: Language,
): string {
  const carrier = carrierOf(line);
  if (carrier === null) return '';
  const change = `${formatPointsChange(carrier.points, language)} ${explanationTexts[language].points}`;
  return mostlyWords(carrier, change, indicators, language);
}

/** What carries most of a change: an indicator, figures that were not sent, or figures that were not sent before. */
type Carrier =
  | { readonly kind: 'indicator'; readonly change: ExplainedChange['named'][number]; readonly points: number }
  | { readonly kind: 'now' | 'before'; readonly count: number; readonly points: number };

/** The largest part in the direction of the change; of a change of nothing, the largest. */
function carrierOf({ delta, why, lacking }: Explained): Carrier | null {
  if (delta === null || why === null) return null;
  const { points } = delta;
  const { named, notSentNow, notSentBefore } = why;
  const parts: Carrier[] = [
    ...named.map((change): Carrier => ({ kind: 'indicator', change, points: change.points })),
    ...(notSentNow === 0 ? [] : [{ kind: 'now' as const, count: lacking?.count ?? 0, points: notSentNow }]),
    ...(notSentBefore === null
      ? []
      : [{ kind: 'before' as const, count: notSentBefore.count, points: notSentBefore.points }]),
  ];
  const inDirection = parts.filter((part) => points === 0 || Math.sign(part.points) === Math.sign(points));
  const [largest] = inDirection.toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points));
  return largest ?? parts[0] ?? null;
}

function mostlyWords(
  carrier: Carrier,
  change: string,
  indicators: readonly NamedIndicator[],
  language: Language,
): string {
  const { mostly, mostlyNotSent, mostlySentAgain, rescored } = explanationTexts[language];
  if (carrier.kind === 'indicator') {
    const mark = carrier.change.rescored === undefined ? '' : rescored;
    return mostly(`“${indicatorIn(indicators, carrier.change.indicator, language)}” ${change}${mark}`);
  }
  return (carrier.kind === 'now' ? mostlyNotSent : mostlySentAgain)(carrier.count, change);
}

/** What carries most of a change of points, and the rest of it. */
function carrierParts(line: Explained, indicators: readonly NamedIndicator[], language: Language): string {
  const { delta } = line;
  const carrier = carrierOf(line);
  if (delta === null || carrier === null) return '';
  const rest = delta.points - carrier.points;
  const words = mostlyWords(carrier, formatPointsChange(carrier.points, language), indicators, language);
  return rest === 0
    ? words
    : `${words}, ${explanationTexts[language].rest(formatPointsChange(rest, language))}`;
}

/** `tự tăng 9, bị đơn vị khác vượt 2`; empty where no place was gained or lost, or it is not known by whom. */
export function placesParts({ delta, why }: Explained, language: Language): string {
  if (delta === null || delta.places === null || why === null || why.ownPlaces === null) return '';
  const { own, others } = placesCause(delta.places, why.ownPlaces);
  const texts = explanationTexts[language];
  const { overtaken, othersFell } = texts;
  const [up, down] =
    why.rescored === undefined ? [texts.ownUp, texts.ownDown] : [texts.rescoredUp, texts.rescoredDown];
  const count = (places: number) => formatInteger(Math.abs(places), language);
  return [
    ...(own === 0 ? [] : [(own > 0 ? up : down)(count(own))]),
    ...(others === 0 ? [] : [(others > 0 ? othersFell : overtaken)(count(others))]),
  ].join(', ');
}
