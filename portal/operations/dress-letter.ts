/** Elements that load something, act, or lead elsewhere. None of the product's e-mails has one. */
const forbidden =
  'script, style, iframe, object, embed, link, base, form, meta[http-equiv], img, video, audio, svg';

/**
 * Fills an empty document with an e-mail. The portal's content security policy lets no page hold styles of its own, so they are
 * set by script; elements that could act are left out, and links lose their addresses.
 */
export function dressLetter(document: Document, html: string): void {
  const { defaultView: view } = document;
  if (view === null) return;
  const { markup, rules } = withoutStyles(html);
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  for (const element of parsed.querySelectorAll(forbidden)) element.remove();
  const styles = [...parsed.querySelectorAll('*')].map((element) => {
    const style = element.getAttribute(keptStyle) ?? '';
    for (const { name } of [...element.attributes]) if (!isHarmless(name)) element.removeAttribute(name);
    return style;
  });
  document.replaceChild(document.importNode(parsed.documentElement, true), document.documentElement);
  [...document.querySelectorAll('*')].forEach((element, at) => {
    if (element instanceof view.HTMLElement) element.style.cssText = styles[at] ?? '';
  });
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [sheet];
}

/** Where a `style` attribute is kept until script sets it. */
const keptStyle = 'data-style';

/** An e-mail without `style` elements and attributes, which the policy would report as soon as they are parsed. */
function withoutStyles(html: string): { readonly markup: string; readonly rules: string } {
  const rules: string[] = [];
  const bare = html.replaceAll(/<style\b[^>]*>([\s\S]*?)<\/style>/gi, (_, css: string) => {
    rules.push(css);
    return '';
  });
  const markup = bare.replaceAll(/<[a-z][^<>]*>/gi, (tag) => tag.replaceAll(/\sstyle=/gi, ` ${keptStyle}=`));
  return { markup, rules: rules.join('\n') };
}

/** Whether an attribute neither acts, loads nor leads anywhere. */
function isHarmless(name: string): boolean {
  return /^(?:align|alt|aria-\w+|bgcolor|border|cellpadding|cellspacing|class|colspan|content|dir|height|id|lang|name|role|rowspan|scope|title|valign|width)$/i.test(
    name,
  );
}
