import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deliveryFailures } from '../../domain/delivery/delivery-failures.ts';
import { failureWords } from '../../domain/delivery/failure-words.ts';
import { foreignWords, vietnameseWords } from './foreign-words.ts';

const stored = Object.values(deliveryFailures);

describe('why a message was not sent or did not arrive', () => {
  it('is told in the reader’s language, with the words of SES and of programs quoted', () => {
    const told = [
      ...stored,
      ...stored.map((failure) => `${failure}: Permanent/General: no such user`),
      ...stored.map((failure) => `MessageRejected (HTTP 400): ${failure}`),
      ...['AccessDenied (HTTP 403)', 'TimeoutError', 'bounce: null'],
    ].map(failureWords);
    expect(told.filter(({ vi }) => foreignWords(vi).length > 0)).toEqual([]);
    expect(told.filter(({ en }) => vietnameseWords(en).length > 0)).toEqual([]);
  });

  it.each([
    [
      'the recipient has unsubscribed',
      'người nhận đã hủy nhận loại thư này',
      'the recipient has unsubscribed',
    ],
    ['bounce: Permanent/General', 'thư bị trả lại: «Permanent/General»', 'bounce: “Permanent/General”'],
    [
      'rejected by SES: Bad content: virus',
      'SES không nhận thư: «Bad content: virus»',
      'rejected by SES: “Bad content: virus”',
    ],
    [
      'MessageRejected (HTTP 400): an address or domain is not verified with SES',
      'SES chưa xác minh địa chỉ hoặc tên miền (SES báo «MessageRejected (HTTP 400)»)',
      'an address or domain is not verified with SES (SES reported “MessageRejected (HTTP 400)”)',
    ],
    [
      'AccessDenied (HTTP 403)',
      'SES báo «AccessDenied (HTTP 403)»',
      'SES reported “AccessDenied (HTTP 403)”',
    ],
  ])('such as %s', (failure, vi, en) => {
    expect(failureWords(failure)).toEqual({ vi, en });
  });

  it('is written into no row in words of its own', () => {
    const sources = globSync('{adapters,domain,functions,usecases}/**/*.ts').filter(
      (file) => !file.endsWith('delivery-failures.ts'),
    );
    const written = /\bfailure: (?:'|`(?!\$\{))/;
    expect(sources.filter((file) => written.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
