import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { html } from '../../../messages/letter/html.ts';

describe('html', () => {
  it('F58, R9: escapes the five signs that markup is made of', () => {
    expect(html`<p title="${`"a" & 'b'`}">${'<b>&</b>'}</p>`.toString()).toBe(
      '<p title="&quot;a&quot; &amp; &#39;b&#39;">&lt;b&gt;&amp;&lt;/b&gt;</p>',
    );
  });

  it('keeps fragments and joins lists of text, numbers and fragments', () => {
    const items = ['a<b', 7, html`<b>${'&'}</b>`, [html`<i></i>`, []]];
    expect(html`<ul>${items}</ul>`.toString()).toBe('<ul>a&lt;b7<b>&amp;</b><i></i></ul>');
  });

  it('leaves out the indentation of the template but no space that separates words', () => {
    expect(
      html`
      <p>một
         hai ${'ba\n  bốn'}</p>`.toString(),
    ).toBe('\n<p>một\nhai ba\n  bốn</p>');
  });

  it('R9: lets no text make a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const markup = html`<p title="${text}">${text}</p>`.toString();
        const [title = '', body = ''] = markup.slice('<p title="'.length, -'</p>'.length).split('">');
        expect(title).not.toMatch(/["<>]/);
        expect(body).not.toMatch(/[<>]/);
        expect(markup.match(/[<>]/g)).toHaveLength(4);
      }),
    );
  });
});
