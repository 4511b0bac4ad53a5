import { underlined } from '../letter/plain-letter.ts';
import type { FailureSections } from './failure-digest-sections.ts';

/** A digest of failures in one language as paragraphs of plain text. */
export function failureDigestParagraphs({ sections, notes }: FailureSections): string[] {
  return [
    ...sections.map(({ heading, failures, remarks, next, commands }) =>
      [
        underlined(heading),
        ...failures.map(({ what, detail }) => `- ${what}\n  ${detail}`),
        ...remarks,
        next,
        ...commands.map((command) => `  ${command}`),
      ].join('\n'),
    ),
    ...notes,
  ];
}
