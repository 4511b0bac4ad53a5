import { underlined } from '../letter/plain-letter.ts';
import type { ReceiptSections } from './submission-receipt-sections.ts';

/** A submission's receipt in one language as paragraphs of plain text. */
export function submissionReceiptParagraphs(sections: ReceiptSections): string[] {
  const { status, facts, given, warnings, lacking, correcting, ranking, help } = sections;
  return [
    [status, ...facts.map(({ label, value }) => `${label}: ${value}`)].join('\n'),
    ...(given === null
      ? []
      : [
          [
            underlined(given.title),
            ...given.figures.map(({ label, value }) => `${label}: ${value}`),
            ...(given.more === '' ? [] : [given.more]),
          ].join('\n'),
        ]),
    ...(lacking === null
      ? []
      : [[underlined(lacking.title), ...lacking.names.map((name) => `- ${name}`)].join('\n'), lacking.todo]),
    ...(warnings === null
      ? []
      : [
          `${underlined(warnings.title)}\n${warnings.intro}`,
          ...warnings.items.map(({ title, detail, comment }) =>
            [title, detail, comment].filter((line) => line !== '').join('\n'),
          ),
          ...(warnings.more === '' ? [] : [warnings.more]),
        ]),
    ...(ranking === '' ? [] : [ranking]),
    `${correcting}\n${help}`,
  ];
}
