import { portalPaths } from '../../contract/portal-paths.ts';
import type { FailureDigest } from '../../domain/failures/failure-digest.ts';
import { capitalise, formatLocalTime } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import { bilingualMessage } from '../letter/bilingual-message.ts';
import { type Extent, fittingMessage } from '../letter/extent.ts';
import { type Addressee, type Letter, letterTexts, postsOf } from '../letter/letter.ts';
import type { Help } from '../letter/letterhead.ts';
import type { LinkedPage } from '../letter/linked-page.ts';
import type { Message } from '../letter/message.ts';
import type { MessageDefinition } from '../message-definition.ts';
import { failureDigestBody } from './failure-digest-html.ts';
import { failureDigestParagraphs } from './failure-digest-plain.ts';
import { failureSectionsOf } from './failure-digest-sections.ts';
import { failureDigestTexts } from './failure-digest-texts.ts';

/** Reports to operations what has failed since the digest before. */
export const failureDigestMessage: MessageDefinition<'failure-digest'> = {
  reason: ({ digest }, posts) => ({
    vi: `Có ${kindsIn(digest, 'vi')}; ${posts.vi} thuộc bộ phận vận hành, nhận thư báo sự cố.`,
    en: `New: ${kindsIn(digest, 'en')}. Gets failures as operations: ${posts.en}.`,
  }),
  // Nobody unsubscribes: the catalogue says who belongs to operations.
  render: ({ digest }, { recipient, help, portalUrl }) =>
    renderFailureDigest(digest, recipient, help, portalUrl),
};

/**
 * The e-mail about failures.
 * @param help where the reader can ask for help; null to omit it
 * @param portalUrl the base URL of the pages of operations; null to omit the button
 */
export function renderFailureDigest(
  digest: FailureDigest,
  recipient: Addressee,
  help: Help | null = null,
  portalUrl: string | null = null,
): Message {
  return fittingMessage((extent) =>
    bilingualMessage(
      (language) => subjectOf(digest, language),
      (language) => {
        const sections = failureSectionsOf(digest, extent, language);
        return {
          letter: letterOf(digest, recipient, extent, language),
          body: failureDigestBody(sections),
          paragraphs: failureDigestParagraphs(sections),
        };
      },
      null,
      recipient.language,
      help,
      operationsPage(portalUrl),
    ),
  );
}

/** The first page of operations, which lists what needs them and leads to where each is dealt with. */
function operationsPage(portalUrl: string | null): LinkedPage | null {
  if (portalUrl === null) return null;
  return {
    label: { vi: 'Mở trang vận hành', en: 'Open the page of operations' },
    url: portalUrl + portalPaths.operations(),
  };
}

function subjectOf(digest: FailureDigest, language: Language): string {
  const at = formatLocalTime(digest.at, language);
  return failureDigestTexts[language].subject(countOf(digest), kindsIn(digest, language), at);
}

function letterOf(
  digest: FailureDigest,
  recipient: Addressee,
  { names }: Extent,
  language: Language,
): Letter {
  const texts = failureDigestTexts[language];
  const shared = letterTexts[language];
  const posts = postsOf(recipient, language, names);
  return {
    language,
    scope: capitalise(digest.scope[language]),
    title: texts.title,
    facts: [texts.fact(formatLocalTime(digest.at, language))],
    salutation: shared.salutation,
    addressee: posts.join('; '),
    opening: texts.opening(countOf(digest)),
    notices: [],
    closing: shared.closing,
    footer: [`${shared.automatic} ${shared.why(posts, texts.list)}`],
  };
}

function countOf({ groups }: FailureDigest): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function kindsIn({ groups }: FailureDigest, language: Language): string {
  return groups.map(({ kind, count }) => failureDigestTexts[language].kinds[kind].counted(count)).join(', ');
}
