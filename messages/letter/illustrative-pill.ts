import type { Language } from '../../domain/language/text.ts';
import { type Html, html } from './html.ts';
import { letterTexts } from './letter.ts';
import { pill } from './pill.ts';

/** The mark beside a heading whose figures were made up for an example; nothing beside any other. */
export function illustrativePill(illustrative: boolean, language: Language): Html {
  return illustrative ? pill(letterTexts[language].illustrative) : html``;
}
