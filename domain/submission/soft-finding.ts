import * as z from 'zod';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import { type SoftRule, softRules } from '../kinds/soft-rule.ts';
import type { Language, Text } from '../language/text.ts';
import { comparedLabel, comparedParts, comparedText } from './comparable-figures.ts';

/** A figure that looks wrong compared with last period's, stored with the accepted revision. */
export const softFindingSchema = z.strictObject({
  indicator: z.string(),
  code: z.enum(softRules),
  /** The number of the figure it concerns. */
  part: z.enum(comparedParts),
  /** Last period's number, and this period's; amounts are in 1/100. */
  before: z.int(),
  after: z.int(),
});

export type SoftFinding = Readonly<z.infer<typeof softFindingSchema>>;

const sayings: Record<SoftRule, Text> = {
  'more-than-triple': { vi: 'hơn ba lần kỳ trước', en: 'more than three times the last period’s' },
  'denominator-shrank': { vi: 'nhỏ hơn kỳ trước', en: 'less than the last period’s' },
  'count-fell': { vi: 'thấp hơn kỳ trước', en: 'less than the last period’s' },
};

/** Describes a finding, with both numbers. Omits the label of an indicator the set no longer has. */
export function findingText(set: IndicatorSet, finding: SoftFinding): Text {
  const { indicator: id, code, part, before, after } = finding;
  const indicator = set.indicators.find((one) => one.id === id);
  const label = indicator && comparedLabel(indicator, part);
  const line = (language: Language) => {
    const show = (figure: number) => comparedText(part, figure, language);
    const about = label === undefined ? id : `${id}, ${label[language]}`;
    return `${about}: ${show(after)}, ${sayings[code][language]} (${show(before)}).`;
  };
  return { vi: line('vi'), en: line('en') };
}
