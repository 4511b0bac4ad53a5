import { useEffect, useState } from 'preact/hooks';
import type { FormAnswer } from '../../contract/forms.ts';
import { portalPaths } from '../../contract/portal-paths.ts';
import type { WorkbookReceipt } from '../../contract/workbooks/workbook-result.ts';
import { capitalise, formatDeadline, formatLocalTime, formatPeriod } from '../../domain/language/format.ts';
import { formAddress } from '../api/addresses.ts';
import { Loaded } from '../api/loaded.tsx';
import { useAnswer } from '../api/use-answer.ts';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { Page } from '../shell/page.tsx';
import type { Person } from '../shell/session.ts';
import { ApprovalPanel, approvalFacts } from './approval-panel.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import { readDraft } from './draft.ts';
import { EntryForm } from './entry-form.ts';
import { EntryGrid } from './entry-grid.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { ReceiptPanel } from './receipt-panel.tsx';
import { SendPanel } from './send-panel.tsx';
import { WorkbookPanel } from './workbook-panel.tsx';

/** Where a unit enters its figures for a set and period. */
export function EntryPage({
  set,
  period,
  unit,
  person,
}: {
  readonly set: string;
  readonly period: string;
  readonly unit: string;
  readonly person: Person;
}) {
  const asked = useAnswer<'getForm'>(formAddress(set, period, unit));
  const [receipt, setReceipt] = useState<WorkbookReceipt | null>(null);
  const title = say('entry', { period: formatPeriod(period, language.value) });
  return (
    <Page title={title}>
      {receipt !== null && <ReceiptPanel receipt={receipt} />}
      <Loaded asked={asked}>
        {(answer) => (
          <>
            {person.approves === true && <ApprovalPanel answer={answer} again={asked.again} />}
            <Entry key={answer.at} answer={answer} again={asked.again} onReceipt={setReceipt} />
          </>
        )}
      </Loaded>
      <p class="actions">
        <a href={portalPaths.home()}>{say('toHome')}</a>
      </p>
    </Page>
  );
}

function Entry({
  answer,
  again,
  onReceipt,
}: {
  readonly answer: FormAnswer;
  readonly again: () => void;
  readonly onReceipt: (receipt: WorkbookReceipt) => void;
}) {
  const isOwn = answer.maySend;
  const [form, setForm] = useState<EntryForm | null>(null);
  useEffect(() => {
    let isShown = true;
    const made = new EntryForm(answer, isOwn, () => {
      const received = made.receipt.peek();
      if (received !== null) onReceipt(received);
      again();
    });
    void readDraft({ unit: answer.unit.id, set: answer.set.id, period: answer.period }).then((draft) => {
      if (!isShown) return;
      made.begin(draft);
      setForm(made);
    });
    return () => {
      isShown = false;
      made.end();
    };
  }, []);
  return (
    <>
      <Times answer={answer} />
      {form !== null && (
        <>
          <ErrorSummary form={form} />
          <ConflictPanel form={form} />
          <EntryGrid form={form} />
          <SendPanel form={form} />
          <WorkbookPanel
            answer={answer}
            isOwn={isOwn}
            onReceipt={(received) => {
              onReceipt(received);
              again();
            }}
          />
        </>
      )}
    </>
  );
}

function Times({
  answer: { unit, set, dueAt, locksAt, state, opensUntil, opensAt, inForce, approval },
}: {
  readonly answer: FormAnswer;
}) {
  const { value } = language;
  const at = (instant: string) => formatLocalTime(instant, value);
  const facts = [
    say('dueBy', { at: capitalise(formatDeadline(dueAt, value)) }),
    ...(state === 'open' ? [say('locksAt', { at: at(locksAt) })] : []),
    ...(state === 'not-open' ? [say('opensAt', { at: at(opensAt) })] : []),
    ...(state === 'locked' ? [say('lockedAt', { at: at(locksAt) })] : []),
    ...(opensUntil === null ? [] : [say('reopenedUntil', { at: at(opensUntil) })]),
    inForce === null
      ? say('nothingSent')
      : say(inForce.status === 'late' ? 'latestLate' : 'latestOnTime', {
          revision: inForce.revision,
          at: at(inForce.receivedAt),
        }),
    ...approvalFacts(approval),
  ];
  return (
    <div class="times">
      <p class="lead">
        {inWords(set.name)} – {inWords(unit.name)}
      </p>
      <ul class="facts">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  );
}
