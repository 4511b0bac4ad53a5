import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { browserKind, browserLabel, browserWords } from '../../../domain/access/browser-words.ts';
import { intervalAt, secondsToInterval } from '../../../domain/access/counting-interval.ts';
import { isCodeOf, makeCode, signatureOfCode } from '../../../domain/access/sign-in-code.ts';
import { signInLimits, sourceOf } from '../../../domain/access/sign-in-limits.ts';
import { instant } from '../../fixtures/instants.ts';

describe('the source of a request', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ])('%s counts as %s', (ip, source) => {
    expect(sourceOf(ip)).toBe(source);
  });

  it('is the same for every host of a network of IPv6, however it is written', () => {
    const group = fc.integer({ min: 1, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), fc.boolean(), (groups, isPadded) => {
        const hex = (one: number) => one.toString(16).padStart(isPadded ? 4 : 1, '0');
        const network = groups
          .slice(0, 4)
          .map((one) => one.toString(16))
          .join(':');
        expect(sourceOf(groups.map(hex).join(':'))).toBe(network);
        expect(sourceOf(`${groups.slice(0, 4).map(hex).join(':')}::1`)).toBe(network);
      }),
    );
  });
});

describe('the window of a limit', () => {
  it('ends so many seconds later, in whole seconds, at least one', () => {
    const limit = signInLimits.codes;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (milliseconds) => {
        const now = instant('2024-01-10T02:00:00Z').add({ milliseconds });
        const seconds = secondsToInterval(limit.minutes, now);
        expect(seconds).toBeGreaterThanOrEqual(1);
        expect(intervalAt(limit.minutes, now.add({ seconds }))).toBe(intervalAt(limit.minutes, now) + 1);
        expect(intervalAt(limit.minutes, now.add({ seconds: seconds - 1 }))).toBe(
          intervalAt(limit.minutes, now),
        );
      }),
    );
  });
});

describe('a sign-in code', () => {
  const key = Buffer.from('key');
  const code = fc.nat({ max: 99_999_999 }).map((number) => String(number).padStart(8, '0'));

  it('has eight digits, whatever the random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        expect(makeCode(bytes)).toMatch(/^\d{8}$/);
      }),
    );
    expect(makeCode(new Uint8Array(8))).toBe('00000000');
    expect(makeCode(new Uint8Array(8).fill(255))).toBe('09551615');
  });

  it('is that of its browser, its address in any case, and itself alone', () => {
    const browser = fc.constantFrom('a', 'b');
    const address = fc.constantFrom('x@tinh.example', 'X@TINH.example', 'y@tinh.example');
    const use = fc.record({ browser, address, code: fc.constantFrom('00000001', '00000002') });
    fc.assert(
      fc.property(use, use, (sent, typed) => {
        const isSame =
          sent.browser === typed.browser &&
          sent.code === typed.code &&
          sent.address.toLowerCase() === typed.address.toLowerCase();
        expect(isCodeOf({ signature: signatureOfCode(sent, key) }, typed, key)).toBe(isSame);
      }),
    );
  });

  it('is signed with the key: another key signs it otherwise', () => {
    fc.assert(
      fc.property(code, (one) => {
        const use = { browser: 'a', address: 'x@tinh.example', code: one };
        expect(isCodeOf({ signature: signatureOfCode(use, key) }, use, Buffer.from('other'))).toBe(false);
      }),
    );
  });
});

describe('what is said of a browser', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 6.1) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36', 'Chrome, Windows'],
    ['Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0', 'Edge, Windows'],
    ['Mozilla/5.0 (Windows NT 10.0) coc_coc_browser/120.0 Chrome/114.0 Safari/537.36', 'Cốc Cốc, Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0', 'Firefox, Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile Safari/604.1',
      'Safari, iOS',
    ],
    ['Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36', 'Chrome, Android'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/17.0 Safari/605.1.15', 'Safari, macOS'],
    ['curl/8.0', '–'],
    ['', '–'],
  ])('%s is %s', (userAgent, label) => {
    expect(browserLabel(browserKind(userAgent))).toBe(label);
  });

  it('is nothing but known names, whatever the browser says', () => {
    fc.assert(
      fc.property(fc.string(), (userAgent) => {
        const { vi, en } = browserWords(browserKind(userAgent));
        const known =
          /^(?:một trình duyệt|a browser|Edge|Cốc Cốc|Firefox|Chrome|Safari)(?: (?:trên|on) \w+)?$/;
        expect([known.test(vi), known.test(en)]).toEqual([true, true]);
      }),
    );
  });
});
