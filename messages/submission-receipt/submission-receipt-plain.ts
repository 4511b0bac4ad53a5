import { underlined } from '../letter/plain-letter.ts';
import type { GivenSection, ReceiptSections } from './submission-receipt-sections.ts';

/** A submission's receipt in one language as paragraphs of plain text. */
export function submissionReceiptParagraphs(sections: ReceiptSections): string[] {
  const { status, facts, given, said, warnings, lacking, correcting, ranking, help } = sections;
  return [
    [status, ...facts.map(({ label, value }) => `${label}: ${value}`)].join('\n'),
    ...(given === null ? [] : [listed(given)]),
    ...(said === null ? [] : [[listed(said), ...(said.intro === '' ? [] : [said.intro])].join('\n')]),
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

function listed({ title, figures, more }: GivenSection): string {
  const lines = figures.map(({ label, value }) => `${label}: ${value}`);
  return [underlined(title), ...lines, ...(more === '' ? [] : [more])].join('\n');
}
