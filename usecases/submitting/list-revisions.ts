import type { RevisionsAnswer } from '../../contract/submissions/revisions.ts';
import type { RevisionsQuery } from '../../contract/submissions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { valueAnswer } from '../../domain/kinds/value-answer.ts';
import { revisionChanges } from '../../domain/submission/revision-changes.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { fitting } from '../fitting.ts';
import type { Ports } from '../ports/ports.ts';
import type { TokenStore } from '../ports/token-store.ts';
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
  const read = (asked: { readonly atMost: number; readonly before?: number }) =>
    ports.submissions.newest(found.set, address.period.id, found.unit.id, { ...asked, pastUnreadable: true });
  const newest = await read(asked);
  const isEmpty = newest.length === 0 && (cursor === undefined || (await read({ atMost: 1 })).length === 0);
  if (isEmpty) throw nothingSubmitted(found, address.period.id);
  const page = newest.slice(0, limit);
  const by = await senders(ports.tokens, page);
  const answers = fitting(
    page.map((submission, index) => ({
      ...revisionAnswer(submission, newest[index + 1]),
      by: by(submission),
    })),
  );
  const oldest = answers.at(-1);
  return {
    set: address.set,
    period: address.period.id,
    unit: address.unit,
    revisions: answers,
    next: oldest !== undefined && newest.length > answers.length ? String(oldest.revision) : null,
  };
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
  const records = await Promise.all(ids.map((id) => tokens.find(id)));
  const known = records.filter((record) => record !== null);
  const principals = new Map<string, Principal>(known.map(({ id, principal }) => [id, principal]));
  return ({ tokenId: token, post, unit: own }: Submission) => {
    if (post !== undefined) return { token, role: 'unit' as const, unit: own, post };
    const principal = principals.get(token);
    const unit = principal?.role === 'unit' ? principal.unit : null;
    return { token, role: principal?.role ?? null, unit };
  };
}
