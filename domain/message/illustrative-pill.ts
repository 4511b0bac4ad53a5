import type { Language } from '../language/text.ts';
import { light } from './email-palette.ts';
import { type Html, html } from './html.ts';
import { letterTexts } from './letter.ts';

/** The mark beside a heading whose figures were made up for an example; nothing beside any other. */
export function illustrativePill(illustrative: boolean, language: Language): Html {
  return illustrative
    ? html`<span class="pill accent" style="padding:0 6px;border:1px solid ${light.accent};color:${light.accent};font-size:12px;font-weight:600">${letterTexts[language].illustrative}</span>`
    : html``;
}
