import type { RevisionsAnswer } from '../../contract/submissions/revisions.ts';
import type { RevisionsQuery } from '../../contract/submissions/showing-submissions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { valueAnswer } from '../../domain/kinds/value-answer.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { revisionChanges } from '../../domain/submission/revision-changes.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { entriesThatFit } from '../fitting.ts';
import type { Listed } from '../ports/listed.ts';
import type { Ports } from '../ports/ports.ts';
import type { TokenStore } from '../ports/token-store.ts';
import { unlessUnreadable } from '../unless-unreadable.ts';
import { findAddress, nothingSubmitted } from './find-address.ts';
import { outcomeOf } from './receipt.ts';

/**
 * The history of a unit's figures for a set and period, newest revision first, each with its changes. A revision added
 * between two page requests repeats or skips no entry.
 * @throws Problem as {@link findAddress}; `not-found` when nothing was submitted
 */
export async function listRevisions(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'tokens'>,
  caller: Caller,
  { limit, cursor, ...address }: RevisionsQuery,
): Promise<RevisionsAnswer> {
  // One more than the page: the one before the oldest, which shows what that one changed.
  const asked = { atMost: limit + 1, ...(cursor === undefined ? {} : { before: Number(cursor) }) };
  const found = await findAddress(ports.catalogues, caller, address);
  const read = async (some: { readonly atMost: number; readonly before?: number }) =>
    ports.submissions.listNewest(found.set, address.period.id, found.unit.id, some);
  const { found: newest, unreadable } = await read(asked);
  const isEmpty = isNone({ found: newest, unreadable });
  if (isEmpty && (cursor === undefined || isNone(await read({ atMost: 1 }))))
    throw nothingSubmitted(found, address.period.id);
  const numbers = [...newest.map(({ revision }) => revision), ...unreadable.map(Number)];
  const inPage = new Set(numbers.toSorted((a, b) => b - a).slice(0, limit));
  const page = newest.filter(({ revision }) => inPage.has(revision));
  const by = await senders(ports.tokens, page);
  const answers = entriesThatFit(
    page.map((submission, index) => ({
      ...revisionAnswer(submission, newest[index + 1]),
      by: by(submission),
    })),
  );
  const lastRead = numbers.length > limit ? Math.min(...inPage) : null;
  const last = answers.length < page.length ? (answers.at(-1)?.revision ?? null) : lastRead;
  return {
    set: address.set,
    period: address.period.id,
    unit: address.unit,
    revisions: answers,
    ...leftOut(unreadable.filter((number) => inPage.has(Number(number)) && Number(number) >= (last ?? 0))),
    next: last === null ? null : String(last),
  };
}

function isNone({ found, unreadable }: Listed<Submission>): boolean {
  return found.length + unreadable.length === 0;
}

function revisionAnswer(submission: Submission, before: Submission | undefined) {
  const { revision, receivedAt, late, reason, note, asOf, values } = submission;
  return {
    revision,
    receivedAt,
    status: late ? ('late' as const) : ('on-time' as const),
    outcome: outcomeOf(submission),
    ...(reason === undefined ? {} : { reason }),
    ...(note === undefined ? {} : { note }),
    ...(asOf === undefined ? {} : { asOf }),
    changes: revisionChanges(before?.values ?? new Map(), values).map(({ indicator, from, to }) => ({
      indicator,
      from: from && valueAnswer(from),
      to: valueAnswer(to),
    })),
  };
}

/** Who sent each submission of a page. Looks up each token once; exposes only its id, role and unit. */
async function senders(tokens: TokenStore, page: readonly Submission[]) {
  const ofTokens = page.filter(({ post }) => post === undefined);
  const ids = [...new Set(ofTokens.map(({ tokenId }) => tokenId))];
  const records = await Promise.all(ids.map((id) => unlessUnreadable(tokens.find(id))));
  const known = records.filter((record) => record !== null);
  const principals = new Map<string, Principal>(known.map(({ id, principal }) => [id, principal]));
  return ({ tokenId: token, post, unit: own }: Submission) => {
    if (post !== undefined) return { token, role: 'unit' as const, unit: own, post };
    const principal = principals.get(token);
    const unit = principal?.role === 'unit' ? principal.unit : null;
    return { token, role: principal?.role ?? null, unit };
  };
}
