import * as z from 'zod';
import { type FigureKindName, figureKinds, type Value, type ValueOf } from './kinds.ts';

/** A figure as the API returns it: in the very form it is submitted in. */
export const valueAnswerSchema = z
  .union(Object.values(figureKinds).map(({ answer }) => answer))
  .meta({ id: 'Figure', description: 'The form follows the kind of the indicator.' });

export type ValueAnswer = z.infer<typeof valueAnswerSchema>;

/** Turns a validated figure back into what was submitted: points and amounts as decimals instead of hundredths. */
export function valueAnswer(value: Value): ValueAnswer {
  return ownAnswer(value.kind, value);
}

function ownAnswer<K extends FigureKindName>(kind: K, value: ValueOf<K>) {
  return figureKinds[kind].answerOf(value);
}
