import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Recipient } from '../../../domain/catalogue/catalogue.ts';
import { personsOf, recipientFrom } from '../../../domain/delivery/persons.ts';
import { recipientsOn } from '../../../domain/delivery/recipients-on.ts';

const post = (id: string, about: Partial<Recipient> = {}): Recipient => ({
  id,
  post: { vi: `Chức vụ ${id}`, en: `Post ${id}` },
  unit: 'T',
  email: 'a@tinh.example',
  receives: ['weekly-report'],
  ...about,
});

const languageOf = (...posts: Recipient[]) =>
  personsOf(posts).map((person) => recipientFrom(person).language ?? 'both');

describe('the language of a person’s mail', () => {
  it.each([
    ['is both unless stated', [post('a')], 'both'],
    ['is that of the only post', [post('a', { language: 'en' })], 'en'],
    ['is what all posts agree on', [post('a', { language: 'vi' }), post('b', { language: 'vi' })], 'vi'],
    ['is both where posts differ', [post('a', { language: 'vi' }), post('b', { language: 'en' })], 'both'],
    ['is both where another post states none', [post('a', { language: 'vi' }), post('b')], 'both'],
  ])('%s', (_, posts, language) => {
    expect(languageOf(...posts)).toEqual([language]);
  });

  it('is the deputy’s while the holder is away', () => {
    const standIn = { recipient: 'b', from: '2024-01-08', to: '2024-01-14' };
    const recipients = [
      post('a', { language: 'en', standIn }),
      post('b', { language: 'vi', email: 'b@tinh.example' }),
    ];
    const on = (day: string) =>
      recipientsOn({ recipients }, Temporal.PlainDate.from(day)).map(({ language }) => language);
    expect(on('2024-01-10')).toEqual(['vi', 'vi']);
    expect(on('2024-01-15')).toEqual(['en', 'vi']);
  });
});
