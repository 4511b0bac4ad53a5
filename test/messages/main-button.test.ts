import { describe, expect, it } from 'vitest';
import { readerLanguageSchema } from '../../domain/language/reader-language.ts';
import { everyContent, messageOf, portalUrl, surroundings } from './every-message.ts';

const contents = Object.values(everyContent).flat();

/** Where the buttons of a message lead. */
function buttonsOf(html: string): string[] {
  return [...html.matchAll(/<a class="button" href="([^"]*)"/g)].map(([, url = '']) => url);
}

describe('P18: the main button of a message', () => {
  it.each(readerLanguageSchema.options)(
    'is one, with the same address in each language, on the pages of the stage: %s',
    async (language) => {
      const buttons = await Promise.all(
        contents.map(async (content) => buttonsOf((await messageOf(content, language)).html)),
      );
      expect(buttons.filter((urls) => new Set(urls).size > 1)).toEqual([]);
      expect(buttons.flat().filter((url) => !url.startsWith(`${portalUrl}/`))).toEqual([]);
      expect(buttons.filter((urls) => urls.length > 0).length).toBeGreaterThan(5);
    },
  );

  it('is left out, as every link to a page is, where the stage names none', async () => {
    for (const content of contents) {
      const { html, text } = await messageOf(content, 'both', surroundings, null);
      expect([buttonsOf(html), `${html}${text}`.includes(portalUrl)]).toEqual([[], false]);
    }
  });
});
