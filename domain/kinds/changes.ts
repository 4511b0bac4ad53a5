import * as z from 'zod';

/**
 * Schema of an indicator's `changes`, each effective from a date. A period uses what is in force on its last day, so a
 * past ranking keeps its rules.
 * @param parts the parts that can change, each `exactOptional`
 */
export function changesSchema<Parts extends z.ZodRawShape>(parts: Parts) {
  return z.array(z.strictObject({ from: z.iso.date(), ...parts })).exactOptional();
}

/** An indicator whose definition may change on a date; some kinds never change. */
type Changing = { readonly id: string; readonly changes?: readonly { readonly from: string }[] };

/** The dates on which an indicator changes, in catalogue order. */
export function changeDatesOf({ changes = [] }: Changing): string[] {
  return changes.map(({ from }) => from);
}

/**
 * An indicator as in force on a date, `YYYY-MM-DD`. Later changes win; a change without a part leaves that part
 * unchanged.
 */
export function inForceOn<I extends Changing>(indicator: I, date: string): I {
  const until = (indicator.changes ?? [])
    .filter(({ from }) => from <= date)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  let inForce = indicator;
  for (const { from: _, ...change } of until) inForce = { ...inForce, ...change };
  return inForce;
}
