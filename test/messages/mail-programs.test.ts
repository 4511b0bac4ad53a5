import { caniemail } from 'caniemail';
import { HtmlValidate } from 'html-validate/node';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../messages/letter/message.ts';
import { everyMessage } from './every-message.ts';
import { layoutAttributes, reviewedLacks, reviewedRules } from './mail-programs.ts';

const messages = new Map<string, Message>();
for (const language of ['vi', 'en', 'both'] as const)
  for (const [name, message] of await everyMessage(language)) messages.set(`${name}, ${language}`, message);

const families = { outlook: 'outlook', gmail: 'gmail', 'apple-mail': 'apple' } as const;

/** What the mail programs lack of a page, as `feature: family: versions`. */
function lacksOf(pages: readonly string[]): string[] {
  const found = new Map<string, Set<string>>();
  for (const html of pages) {
    const { issues } = caniemail({ clients: ['outlook.*', 'gmail.*', 'apple-mail.*'], html });
    for (const [client, lacks] of [...issues.errors, ...issues.warnings]) {
      const [family = '', version = ''] = client.split('.');
      for (const { title } of lacks) {
        const key = `${title}: ${family}`;
        found.set(key, (found.get(key) ?? new Set()).add(version));
      }
    }
  }
  return [...found].map(([key, versions]) => `${key}: ${[...versions].toSorted().join(' ')}`).toSorted();
}

describe('what mail programs make of our messages', () => {
  it('F147: is known: each lack of Outlook, Gmail and Apple Mail is reviewed, and none of the reviewed is gone', () => {
    const reviewed = reviewedLacks.flatMap((lack) =>
      Object.entries(families).flatMap(([family, name]) => {
        const versions = lack[name];
        return versions === undefined ? [] : [`${lack.feature}: ${family}: ${versions}`];
      }),
    );
    expect(lacksOf([...messages.values()].map(({ html }) => html))).toEqual(reviewed.toSorted());
  });

  it('would be noticed: a chained selector, a grid and a form are lacks that nobody reviewed', () => {
    const page = '<style>.a.b{color:red}.c{display:grid}</style><form action="/x"></form>';
    const lacks = lacksOf([page]).map((lack) => lack.split(':')[0]);
    expect(lacks).toEqual(expect.arrayContaining(['Chaining selectors', '<form> element']));
    const known = new Set(reviewedLacks.map(({ feature }) => feature));
    expect(['Chaining selectors', '<form> element'].filter((feature) => known.has(feature))).toEqual([]);
  });

  it('follows from single selectors: each is one class or one element', () => {
    for (const [name, { html }] of messages) {
      const [, sheet = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];
      const selectors = sheet
        .replaceAll(/@media[^{]*\{/g, '')
        .split('}')
        .flatMap((rule) => rule.split('{')[0]?.split(',') ?? [])
        .map((selector) => selector.trim());
      for (const selector of selectors) expect(selector, name).toMatch(/^(?:[.:]?[a-z][a-z0-9]*)?$/);
      expect(selectors.length, name).toBeGreaterThan(20);
    }
  });
});

describe('valid HTML', () => {
  const off = Object.fromEntries(Object.keys(reviewedRules).map((rule) => [rule, 'off'] as const));
  const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules: off });
  const attributes = new HtmlValidate({ rules: { 'no-deprecated-attr': 'error' } });

  it.each([...messages])('F147: is every message: %s', async (_, { html }) => {
    const { results } = await validator.validateString(html);
    const found = results.flatMap((result) =>
      result.messages.map(({ ruleId, message, line }) => `${ruleId}, line ${line}: ${message}`),
    );
    expect(found).toEqual([]);
  });

  it('uses no deprecated attribute but those that layout needs', async () => {
    const used = new Set<string>();
    for (const { html } of messages.values()) {
      const { results } = await attributes.validateString(html);
      for (const { message } of results.flatMap((result) => result.messages))
        used.add(/^Attribute "([^"]+)"/.exec(message)?.[1] ?? message);
    }
    expect([...used].toSorted()).toEqual(layoutAttributes);
  });
});
