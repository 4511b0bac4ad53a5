import { formatInteger, formatPointsChange } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Carriers } from '../../domain/report/carriers.ts';

/** The words of the sentence. Numbers arrive formatted for the language. */
type CarrierTexts = {
  readonly all: string;
  readonly some: (units: string, of: string) => string;
  readonly changed: (whose: string, change: string) => string;
  readonly same: (whose: string) => string;
  /** Join the change to its only part, which is the whole of it, and to several. */
  readonly allOf: string;
  readonly parts: string;
  readonly most: { readonly up: string; readonly down: string };
  /** Beside an indicator that is scored otherwise than before. */
  readonly rescored: string;
  readonly others: string;
  readonly sentNow: string;
  readonly notSentNow: string;
  /** For a report that does not say what all of it adds up to. */
  readonly withoutSum: (up: string | null, down: string | null) => string;
  readonly points: (change: string) => string;
};

/**
 * What the changes of a league's units add up to and what of: `Cộng điểm của mọi đơn vị trong bảng: +8,20 điểm, gồm “Hồ sơ trực tuyến” +2,10
 * (tăng nhiều nhất); các chỉ số khác +0,10; số liệu lần trước chưa gửi, nay đã gửi +6,00.` The parts add up to the change. Empty where
 * nothing changed.
 * @param ranked how many units of the league are ranked
 */
export function carrierSentence({ up, down, sum }: Carriers, ranked: number, language: Language): string {
  const texts = carrierTexts[language];
  const points = (change: number) => formatPointsChange(change, language);
  const quoted = (carrier: NonNullable<Carriers['up']>) => `“${carrier.name[language]}”`;
  if (sum === undefined) {
    const told = (one: Carriers['up']) => one && `${quoted(one)} (${texts.points(points(one.points))})`;
    return up === null && down === null ? '' : texts.withoutSum(told(up), told(down));
  }
  const parts = partsOf({ up, down }, sum).map(({ kind, carrier, change }) => ({
    name: carrier === null ? texts[kind === 'up' || kind === 'down' ? 'others' : kind] : quoted(carrier),
    change,
    isRescored: carrier?.rescored !== undefined,
    remarks: [
      ...(kind === 'up' || kind === 'down' ? [texts.most[kind]] : []),
      ...(carrier?.rescored === undefined ? [] : [texts.rescored]),
    ],
  }));
  const [first, ...rest] = parts;
  if (first === undefined) return '';
  const whose =
    sum.units === ranked
      ? texts.all
      : texts.some(formatInteger(sum.units, language), formatInteger(ranked, language));
  const begin = sum.points === 0 ? texts.same(whose) : texts.changed(whose, points(sum.points));
  if (rest.length === 0)
    return `${begin}${texts.allOf}${first.name}${first.isRescored ? ` (${texts.rescored})` : ''}.`;
  const named = parts.map(({ name, change, remarks }) =>
    [`${name} ${points(change)}`, ...(remarks.length === 0 ? [] : [`(${remarks.join('; ')})`])].join(' '),
  );
  return `${begin}${texts.parts}${named.join('; ')}.`;
}

type Part = {
  readonly kind: 'up' | 'down' | 'others' | 'sentNow' | 'notSentNow';
  readonly carrier: Carriers['up'];
  readonly change: number;
};

/** What a sum is made of, without what is nothing. */
function partsOf(
  { up, down }: Pick<Carriers, 'up' | 'down'>,
  { points, sentNow, notSentNow }: NonNullable<Carriers['sum']>,
): Part[] {
  const [gained, lost] = [up?.points ?? 0, down?.points ?? 0];
  const parts: Part[] = [
    { kind: 'up', carrier: up, change: gained },
    { kind: 'down', carrier: down, change: lost },
    { kind: 'others', carrier: null, change: points - gained - lost - sentNow - notSentNow },
    { kind: 'sentNow', carrier: null, change: sentNow },
    { kind: 'notSentNow', carrier: null, change: notSentNow },
  ];
  return parts.filter(({ change }) => change !== 0);
}

const carrierTexts: Readonly<Record<Language, CarrierTexts>> = {
  vi: {
    all: 'Cộng điểm của mọi đơn vị trong bảng',
    some: (units, of) => `Cộng điểm của ${units}/${of} đơn vị so sánh được với lần trước`,
    changed: (whose, change) => `${whose}: ${change} điểm`,
    same: (whose) => `${whose}: không đổi`,
    allOf: ', đều từ ',
    parts: ', gồm ',
    most: { up: 'tăng nhiều nhất', down: 'giảm nhiều nhất' },
    rescored: 'cách tính đổi',
    others: 'các chỉ số khác',
    sentNow: 'số liệu lần trước chưa gửi, nay đã gửi',
    notSentNow: 'số liệu lần trước có, nay chưa gửi',
    withoutSum: (up, down) =>
      `Cộng điểm của mọi đơn vị trong bảng: ${[...(up === null ? [] : [`tăng nhiều nhất ở ${up}`]), ...(down === null ? [] : [`giảm nhiều nhất ở ${down}`])].join('; ')}.`,
    points: (change) => `${change} điểm`,
  },
  en: {
    all: 'All its units together',
    some: (units, of) => `The ${units} of ${of} units with an earlier ranking, together`,
    changed: (whose, change) => `${whose}: ${change} points`,
    same: (whose) => `${whose}: no change`,
    allOf: ', all of it from ',
    parts: ', from ',
    most: { up: 'largest gain', down: 'largest loss' },
    rescored: 'scoring changed',
    others: 'other indicators',
    sentNow: 'figures not sent the time before and sent now',
    notSentNow: 'figures sent the time before and not now',
    withoutSum: (up, down) =>
      `All its units together: ${[...(up === null ? [] : [`rose most in ${up}`]), ...(down === null ? [] : [`fell most in ${down}`])].join('; ')}.`,
    points: (change) => `${change} points`,
  },
};
