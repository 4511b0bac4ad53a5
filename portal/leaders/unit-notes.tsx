import { useEffect, useState } from 'preact/hooks';
import type { Ranking } from '../../contract/rankings/ranking.ts';
import { figuresAddress } from '../api/addresses.ts';
import { request } from '../api/request.ts';
import { inWords } from '../language/language.ts';
import { say } from '../language/say.ts';

type Note = { readonly unit: string; readonly name: Ranking['lines'][number]['name']; readonly note: string };

/** The notes read so far, how many units are left to ask for, and why it stopped; empty otherwise. */
type Found = { readonly notes: readonly Note[]; readonly left: number; readonly failure: string };

/** How many units are asked for at once. */
const atOnce = 4;

/** What the units of a ranking wrote with their figures. It is loaded on demand, because it takes one request per unit. */
export function UnitNotes({ ranking }: { readonly ranking: Ranking }) {
  const units = ranking.lines.filter(({ sent }) => sent !== 'nothing');
  const [{ notes, left, failure }, setFound] = useState<Found>({
    notes: [],
    left: units.length,
    failure: '',
  });
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => {
    if (!isAsked) return;
    let isShown = true;
    void readNotes(ranking, units, (now) => isShown && setFound(now));
    return () => {
      isShown = false;
    };
  }, [isAsked]);
  if (units.length === 0) return null;
  if (!isAsked) {
    return (
      <p class="actions">
        <button type="button" onClick={() => setIsAsked(true)}>
          {say('readNotes', { count: units.length })}
        </button>
      </p>
    );
  }
  return (
    <section>
      <h3>{say('notesOfUnits')}</h3>
      <div role="status">
        {left > 0 && failure === '' && <p>{say('loading')}</p>}
        {failure !== '' && <p class="error">{failure}</p>}
        {left === 0 && notes.length === 0 && <p>{say('noNotes')}</p>}
      </div>
      <ul class="plain-list">
        {notes.map(({ unit, name, note }) => (
          <li key={unit}>
            <strong>{inWords(name)}:</strong> {note}
          </li>
        ))}
      </ul>
    </section>
  );
}

async function readNotes(
  { set, period }: Ranking,
  units: Ranking['lines'],
  show: (found: Found) => void,
): Promise<void> {
  const notes: Note[] = [];
  for (let from = 0; from < units.length; from += atOnce) {
    const some = units.slice(from, from + atOnce);
    const answers = await Promise.all(
      some.map(async ({ unit, name }) => ({
        unit,
        name,
        outcome: await request<'getSubmission'>(figuresAddress(set, period, unit)),
      })),
    );
    for (const { unit, name, outcome } of answers) {
      if (outcome.kind === 'answered' && outcome.body.note !== undefined)
        notes.push({ unit, name, note: outcome.body.note });
      // Who may not read a unit's figures does not read its note either.
      if (outcome.kind === 'unreachable' || (outcome.kind === 'refused' && outcome.status === 429)) {
        const failure = outcome.kind === 'refused' ? outcome.problem.detail : say('unreachable');
        show({ notes: [...notes], left: units.length - from, failure });
        return;
      }
    }
    show({ notes: [...notes], left: Math.max(0, units.length - from - atOnce), failure: '' });
  }
}
