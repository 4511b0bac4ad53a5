import * as z from 'zod';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { NumberFormat } from '../kinds/kind.ts';
import { indicatorKinds } from '../kinds/kinds.ts';
import { type PartWord, partWords } from '../kinds/part-words.ts';
import { findingCodes, type SoftRule } from '../kinds/soft-rule.ts';
import { formatInteger } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import { comparedLabel, comparedParts, comparedText } from './comparable-figures.ts';

type Part = { readonly part: PartWord; readonly format: NumberFormat };

const summed = Object.values(indicatorKinds).flatMap(({ summing }): readonly Part[] => summing);
const summedParts = summed.map(({ part }) => part);

/** A figure that looks wrong, stored with the accepted revision: compared with last period's, or with the sum of its parts. */
export const softFindingSchema = z.strictObject({
  indicator: z.string(),
  code: z.enum(findingCodes),
  /** The number of the figure it concerns. */
  part: z.enum([...comparedParts, ...summedParts]),
  /** Last period's number, or the sum of the parts, and this period's; points and amounts are in 1/100. */
  before: z.int(),
  after: z.int(),
});

export type SoftFinding = Readonly<z.infer<typeof softFindingSchema>>;

const sayings: Record<SoftRule, Text> = {
  'more-than-triple': { vi: 'hơn ba lần kỳ trước', en: 'more than three times the last period’s' },
  'denominator-shrank': { vi: 'nhỏ hơn kỳ trước', en: 'less than the last period’s' },
  'count-fell': { vi: 'thấp hơn kỳ trước', en: 'less than the last period’s' },
};

/** Whether a figure is accepted only with a comment. A sum that differs within its tolerance needs none. */
export function needsComment({ code }: SoftFinding): boolean {
  return code !== 'sum-differs';
}

/** Describes a finding, with both numbers. Omits the label of an indicator the set no longer has. */
export function findingText(set: IndicatorSet, finding: SoftFinding): Text {
  const { indicator: id, code, part, before, after } = finding;
  if (code === 'sum-differs') return sumText(finding);
  const indicator = set.indicators.find((one) => one.id === id);
  const compared = comparedParts.find((one) => one === part);
  const label = indicator && compared && comparedLabel(indicator, compared);
  const line = (language: Language) => {
    const show = (figure: number) => (compared ? comparedText(compared, figure, language) : String(figure));
    const about = label === undefined ? id : `${id}, ${label[language]}`;
    return `${about}: ${show(after)}, ${sayings[code][language]} (${show(before)}).`;
  };
  return { vi: line('vi'), en: line('en') };
}

function sumText({ indicator, part, before, after }: SoftFinding): Text {
  const format = summed.find((one) => one.part === part)?.format ?? formatInteger;
  const { vi, en } = partWords[part];
  return {
    vi: `${indicator}, ${vi}: ghi ${format(after, 'vi')}, các thành phần cộng lại là ${format(before, 'vi')}; chênh lệch trong mức làm tròn cho phép.`,
    en: `${indicator}, ${en}: stated as ${format(after, 'en')}, while its parts add up to ${format(before, 'en')}; the difference is within the rounding allowed.`,
  };
}
