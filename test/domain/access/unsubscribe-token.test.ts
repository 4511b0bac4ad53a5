import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personHash, subscriptionFrom, unsubscribeToken } from '../../../domain/access/unsubscribe-token.ts';
import { messageKinds } from '../../../domain/delivery/message-kind.ts';

const key = Buffer.from('0123456789abcdef0123456789abcdef');
const otherKey = Buffer.from('0123456789abcdef0123456789abcdeg');
const person = personHash('chu-tich@province.example', key);
const token = unsubscribeToken({ kind: 'weekly-report', person }, key);

describe('R18: a link to unsubscribe', () => {
  it.each(messageKinds)('says for whom and what it is: %s', (kind) => {
    const made = unsubscribeToken({ kind, person }, key);
    expect(subscriptionFrom(made, key)).toEqual({ kind, person });
    expect(made).toMatch(/^[\w-]+\.[\w-]+$/);
    expect(made.length).toBeLessThanOrEqual(120);
  });

  it('stands for an address however it is typed, and shows it to nobody', () => {
    expect(personHash('Chu-Tich@PROVINCE.example', key)).toBe(person);
    expect(personHash('chu-tich@province.example', otherKey)).not.toBe(person);
    const told = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString();
    expect(told).toBe(`weekly-report#${person}`);
    expect(person).toMatch(/^[\w-]{43}$/);
  });

  it('F25: is worth nothing under another key, or with one character changed, added or left out', () => {
    expect(subscriptionFrom(token, otherKey)).toBeNull();
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      const [before, after] = [token.slice(0, at), token.slice(at + 1)];
      expect(subscriptionFrom(before + other + after, key)).toBeNull();
      expect(subscriptionFrom(before + after, key)).toBeNull();
      expect(subscriptionFrom(token.slice(0, at) + other + token.slice(at), key)).toBeNull();
    }
  });

  it('F25: cannot be put together from the parts of others', () => {
    const [payload] = token.split('.');
    const [, signed] = unsubscribeToken({ kind: 'receipts', person }, key).split('.');
    expect(subscriptionFrom(`${payload}.${signed}`, key)).toBeNull();
  });

  it('differs from one person to the next', () => {
    expect(personHash('chu-tich@other.example', key)).not.toBe(person);
  });

  it('is nothing with a payload of another shape, though it is signed', () => {
    const signed = (payload: string) => {
      const text = Buffer.from(payload).toString('base64url');
      const end = createHmac('sha256', key).update(`unsubscribe:${text}`).digest('base64url');
      return subscriptionFrom(`${text}.${end}`, key);
    };
    expect(signed(`warnings#${person}`)).toEqual({ kind: 'warnings', person });
    expect(signed(`songs#${person}`)).toBeNull();
    expect(signed(`warnings${person}`)).toBeNull();
    expect(signed('warnings'.padEnd(40, '.'))).toBeNull();
    expect(signed(`${person}#warnings`)).toBeNull();
  });

  it('F25: is nothing with anything before or after it', () => {
    for (const wrong of [` ${token}`, `${token} `, `${token}\n`, `x.${token}`, `${token}.x`])
      expect(subscriptionFrom(wrong, key)).toBeNull();
  });

  it('is nothing that somebody makes up', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[\w-]{76}\.[\w-]{43}$/));
    fc.assert(fc.property(texts, (text) => subscriptionFrom(text, key) === null));
  });
});
