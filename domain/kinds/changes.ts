import * as z from 'zod';

/**
 * Schema of an indicator's `changes`: what becomes different on a date. A period follows what is in force on its last day,
 * so that a ranking of the past keeps its rules.
 * @param parts the parts that can change, each `exactOptional`
 */
export function changesSchema<Parts extends z.ZodRawShape>(parts: Parts) {
  return z.array(z.strictObject({ from: z.iso.date(), ...parts })).exactOptional();
}

/** An indicator that may change on a date; of some kinds none does. */
type Changing = { readonly id: string; readonly changes?: readonly { readonly from: string }[] };

/** The dates on which an indicator changes, in the order of the catalogue. */
export function changeDatesOf({ changes = [] }: Changing): string[] {
  return changes.map(({ from }) => from);
}

/**
 * An indicator as it is in force on a date, `YYYY-MM-DD`. Later changes win; one that says nothing of a part leaves it as
 * it was.
 */
export function inForceOn<I extends Changing>(indicator: I, date: string): I {
  const until = (indicator.changes ?? [])
    .filter(({ from }) => from <= date)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let inForce = indicator;
  for (const { from: _, ...change } of until) inForce = { ...inForce, ...change };
  return inForce;
}
