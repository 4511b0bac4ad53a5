import { describe, expect, it } from 'vitest';
import { renderFailureDigest } from '../../../messages/failure-digest/failure-digest-message.ts';
import { halvesOfHtml, halvesOfText, numbersIn, tagsOf } from '../halves.ts';
import { failures, operator } from './failure-fixture.ts';

const help = {
  helpdesk: { vi: 'Văn phòng, 0274 3822 222', en: 'the office, 0274 3822 222' },
  takesReplies: false,
};
const inVietnamese = { ...operator, language: 'vi' as const };

describe('F146: the e-mail about failures', () => {
  it('reads as follows in Vietnamese', async () => {
    const { subject, text } = renderFailureDigest(failures, inVietnamese, help);
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot('./failures.vi.txt');
  });

  it('reads as follows in English', async () => {
    const { subject, text } = renderFailureDigest(failures, { ...operator, language: 'en' }, help);
    await expect(`${subject}\n\n${text}`).toMatchFileSnapshot('./failures.en.txt');
  });

  it('says the same numbers in both languages and both parts', () => {
    const { text, html } = renderFailureDigest(failures, operator, help);
    const [plain, laidOut] = [halvesOfText(text), halvesOfHtml(html)];
    const vi = numbersIn(plain.vi, 'vi').toSorted();
    expect(numbersIn(plain.en, 'en').toSorted()).toEqual(vi);
    expect(numbersIn(laidOut.vi, 'vi').toSorted()).toEqual(vi);
    expect(numbersIn(laidOut.en, 'en').toSorted()).toEqual(vi);
  });

  it('never shares its subject with another, and has no markup of what it names', () => {
    const hostile = '<b>x</b>\r\nBcc: y@z.example <img src=x onerror=alert(1)> "\' &';
    const other = { ...failures, at: failures.groups[1]?.since ?? failures.at };
    expect(renderFailureDigest(other, operator).subject).not.toBe(
      renderFailureDigest(failures, operator).subject,
    );
    const named = (what: string) => ({
      ...failures,
      scope: { vi: what, en: what },
      groups: failures.groups.map((group) => ({
        ...group,
        failures: group.failures.map((one) => ({
          ...one,
          what: { vi: what, en: what },
          why: { vi: what, en: what },
        })),
        commands: [what],
      })),
    });
    const [plain, evil] = [named('x'), named(hostile)].map((digest) =>
      renderFailureDigest(digest, { post: { vi: 'x', en: 'x' } }),
    );
    expect(tagsOf(evil?.html ?? '')).toEqual(tagsOf(plain?.html ?? ''));
    expect(evil?.subject).not.toMatch(/[\r\n]/);
  });
});
