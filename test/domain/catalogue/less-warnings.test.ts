import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Catalogue, IndicatorSet, Recipient } from '../../../domain/catalogue/catalogue.ts';
import { parseCatalogue } from '../../../domain/catalogue/check-catalogue.ts';
import { mailDifference } from '../../../domain/catalogue/difference/mail-difference.ts';
import { silencedMail } from '../../../domain/catalogue/difference/silenced-mail.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';

const today = Temporal.PlainDate.from('2024-01-10');

/** A catalogue whose set warns as it does by default, with a post of the province that gets to know. */
function usualCatalogue(changes: Partial<IndicatorSet> = {}): Catalogue {
  const { sets, recipients, ...rest } = smallCatalogue();
  const [first] = recipients;
  if (first === undefined) throw new Error('the fixture has changed');
  return {
    ...rest,
    sets: sets.map(({ ladder: _, escalation: __, ...set }) => ({ ...set, ...changes })),
    recipients: [
      ...recipients,
      { ...first, id: 'office', email: 'office@province.example', receives: ['warnings'] },
    ],
  };
}

const withPost = (id: string, changes: Partial<Recipient>): Catalogue => {
  const { recipients, ...rest } = usualCatalogue();
  return { ...rest, recipients: recipients.map((one) => (one.id === id ? { ...one, ...changes } : one)) };
};

const losers = (next: Catalogue) =>
  silencedMail(usualCatalogue(), next, today).map(({ email, kind }) => `${email.split('@')[0]} ${kind}`);

const units = ['contact-a warnings', 'contact-b warnings', 'contact-c warnings', 'office warnings'];

describe('who loses warnings by a new catalogue', () => {
  it.each<[string, Partial<IndicatorSet>, string[]]>([
    ['warns on fewer days', { ladder: { workingDaysBefore: [2] } }, units],
    [
      'does not warn in the morning after',
      { ladder: { workingDaysBefore: [2, 0], morningAfter: false } },
      units,
    ],
    ['warns nobody', { ladder: 'none' }, units],
    ['takes a part as enough', { partial: { means: 'enough', until: 'lock' } }, units],
    ['is due later', { due: { weekday: 6, time: '16:00' } }, units],
    ['warns on more days', { ladder: { workingDaysBefore: [3, 2, 1, 0] } }, []],
    ['escalates later', { escalation: { workingDaysAfter: 5 } }, ['office warnings']],
    // They are warned again on the day of the escalation.
    [
      'escalates to nobody',
      { escalation: 'none' },
      ['contact-a warnings', 'contact-b warnings', 'contact-c warnings', 'office warnings'],
    ],
    ['escalates sooner', { escalation: { workingDaysAfter: 1 } }, []],
  ])('a set that %s', (_, changes, expected) => {
    expect(losers(usualCatalogue(changes))).toEqual(expected);
  });

  it('is whoever is away, until the absence is over; and whoever stands in newly gets mail', () => {
    const standIn = { recipient: 'contact-b', from: '2024-01-15', to: '2024-01-19' };
    const next = withPost('contact-a', { standIn });
    expect(losers(next)).toEqual(['contact-a warnings']);
    expect(
      mailDifference(usualCatalogue(), next, today).newly.map(({ email, unit }) => [email, unit]),
    ).toEqual([['contact-b@province.example', 'P.A']]);
    expect(
      losers(withPost('contact-a', { standIn: { ...standIn, to: '2024-01-09', from: '2024-01-08' } })),
    ).toEqual([]);
    expect(silencedMail(next, next, today)).toEqual([]);
    expect(mailDifference(next, usualCatalogue(), Temporal.PlainDate.from('2024-01-20')).noLonger).toEqual(
      [],
    );
  });
});

describe('a catalogue is refused', () => {
  const codes = (catalogue: Catalogue) => {
    const parsed = parseCatalogue(catalogue);
    return parsed.ok ? [] : parsed.violations.map(({ pointer, code }) => [pointer, code]);
  };
  const away = { from: '2024-01-15', to: '2024-01-19' };

  it('when nobody is there to stand in, or to get to know', () => {
    expect(codes(usualCatalogue())).toEqual([]);
    expect(codes(withPost('contact-a', { standIn: { ...away, recipient: 'nobody' } }))).toEqual([
      ['/recipients/1/standIn/recipient', 'unknown-reference'],
    ]);
    expect(codes(usualCatalogue({ escalation: { workingDaysAfter: 2, to: 'nobody' } }))).toEqual([
      ['/sets/0/escalation/to', 'unknown-reference'],
    ]);
  });

  it('when somebody stands in for themselves, or an absence ends before it begins', () => {
    expect(codes(withPost('contact-a', { standIn: { ...away, recipient: 'contact-a' } }))).toEqual([
      ['/recipients/1/standIn/recipient', 'own-stand-in'],
    ]);
    const backwards = { from: '2024-01-19', to: '2024-01-15', recipient: 'contact-b' };
    expect(codes(withPost('contact-a', { standIn: backwards }))).toEqual([
      ['/recipients/1/standIn/to', 'not-later'],
    ]);
  });
});
