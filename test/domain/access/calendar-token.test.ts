import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarAddressFrom, calendarToken } from '../../../domain/access/calendar-token.ts';
import { personHash, subscriptionFrom, unsubscribeToken } from '../../../domain/access/unsubscribe-token.ts';
import { idSchema } from '../../../domain/catalogue/keys.ts';

const key = Buffer.from('0123456789abcdef0123456789abcdef');
const otherKey = Buffer.from('0123456789abcdef0123456789abcdeg');
const token = calendarToken({ unit: 'BD.STP', generation: 1 }, key);

/** A token with any payload, signed with a prefix. */
function signed(payload: string, prefix = 'calendar'): string {
  const text = Buffer.from(payload).toString('base64url');
  return `${text}.${createHmac('sha256', key).update(`${prefix}:${text}`).digest('base64url')}`;
}

const ids = fc
  .stringMatching(/^[A-Z0-9]{1,20}(?:[.-][A-Z0-9]{1,19})?$/)
  .filter((id) => idSchema.safeParse(id).success);
const generations = fc.integer({ min: 1, max: 999_999 });

describe('F142: the token of a calendar', () => {
  it('names any unit and generation that a catalogue may state', () => {
    fc.assert(
      fc.property(ids, generations, (unit, generation) => {
        const made = calendarToken({ unit, generation }, key);
        expect(calendarAddressFrom(made, key)).toEqual({ unit, generation });
        expect(made).toMatch(/^[\w-]+\.[\w-]{43}$/);
      }),
    );
    const longest = { unit: 'A'.repeat(40), generation: 999_999 };
    expect(calendarAddressFrom(calendarToken(longest, key), key)).toEqual(longest);
    const shortest = { unit: 'P', generation: 1 };
    expect(calendarAddressFrom(calendarToken(shortest, key), key)).toEqual(shortest);
  });

  it('is worth nothing under another key, or with one character changed, added or left out', () => {
    expect(calendarAddressFrom(token, otherKey)).toBeNull();
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const [before, after] = [token.slice(0, at), token.slice(at + 1)];
      expect(calendarAddressFrom(before + other + after, key)).toBeNull();
      expect(calendarAddressFrom(before + after, key)).toBeNull();
      expect(calendarAddressFrom(before + other + token.slice(at), key)).toBeNull();
    }
    for (const wrong of [` ${token}`, `${token} `, `${token}\n`, `x.${token}`, `${token}.x`])
      expect(calendarAddressFrom(wrong, key)).toBeNull();
  });

  it('cannot be put together from the parts of others', () => {
    const [payload] = token.split('.');
    for (const other of [
      { unit: 'BD.STP', generation: 2 },
      { unit: 'BD.SCT', generation: 1 },
    ])
      expect(calendarAddressFrom(`${payload}.${calendarToken(other, key).split('.')[1]}`, key)).toBeNull();
  });

  it('is no link to unsubscribe, and such a link is no token of a calendar', () => {
    const subscription = { kind: 'warnings', person: personHash('a@province.example', key) } as const;
    expect(calendarAddressFrom(unsubscribeToken(subscription, key), key)).toBeNull();
    expect(calendarAddressFrom(signed('BD.STP#1', 'unsubscribe'), key)).toBeNull();
    const asCalendar = signed(`${subscription.kind}#${subscription.person}`);
    expect(subscriptionFrom(asCalendar, key)).toBeNull();
    expect(calendarAddressFrom(asCalendar, key)).toBeNull();
  });

  it('is nothing with a payload of another shape, though it is signed', () => {
    expect(calendarAddressFrom(signed('BD.STP#1'), key)).toEqual({ unit: 'BD.STP', generation: 1 });
    for (const payload of [
      'BD.STP',
      'BD.STP#',
      'BD.STP#0',
      'BD.STP#01',
      'BD.STP#1#1',
      '#1',
      'bd.stp#1',
      'BD.STP#-1',
      'BD.STP#1000000',
    ])
      expect([payload, calendarAddressFrom(signed(payload), key)]).toEqual([payload, null]);
  });

  it('is nothing that somebody makes up', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{11}\.[\w-]{43}$/));
    fc.assert(fc.property(texts, (text) => calendarAddressFrom(text, key) === null));
  });
});
