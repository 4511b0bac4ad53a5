import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { type EntryRow, type Fault, isEmptied } from './entry-row.ts';

/** One fault, with the input that it is about; null for what concerns no input. */
export type Shown = { readonly detail: string; readonly input: string | null; readonly name: string };

/** Everything that is wrong with a form now, in its order. @param faults those of the whole submission */
export function shownFaults(rows: readonly EntryRow[], faults: readonly Fault[]): Shown[] {
  const ofRows = rows.flatMap((row): Shown[] => {
    const name = row.asked.indicator;
    const local = row.isNothing.value
      ? []
      : row.cells.flatMap(({ id, reading }): Shown[] => {
          const { value } = reading;
          return value.kind === 'refused' ? [{ detail: value.detail[language.value], input: id, name }] : [];
        });
    const first = row.cells[0]?.id ?? null;
    const emptied = isEmptied(row) ? [{ detail: say('cannotTakeBack'), input: first, name }] : [];
    const told = row.faults.value.map(({ pointer, detail }) => ({
      detail,
      input: inputOf(row, pointer),
      name,
    }));
    return [...local, ...emptied, ...told];
  });
  const rest = faults.map(({ pointer, detail }) => ({
    detail,
    name: '',
    input: pointer === '/reason' ? 'reason' : pointer === '/note' ? 'note' : null,
  }));
  return [...ofRows, ...rest];
}

/** Whether a row has a fault that is known without the API: a cell that is no number, or a figure taken away. */
export function hasOwnFault(row: EntryRow): boolean {
  return (
    isEmptied(row) ||
    (!row.isNothing.value && row.cells.some(({ reading }) => reading.value.kind === 'refused'))
  );
}

/** Puts the API's faults beside the rows that they are about. @returns the others */
export function placeFaults(rows: readonly EntryRow[], faults: readonly Fault[]): Fault[] {
  const rest = new Set(faults);
  for (const row of rows) {
    const own = faults.filter(({ pointer }) => isOf(row, pointer));
    for (const fault of own) rest.delete(fault);
    if (own.length > 0 || row.faults.peek().length > 0) row.faults.value = own;
  }
  return [...rest];
}

function isOf({ asked: { indicator } }: EntryRow, pointer: string): boolean {
  const [, place, id] = pointer.split('/');
  return (place === 'values' || place === 'comments') && id === indicator;
}

/** The input that a fault of a row is about. */
export function inputOf({ asked: { indicator }, cells }: EntryRow, pointer: string): string | null {
  const [, place, , part] = pointer.split('/');
  if (place === 'comments') return `${indicator}-comment`;
  return (cells.find(({ entry }) => entry.part === part) ?? cells[0])?.id ?? null;
}
