import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import type { HeldRunAnswer, HeldRunsAnswer, ReleaseRequest } from '../../contract/holds.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { contentRules } from '../../domain/delivery/delivery-content.ts';
import { type HeldRun, isReleased } from '../../domain/delivery/held-run.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { jobs } from '../../domain/schedule/occurrence.ts';
import { isTerminal } from '../../domain/schedule/occurrence-record.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { operatorOf } from '../access/operator-of.ts';
import { audited } from '../auditing/audited.ts';
import { didWrite } from '../did-write.ts';
import type { Ports } from '../ports/ports.ts';

/** The runs that wait for operators: not those that have been released, nor those that have ended. */
export async function listHeldRuns(
  ports: Pick<Ports, 'clock' | 'holds' | 'occurrences'>,
): Promise<HeldRunsAnswer> {
  const { found, unreadable } = await ports.holds.list();
  const waiting: HeldRunAnswer[] = [];
  for (const run of found)
    if (!isReleased(run) && !(await hasEnded(ports, run))) waiting.push(heldRunAnswer(run));
  return { runs: waiting, ...leftOut(unreadable) };
}

/**
 * Adds an operator's word that a held run may send. With the second operator's it is released, and the next
 * reconciliation runs it; corrected e-mails leave with the next request to recompute. A word for a run that is released already changes nothing.
 * @throws Problem `not-found` for a run that is not held; `conflict` when its recipients are others than the operator was
 * shown, or somebody else's word came in between; `second-operator-needed` for a second word of the same operator
 */
export async function releaseRun(
  ports: Pick<Ports, 'audit' | 'clock' | 'holds' | 'occurrences' | 'tokens'>,
  { id, confirm }: ReleaseRequest,
  by: Caller,
): Promise<HeldRunAnswer> {
  const seen = await ports.holds.find(id);
  if (seen === null || (await hasEnded(ports, seen))) throw notHeld(id);
  if (seen.digest !== confirm) throw otherRecipients();
  if (isReleased(seen)) return heldRunAnswer(seen);
  const operator = await operatorOf(ports.tokens, by.tokenId);
  const own = seen.words.find((word) => word.operator === operator);
  if (own !== undefined) throw sameOperator(own.label);
  const word = { operator, tokenId: by.tokenId, label: by.label, at: instantText(ports.clock.now()) };
  const next = { ...seen, words: [...seen.words, word] };
  const changes = [
    { field: 'messages' as const, from: null, to: seen.count },
    { field: 'released' as const, from: false, to: isReleased(next) },
  ];
  const auditing = { operation: 'releaseRun' as const, by, subject: id, changes };
  return audited(ports, auditing, async (changed) => {
    const replacing = ports.holds.replace(seen, next);
    if (
      !(await didWrite(
        replacing,
        () => ports.holds.find(id),
        (found) => isDeepStrictEqual(found, next),
      ))
    )
      throw otherRecipients();
    changed();
    return heldRunAnswer(next);
  });
}

/** Whether a run has ended, and can no longer be made; of corrected e-mails, whether they have expired. */
async function hasEnded(
  { clock, occurrences }: Pick<Ports, 'clock' | 'occurrences'>,
  { id }: HeldRun,
): Promise<boolean> {
  const [madeBy, rest = ''] = id.split('@');
  const [time = ''] = rest.split('/');
  const nominalTime = Temporal.Instant.from(time);
  if (madeBy === 'correction')
    return !isBefore(clock.now(), contentRules['ranking-correction'].expiry(nominalTime));
  const job = jobs.find((name) => name === madeBy);
  if (job === undefined) return false;
  const row = await occurrences.find({ job, nominalTime: instantText(nominalTime) });
  return row !== null && isTerminal(row);
}

function heldRunAnswer(run: HeldRun): HeldRunAnswer {
  const { digest, words, cap: _, ...shown } = run;
  return {
    ...shown,
    cap: run.cap,
    confirm: digest,
    words: words.map(({ tokenId, label, at }) => ({ tokenId, label, at })),
    released: isReleased(run),
  };
}

function notHeld(id: string): Problem {
  return new Problem('not-found', {
    vi: `Không có lần chạy «${id}» nào đang chờ.`,
    en: `No run “${id}” is waiting.`,
  });
}

function otherRecipients(): Problem {
  return new Problem('conflict', {
    vi: 'Người nhận của lần chạy này đã khác, hoặc vừa có người vận hành khác đồng ý. Xem lại GET /v1/deliveries/held.',
    en: 'The recipients of this run have changed, or another operator has just agreed. Read GET /v1/deliveries/held again.',
  });
}

function sameOperator(label: string): Problem {
  return new Problem('second-operator-needed', {
    vi: `Bạn đã đồng ý bằng mã truy cập «${label}»; còn cần một người vận hành khác, có mã được cấp trực tiếp.`,
    en: `You have agreed already, with the token “${label}”; it takes another operator too, with a token issued directly.`,
  });
}
