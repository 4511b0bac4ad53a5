import { light } from './email-palette.ts';
import { type Html, html } from './html.ts';

/** A mark beside a heading, framed in the accent colour. */
export function pill(text: string): Html {
  return html`<span class="pill accent" style="padding:0 6px;border:1px solid ${light.accent};color:${light.accent};font-size:12px;font-weight:600">${text}</span>`;
}
