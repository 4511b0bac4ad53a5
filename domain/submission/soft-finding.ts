import * as z from 'zod';
import type { IndicatorSet } from '../catalogue/catalogue.ts';
import type { NumberFormat } from '../kinds/kind.ts';
import { indicatorKinds } from '../kinds/kinds.ts';
import { type PartWord, partWords } from '../kinds/part-words.ts';
import { findingCodes, type SoftRule } from '../kinds/soft-rule.ts';
import { formatInteger, formatPeriod, formatShare } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';
import { comparedLabel, comparedParts, comparedText } from './comparable-figures.ts';

type Part = { readonly part: PartWord; readonly format: NumberFormat };

const summed = Object.values(indicatorKinds).flatMap(({ summing }): readonly Part[] => summing);
const summedParts = summed.map(({ part }) => part);

/** A figure that looks wrong, stored with the accepted revision: compared with last period's, or with the sum of its parts. */
export const softFindingSchema = z.strictObject({
  indicator: z.string(),
  code: z.enum(findingCodes),
  /** The number of the figure it concerns; omitted where it concerns none. */
  part: z.enum([...comparedParts, ...summedParts]).exactOptional(),
  /**
   * The last number before it, or the sum of the parts, and the number itself; points and amounts are in 1/100. Of `mostly-nothing`: the
   * share of the points that may be nothing, and the share that is, in 1/100 per cent.
   */
  before: z.int(),
  after: z.int(),
  /** The period of the number before, where it is not the one just before. */
  since: z.string().exactOptional(),
});

/** What looks wrong about one figure, with the two numbers that were compared; it blocks nothing by itself ({@link needsComment}). */
export type SoftFinding = Readonly<z.infer<typeof softFindingSchema>>;

const sayings: Record<SoftRule, Text> = {
  'more-than-triple': { vi: 'hơn ba lần', en: 'more than three times' },
  'denominator-shrank': { vi: 'nhỏ hơn', en: 'less than' },
  'count-fell': { vi: 'thấp hơn', en: 'less than' },
};

/** Whose number a finding compares with: `kỳ trước`, or `tuần 01/2024` where the figure before is older. */
function ofPeriod(since: string | undefined, language: Language): string {
  if (since === undefined) return language === 'vi' ? 'kỳ trước' : 'the last period’s';
  const period = formatPeriod(since, language);
  return language === 'vi' ? period : `that of ${period}`;
}

/** Whether a figure is accepted only with a comment. A sum that differs within its tolerance needs none. */
export function needsComment({ code }: SoftFinding): boolean {
  return code !== 'sum-differs';
}

/** Describes a finding, with both numbers. Omits the label of an indicator the set no longer has. */
export function findingText(set: IndicatorSet, finding: SoftFinding): Text {
  const { indicator: id, code, part, before, after, since } = finding;
  if (code === 'mostly-nothing') return mostlyNothingText(finding);
  if (part === undefined) return noFigureText(id, since);
  if (code === 'sum-differs') return sumText({ ...finding, part });
  const indicator = set.indicators.find((one) => one.id === id);
  const compared = comparedParts.find((one) => one === part);
  const label = indicator && compared && comparedLabel(indicator, compared);
  const line = (language: Language) => {
    const show = (figure: number) => (compared ? comparedText(compared, figure, language) : String(figure));
    const about = label === undefined ? id : `${id}, ${label[language]}`;
    if (code === 'nothing-unlike-before')
      return `${about}: ${nothingSaying(since)[language]} ${show(before)}.`;
    return `${about}: ${show(after)}, ${sayings[code][language]} ${ofPeriod(since, language)} (${show(before)}).`;
  };
  return { vi: line('vi'), en: line('en') };
}

function nothingSaying(since: string | undefined): Text {
  const whose = since === undefined ? 'last period’s figure' : `the figure of ${formatPeriod(since, 'en')}`;
  return {
    vi: `không phát sinh, trong khi ${ofPeriod(since, 'vi')} là`,
    en: `nothing to report, while ${whose} was`,
  };
}

function noFigureText(indicator: string, since: string | undefined): Text {
  const when = since === undefined ? 'last period' : `in ${formatPeriod(since, 'en')}`;
  return {
    vi: `${indicator}: không phát sinh, trong khi ${ofPeriod(since, 'vi')} có số liệu.`,
    en: `${indicator}: nothing to report, while there was a figure ${when}.`,
  };
}

function mostlyNothingText({ indicator, before, after }: SoftFinding): Text {
  return {
    vi: `${indicator}: không phát sinh; các chỉ số không phát sinh chiếm ${formatShare(after, 10_000, 'vi')} tổng điểm của bộ, quá ${formatShare(before, 10_000, 'vi')}.`,
    en: `${indicator}: nothing to report; indicators with nothing to report make up ${formatShare(after, 10_000, 'en')} of the set’s points, more than ${formatShare(before, 10_000, 'en')}.`,
  };
}

function sumText({ indicator, part, before, after }: SoftFinding & { readonly part: PartWord }): Text {
  const format = summed.find((one) => one.part === part)?.format ?? formatInteger;
  const { vi, en } = partWords[part];
  return {
    vi: `${indicator}, ${vi}: ghi ${format(after, 'vi')}, các thành phần cộng lại là ${format(before, 'vi')}; chênh lệch trong mức làm tròn cho phép.`,
    en: `${indicator}, ${en}: stated as ${format(after, 'en')}, while its parts add up to ${format(before, 'en')}; the difference is within the rounding allowed.`,
  };
}
