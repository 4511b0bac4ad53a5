import { useEffect, useRef } from 'preact/hooks';
import { inWords, language } from '../language/language.ts';
import { say } from '../language/say.ts';
import type { Pasted } from './pasted.ts';
import { readCell } from './read-cell.ts';

/** What was pasted, cell by cell, before it is put into the form. */
export function PasteDialog({ pasted, onEnd }: { readonly pasted: Pasted; readonly onEnd: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const accept = () => {
    for (const { row, cell, text } of pasted.cells) {
      cell.text.value = text;
      row.isNothing.value = false;
    }
    onEnd();
  };
  return (
    <dialog ref={dialog} onClose={onEnd} aria-labelledby="paste-title">
      <h2 id="paste-title" class="tight">
        {say('pasteTitle', { count: pasted.cells.length })}
      </h2>
      {pasted.beyond > 0 && <p class="error">{say('pasteBeyond', { count: pasted.beyond })}</p>}
      <table class="plain" aria-labelledby="paste-title">
        <thead>
          <tr>
            <th scope="col">{say('indicator')}</th>
            <th scope="col">{say('now')}</th>
            <th scope="col">{say('pasted')}</th>
          </tr>
        </thead>
        <tbody>
          {pasted.cells.map(({ row, cell, text }) => {
            const reading = readCell(text, cell.entry.form, language.value);
            return (
              <tr key={cell.id}>
                <th scope="row">
                  {inWords(row.asked.name)} – {inWords(cell.entry.label)}
                </th>
                <td>{cell.text.value || '—'}</td>
                <td>
                  {text}
                  {reading.kind === 'refused' && (
                    <span class="error reason">{reading.detail[language.value]}</span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p class="actions">
        <button type="button" class="main" onClick={accept}>
          {say('pasteAccept')}
        </button>
        <button type="button" onClick={onEnd}>
          {say('cancel')}
        </button>
      </p>
    </dialog>
  );
}
