import { inWords } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { Conflict } from './conflicts.ts';
import type { DraftRow } from './draft.ts';
import type { EntryForm } from './entry-form.ts';
import type { EntryRow } from './entry-row.ts';

/** Figures that were changed here and on the server: which of the two counts, one by one. */
export function ConflictPanel({ form }: { readonly form: EntryForm }) {
  const conflicts = form.conflicts.value;
  if (conflicts.length === 0) return null;
  return (
    <section class="summary" aria-labelledby="conflict-title">
      <h2 id="conflict-title" class="tight">
        {say('conflict', { revision: form.base })}
      </h2>
      <p>{say('conflictAdvice')}</p>
      <table class="plain" aria-labelledby="conflict-title">
        <thead>
          <tr>
            <th scope="col">{say('indicator')}</th>
            <th scope="col">{say('mine')}</th>
            <th scope="col">{say('theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {conflicts.map((conflict) => {
            const row = form.rows.find(({ asked }) => asked.indicator === conflict.indicator);
            return row === undefined ? null : (
              <ConflictRow key={conflict.indicator} form={form} row={row} conflict={conflict} />
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function ConflictRow({
  form,
  row,
  conflict,
}: {
  readonly form: EntryForm;
  readonly row: EntryRow;
  readonly conflict: Conflict;
}) {
  const name = inWords(row.asked.name);
  const theirs: DraftRow = {
    texts: Object.fromEntries(row.cells.map(({ entry, text }) => [entry.part, text.value])),
    isNothing: row.isNothing.value,
    comment: '',
  };
  const choice = (figure: DraftRow, isMine: boolean) => (
    <td>
      {textOf(row, figure)}{' '}
      <button
        type="button"
        aria-label={say(isMine ? 'keepMineOf' : 'takeTheirsOf', { name })}
        onClick={() => form.decide(conflict, isMine)}
      >
        {say(isMine ? 'keepMine' : 'takeTheirs')}
      </button>
    </td>
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      {choice(conflict.mine, true)}
      {choice(theirs, false)}
    </tr>
  );
}

function textOf({ cells }: EntryRow, { texts, isNothing }: DraftRow): string {
  if (isNothing) return say('nothingToReport');
  return cells
    .flatMap(({ entry: { part, label } }) => {
      const text = texts[part] ?? '';
      return text === '' ? [] : [cells.length === 1 ? text : `${inWords(label)}: ${text}`];
    })
    .join('; ');
}
