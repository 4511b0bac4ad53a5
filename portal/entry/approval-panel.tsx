import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { OwnApproval } from '../../contract/approvals.ts';
import type { FormAnswer } from '../../contract/forms.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { request } from '../api/request.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { SentenceField, written } from '../shell/sentence-field.tsx';

/** How the approval of a revision stands, in sentences. */
export function approvalFacts(approval: OwnApproval | null): string[] {
  if (approval === null) return [];
  const { state, revision, counting, decidedAt, decidedBy, reason } = approval;
  if (state === 'unreadable') return [say('approvalUnreadable', { revision })];
  const given = {
    revision,
    by: decidedBy ?? '',
    reason: reason ?? '',
    at: decidedAt === null ? '' : formatDeadline(decidedAt, language.value),
  };
  if (state === 'approved') return [say('approved', given)];
  const still = counting === null ? say('nothingCounts') : say('stillCounts', { revision: counting });
  return [say(state === 'waiting' ? 'waitsForApproval' : 'returned', given), still];
}

/** For the head of a unit: approves the figures that are shown, or returns them with a reason. */
export function ApprovalPanel({
  answer: { unit, set, period, approval },
  again,
}: {
  readonly answer: FormAnswer;
  /** Reads the form again. */
  readonly again: () => void;
}) {
  const reason = useSignal('');
  const failure = useSignal('');
  const reasonFailure = useSignal('');
  const isBusy = useSignal(false);
  const field = useRef<HTMLTextAreaElement>(null);
  if (approval?.state !== 'waiting') return null;
  const decide = async (
    decision: { readonly outcome: 'approved' } | { readonly outcome: 'returned'; readonly reason: string },
  ) => {
    if (isBusy.peek()) return;
    isBusy.value = true;
    failure.value = '';
    const place = { unit: unit.id, set: set.id, period, revision: approval.revision };
    const outcome = await request<'decideFigures'>('/v1/approvals', {
      method: 'POST',
      body: { ...place, ...decision },
    });
    isBusy.value = false;
    if (outcome.kind === 'answered') return again();
    failure.value = outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable');
  };
  const giveBack = () => {
    const sentence = written(reason.value);
    reasonFailure.value = sentence === '' ? say('returnReasonNeeded') : '';
    if (sentence !== '') return void decide({ outcome: 'returned', reason: sentence });
    field.current?.focus();
  };
  return (
    <section class="card send" aria-labelledby="approval-title">
      <h2 id="approval-title" class="tight">
        {say('approvalTitle', { revision: approval.revision })}
      </h2>
      <p class="error" role="alert">
        {failure.value}
      </p>
      <p class="actions">
        <button
          type="button"
          class="main"
          aria-disabled={isBusy.value}
          onClick={() => void decide({ outcome: 'approved' })}
        >
          {say('approve')}
        </button>
      </p>
      <div class="field">
        <SentenceField
          id="return-reason"
          label={say('returnReason')}
          text={reason}
          error={reasonFailure.value}
          field={field}
        />
      </div>
      <p class="actions">
        <button type="button" aria-disabled={isBusy.value} onClick={giveBack}>
          {say('giveBack')}
        </button>
      </p>
    </section>
  );
}
