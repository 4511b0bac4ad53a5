import type { FailureDigest, FailureGroup } from '../../domain/failures/failure-digest.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Extent } from '../letter/extent.ts';
import { oneLine } from '../letter/one-line.ts';
import { failureDigestTexts } from './failure-digest-texts.ts';

/** The failures of one kind, as they are shown. */
export type FailureSection = {
  readonly heading: string;
  readonly failures: readonly { readonly what: string; readonly detail: string }[];
  /** What is said of failures that are not shown. */
  readonly remarks: readonly string[];
  readonly next: string;
  readonly commands: readonly string[];
};

/** What a digest shows, in one language. */
export type FailureSections = {
  readonly sections: readonly FailureSection[];
  readonly notes: readonly string[];
};

/** Formats a digest's content. */
export function failureSectionsOf(
  { groups, undelivered, everyHours }: FailureDigest,
  extent: Extent,
  language: Language,
): FailureSections {
  const texts = failureDigestTexts[language];
  return {
    sections: groups.map((group) => sectionOf(group, extent, language)),
    notes: [...(undelivered === 0 ? [] : [texts.undelivered(undelivered)]), texts.rhythm(everyHours)],
  };
}

function sectionOf(
  { kind, count, earlier, since, failures, commands }: FailureGroup,
  { entries }: Extent,
  language: Language,
): FailureSection {
  const texts = failureDigestTexts[language];
  const shown = failures.slice(0, entries);
  const more = count - shown.length;
  return {
    heading: texts.heading(texts.kinds[kind].title, count, formatLocalTime(since, language)),
    failures: shown.map((one) => ({
      what: oneLine(one.what[language]),
      detail: [
        ...(one.why === undefined ? [] : [oneLine(one.why[language])]),
        texts.at(formatLocalTime(one.since, language)),
      ].join('; '),
    })),
    remarks: [...(more === 0 ? [] : [texts.more(more)]), ...(earlier === 0 ? [] : [texts.earlier(earlier)])],
    next: texts.next(commands.length > 1),
    commands: commands.map((command) => `npm run -s tiendo -- ${command}`),
  };
}
