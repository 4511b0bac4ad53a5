import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CatalogueDifferenceAnswer } from '../../contract/catalogue/difference.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { useAnswer } from '../api/use-answer.ts';
import { language } from '../language/language.ts';
import { saveFile } from '../shell/save-file.ts';
import { AuditList } from './audit-list.tsx';
import { useChange } from './change.ts';
import { commandWords } from './command.ts';
import { Confirmed } from './confirmed.tsx';
import { Difference } from './difference.tsx';
import { catalogue, readCatalogue } from './names.ts';
import { tell } from './tell.ts';

/** The catalogue in force, the one that waits, what a file would change, and the versions before. */
export function CataloguePage() {
  const version = catalogue.value?.version ?? 0;
  return (
    <>
      <InForce />
      <Proposal />
      <Compare />
      <h2>{tell('versions')}</h2>
      <AuditList key={`put ${version}`} query={{ operation: 'putCatalogue' }} none={tell('noVersions')} />
      <AuditList key={`approve ${version}`} query={{ operation: 'approveCatalogue' }} none={null} />
    </>
  );
}

function InForce() {
  const { value } = catalogue;
  if (value === null) return null;
  const { units, leagues, sets, milestones, recipients } = value.catalogue;
  const number = (count: number) => formatInteger(count, language.value);
  return (
    <>
      <p class="lead">{tell('inForce', { version: value.version })}</p>
      <p>
        {tell('catalogueCounts', {
          units: number(units.length),
          leagues: number(leagues.length),
          sets: number(sets.length),
          indicators: number(sets.reduce((sum, { indicators }) => sum + indicators.length, 0)),
          milestones: number(milestones.length),
          recipients: number(recipients.length),
        })}
      </p>
      <p class="actions">
        <button type="button" onClick={() => save(value.catalogue)}>
          {tell('downloadCatalogue')}
        </button>
      </p>
    </>
  );
}

/** Saves the catalogue as a file of this computer. */
function save(of: object): void {
  saveFile(new Blob([JSON.stringify(of, null, 2)], { type: 'application/json' }), 'catalogue.json');
}

function Proposal() {
  const { outcome } = useAnswer<'getProposal'>('/v1/catalogue/proposal');
  if (outcome?.kind !== 'answered') return null;
  const { difference, proposedBy, at } = outcome.body;
  return (
    <section class="card" aria-labelledby="proposal">
      <h2 id="proposal" class="tight">
        {tell('proposal')}
      </h2>
      <p>{tell('proposedBy', { by: proposedBy.label, at: formatLocalTime(at, language.value) })}</p>
      <Difference difference={difference} />
      <p>{tell('approveCommand')}</p>
      <code class="command">{commandWords('catalogue', 'approve', difference.confirm).join(' ')}</code>
    </section>
  );
}

function Compare() {
  const change = useChange();
  const found = useSignal<CatalogueDifferenceAnswer | 'same' | null>(null);
  const read = useRef<{ readonly name: string; readonly body: object } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { value } = catalogue;
  if (value === null) return null;
  const compare = async (file: File | undefined) => {
    found.value = null;
    change.failure.value = '';
    if (file === undefined) return;
    const body = await jsonOf(file);
    if (body === null) {
      change.failure.value = tell('notJson');
      return;
    }
    const answer = await change.make<'putCatalogue'>(
      '/v1/catalogue?dryRun=true',
      { method: 'PUT', body, headers: { 'if-match': `"${value.version}"` } },
      () => '',
    );
    read.current = { name: file.name, body };
    if (answer !== null) found.value = 'changes' in answer ? answer : 'same';
  };
  const apply = async (confirm: string) => {
    if (read.current === null) return;
    const applied = await change.make<'putCatalogue'>(
      `/v1/catalogue?${new URLSearchParams({ confirm })}`,
      { method: 'PUT', body: read.current.body, headers: { 'if-match': `"${value.version}"` } },
      (answer) => ('version' in answer ? tell('applied', { version: answer.version }) : ''),
    );
    if (applied === null) return;
    found.value = null;
    if (field.current !== null) field.current.value = '';
    field.current?.focus();
    await readCatalogue();
  };
  return (
    <section aria-labelledby="compare">
      <h2 id="compare">{tell('compare')}</h2>
      <div class="field">
        <p class="hint" id="file-hint">
          {tell('compareHint')}
        </p>
        <input
          id="file"
          ref={field}
          type="file"
          accept=".json,application/json"
          aria-labelledby="compare"
          aria-describedby="file-hint file-error"
          onChange={(event) => void compare(event.currentTarget.files?.[0])}
        />
      </div>
      <p role="alert" class="error lines" id="file-error">
        {change.failure.value}
      </p>
      <div role="status">
        {found.value === 'same' && <p>{tell('noDifference')}</p>}
        {found.value !== null && found.value !== 'same' && <Difference difference={found.value} />}
        <p class="done">{change.done.value}</p>
      </div>
      {found.value !== null && found.value !== 'same' && found.value.changes.length > 0 && (
        <Apply
          difference={found.value}
          file={read.current?.name ?? ''}
          version={value.version}
          isBusy={change.isBusy.value}
          onApply={(confirm) => void apply(confirm)}
        />
      )}
    </section>
  );
}

/** A button that applies what was compared; or how two operators do, where it takes two. */
function Apply({
  difference: { needsSecondOperator, dropped, confirm },
  file,
  version,
  isBusy,
  onApply,
}: {
  readonly difference: CatalogueDifferenceAnswer;
  /** The name of the file that was compared. */
  readonly file: string;
  readonly version: number;
  readonly isBusy: boolean;
  readonly onApply: (confirm: string) => void;
}) {
  if (needsSecondOperator)
    return (
      <>
        <p>{tell('applyByTwo', { count: formatInteger(dropped, language.value) })}</p>
        <code class="command">{commandWords('catalogue', 'apply', file).join(' ')}</code>
      </>
    );
  return (
    <p class="actions">
      <Confirmed
        label={tell('apply')}
        question={tell('applyQuestion', { version })}
        isBusy={isBusy}
        onConfirm={() => onApply(confirm)}
      />
    </p>
  );
}

async function jsonOf(file: File): Promise<object | null> {
  try {
    const read: unknown = JSON.parse(await file.text());
    return typeof read === 'object' ? read : null;
  } catch {
    return null;
  }
}
