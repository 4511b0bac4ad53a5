import { useEffect, useRef, useState } from 'preact/hooks';
import type { FormAnswer } from '../../contract/forms.ts';
import type {
  SheetResult,
  WorkbookReceipt,
  WorkbookRemark,
} from '../../contract/workbooks/workbook-result.ts';
import { say } from '../language/say.ts';
import { saveFile } from '../shell/save-file.ts';
import { cellLine } from './cell-line.ts';
import { markedWorkbook, sendWorkbook, type WorkbookOutcome } from './workbook-request.ts';

type Attempt = { readonly file: File; readonly key: string };

/** Where those who act for the unit send its workbook, filled in, and see at once what came of it. */
export function WorkbookPanel({
  answer: { state },
  isOwn,
  onReceipt,
}: {
  readonly answer: FormAnswer;
  readonly isOwn: boolean;
  readonly onReceipt: (receipt: WorkbookReceipt) => void;
}) {
  const [outcome, setOutcome] = useState<WorkbookOutcome | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const attempt = useRef<Attempt | null>(null);

  const save = async (made: Promise<Blob | null>, name: string) => {
    setBusy(true);
    const file = await made;
    setBusy(false);
    setFailed(file === null);
    if (file !== null) saveFile(file, name);
  };
  const send = async () => {
    const { current } = attempt;
    if (current === null || isBusy) return;
    setBusy(true);
    setOutcome(null);
    const came = await sendWorkbook(current.file, current.key);
    setBusy(false);
    if (came.kind === 'receipt') onReceipt(came.receipt);
    else setOutcome(came);
  };

  if (!isOwn || state === 'locked' || state === 'not-open') return null;
  return (
    <section class="card screen" aria-labelledby="workbook-title">
      <h2 id="workbook-title" class="tight">
        {say('workbookTitle')}
      </h2>
      <div class="field">
        <label for="workbook-file">{say('workbookSend')}</label>
        <p class="hint" id="workbook-hint">
          {say('workbookHint')}
        </p>
        <input
          id="workbook-file"
          type="file"
          accept=".xlsx"
          aria-describedby="workbook-hint"
          disabled={isBusy}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file can be chosen again once it has been fixed.
            currentTarget.value = '';
            if (file === undefined) return;
            attempt.current = { file, key: crypto.randomUUID() };
            void send();
          }}
        />
      </div>
      <p role="status">{isBusy ? say('workbookBusy') : failed ? say('unreachable') : ''}</p>
      {outcome !== null && attempt.current !== null && (
        <Outcome
          outcome={outcome}
          name={attempt.current.file.name}
          again={() => void send()}
          mark={(file) => void save(markedWorkbook(file), `${say('workbookPrefix')} ${file.name}`)}
          file={attempt.current.file}
        />
      )}
    </section>
  );
}

function Outcome({
  outcome,
  name,
  again,
  mark,
  file,
}: {
  readonly outcome: WorkbookOutcome;
  readonly name: string;
  readonly again: () => void;
  readonly mark: (file: File) => void;
  readonly file: File;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [outcome]);
  const canBeMarked = outcome.kind === 'sheets' || (outcome.kind === 'refused' && outcome.canBeMarked);
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="workbook-outcome">
      <h3 id="workbook-outcome" class="tight">
        {name}
      </h3>
      {outcome.kind === 'unreachable' && <p>{say('unreachable')}</p>}
      {outcome.kind === 'refused' && (
        <Faults detail={outcome.problem.detail} errors={outcome.problem.errors} />
      )}
      {outcome.kind === 'sheets' &&
        outcome.result.sheets.map((sheet) => <SheetOutcome key={sheet.sheet} sheet={sheet} />)}
      {outcome.kind === 'sheets' && <NotRead remarks={outcome.result.remarks} />}
      <p class="actions">
        {outcome.kind === 'unreachable' && (
          <button type="button" onClick={again}>
            {say('sendAgain')}
          </button>
        )}
        {canBeMarked && (
          <button type="button" onClick={() => mark(file)}>
            {say('workbookMarked')}
          </button>
        )}
      </p>
    </div>
  );
}

function SheetOutcome({ sheet }: { readonly sheet: SheetResult }) {
  if (sheet.status === 'refused')
    return <Faults detail={`${sheet.sheet}: ${sheet.detail}`} errors={sheet.errors} />;
  const words = sheet.status === 'untouched' ? 'workbookUntouched' : 'workbookAccepted';
  return (
    <>
      <p>{say(words, { sheet: sheet.sheet })}</p>
      <NotRead remarks={sheet.status === 'untouched' ? sheet.remarks : sheet.receipt.remarks} />
    </>
  );
}

/** What a workbook holds that was not read, if anything. */
function NotRead({ remarks }: { readonly remarks?: readonly WorkbookRemark[] | undefined }) {
  return remarks === undefined ? null : <Faults detail={say('notRead')} errors={remarks} />;
}

type Fault = Parameters<typeof cellLine>[0];

/** The most that are listed; the marked workbook has all. */
const mostListed = 20;

function Faults({
  detail,
  errors = [],
}: {
  readonly detail: string;
  readonly errors?: readonly Fault[] | undefined;
}) {
  return (
    <>
      <p>{detail}</p>
      <ul>
        {errors
          .filter((fault) => fault.detail !== detail)
          .slice(0, mostListed)
          .map((fault, at) => (
            <li key={at}>{cellLine(fault)}</li>
          ))}
      </ul>
    </>
  );
}
