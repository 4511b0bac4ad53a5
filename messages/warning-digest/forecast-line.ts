import { type Html, html } from '../letter/html.ts';
import type { ForecastWords } from './forecast-words.ts';

/** A forecast on one line, what is expected in bold. */
export function forecastLine({ status, text }: ForecastWords): Html {
  return status === null ? html`${text}` : html`<b>${status}.</b> ${text}`;
}
