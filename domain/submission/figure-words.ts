import type { ColumnForm } from '../kinds/kind.ts';
import { type FigurePart, type Indicator, type IndicatorKindName, indicatorKinds } from '../kinds/kinds.ts';
import { partWords } from '../kinds/part-words.ts';
import { capitalise } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import type { Violation } from '../problem/problem.ts';

const words: Readonly<Record<FigurePart, Text>> = partWords;

/** What a part of an indicator's figure is called, with what it counts if the catalogue says so: `tử số (hồ sơ đúng hạn)`. */
export function partLabel(indicator: Indicator, part: FigurePart): Text {
  const { vi, en } = words[part];
  const counted =
    'parts' in indicator ? new Map<string, Text>(Object.entries(indicator.parts)).get(part) : undefined;
  if (counted === undefined || counted.vi === vi) return { vi, en };
  return { vi: `${vi} (${counted.vi})`, en: `${en} (${counted.en})` };
}

/** The parts that an indicator's figure must have, as a person lists them: `tử số (…) và mẫu số (…)`. */
export function neededParts(indicator: Indicator): Text {
  const labels = requiredParts(indicator).map((part) => partLabel(indicator, part));
  const listed = (language: Language, and: string) =>
    labels
      .map((label) => label[language])
      .join(', ')
      .replace(/, (?!.*, )/, and);
  return { vi: listed('vi', ' và '), en: listed('en', ' and ') };
}

/** What may stand after the number of a part, since it is what the part is measured in: `hồ sơ`, `điểm`, `%`. */
export function measuresOf(part: FigurePart, indicator: Indicator | undefined): Text[] {
  if (part === 'statedPercent')
    return [
      { vi: '%', en: '%' },
      { vi: 'phần trăm', en: 'percent' },
    ];
  if (part === 'points') return [{ vi: 'điểm', en: 'points' }];
  if (indicator === undefined || !partsOfFigure(indicator).includes(part)) return [];
  if ('parts' in indicator)
    return [new Map<string, Text>(Object.entries(indicator.parts)).get(part)].filter(
      (one) => one !== undefined,
    );
  return part === 'rank' || part === 'of' ? [] : [indicator.measure];
}

/** The parts that an indicator's figure can have. */
export function partsOfFigure({ kind }: Indicator): FigurePart[] {
  return columnsOf(kind).map(([part]) => part);
}

/** The parts in which an indicator's figure is entered, each with its form. */
export function partForms({ kind }: Indicator): (readonly [FigurePart, Exclude<ColumnForm, 'mark'>])[] {
  return columnsOf(kind).flatMap(([part, form]) => (form === 'mark' ? [] : [[part, form] as const]));
}

/** The parts that an indicator's figure must have. */
export function requiredParts({ kind }: Indicator): FigurePart[] {
  return columnsOf(kind).flatMap(([part, form]) => (form === 'stated' ? [] : [part]));
}

function columnsOf(kind: IndicatorKindName): readonly (readonly [FigurePart, ColumnForm])[] {
  return indicatorKinds[kind].columns;
}

/**
 * The violations in the shape of one figure, in words that name the missing parts.
 * @param raw the figure as it was sent
 */
export function inPartWords(
  indicator: Indicator,
  raw: unknown,
  violations: readonly Violation[],
): Violation[] {
  const at = `/values/${indicator.id}`;
  return violations.map((violation) => {
    if (violation.pointer === at) return { ...violation, detail: needsParts(indicator) };
    const part = requiredParts(indicator).find((one) => violation.pointer === `${at}/${one}`);
    if (part === undefined || violation.code !== 'required') return violation;
    const { vi, en } = partLabel(indicator, part);
    const isPercentOnly = typeof raw === 'object' && raw !== null && 'statedPercent' in raw;
    return {
      ...violation,
      detail: {
        vi: `Thiếu ${vi}${isPercentOnly ? '; chỉ có tỷ lệ phần trăm thì chưa đủ' : ''}.`,
        en: `The ${en} is missing${isPercentOnly ? '; a percentage alone is not enough' : ''}.`,
      },
    };
  });
}

/** For a figure that is not made of parts at all. */
function needsParts(indicator: Indicator): Text {
  const { vi, en } = neededParts(indicator);
  const parts = requiredParts(indicator);
  const form = `{${parts.map((part) => `"${part}": …`).join(', ')}}`;
  return {
    vi: `${capitalise(`cần ${vi}`)}, ghi ${form}.`,
    en: `Expected ${en}, written ${form}.`,
  };
}
