import type { Language } from '../../domain/language/text.ts';
import { letterTexts } from '../letter/letter.ts';
import { type LinkedPage, pageLine } from '../letter/linked-page.ts';
import { underlined } from '../letter/plain-letter.ts';
import type { EscalationSections } from './escalation-sections.ts';
import type { DigestSections, ItemProgress, ItemSection } from './warning-digest-sections.ts';
import { warningDigestTexts } from './warning-digest-texts.ts';

/** The items of a warning digest in one language as paragraphs of plain text, unit by unit. */
export function warningDigestParagraphs(
  {
    units,
    todos,
    more,
    how,
    escalations,
    calendars,
  }: DigestSections & { readonly calendars: readonly LinkedPage[] },
  language: Language,
): string[] {
  const paragraphs = units.flatMap(({ heading, items }) => [
    ...(heading === null ? [] : [`** ${heading} **`]),
    ...items.map((item) => itemParagraph(item, todos === null, language)),
  ]);
  return [
    ...(todos ?? []),
    ...paragraphs,
    ...[more, how].filter((line) => line !== ''),
    ...(escalations === null ? [] : escalationParagraphs(escalations)),
    ...calendars.map(
      ({ label, url }) => `${warningDigestTexts[language].calendarOf(label[language])}\n${url}`,
    ),
  ];
}

function itemParagraph(item: ItemSection, isAtLength: boolean, language: Language): string {
  const {
    title,
    illustrative,
    status,
    deadline,
    extended,
    measured,
    news,
    progress,
    consequences,
    todo,
    page,
  } = item;
  const mark = illustrative ? ` [${letterTexts[language].illustrative}]` : '';
  const figures = progress === null ? [] : [progress.text, progress.source, ...expected(progress)];
  return [
    underlined(title + mark),
    status,
    deadline,
    ...present(extended),
    ...present(measured),
    news,
    ...figures,
    ...consequences,
    ...(isAtLength ? [todo] : []),
    ...(page === null ? [] : [pageLine(page, language)]),
  ].join('\n');
}

function escalationParagraphs({ heading, groups, more, todo }: EscalationSections): string[] {
  const paragraphs = groups.flatMap(({ title, status, deadline, units }) => [
    [underlined(title), status, deadline].join('\n'),
    ...units.map(({ name, news, owners }) => [`- ${name.words}`, `  ${news}.`, `  ${owners}.`].join('\n')),
  ]);
  return [
    ...(heading === null ? [] : [`** ${heading} **`]),
    ...paragraphs,
    ...(more === '' ? [] : [more]),
    todo,
  ];
}

function expected({ forecast }: ItemProgress): string[] {
  return forecast === null ? [] : [[...present(forecast.status), forecast.text].join('. ')];
}

function present(line: string | null): string[] {
  return line === null ? [] : [line];
}
