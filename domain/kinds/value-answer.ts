import * as z from 'zod';
import { type FigureKindName, figureKinds, type Value, type ValueOf } from './kinds.ts';

/** A figure as the API returns it, in the form in which it is submitted. */
export const valueAnswerSchema = z
  .union(Object.values(figureKinds).map(({ answer }) => answer))
  .meta({ id: 'Figure', description: 'The form depends on the kind of the indicator.' });

/** A figure in the form in which it is submitted and returned; which form depends on the indicator's kind. */
export type ValueAnswer = z.infer<typeof valueAnswerSchema>;

/** Converts a validated figure back to its submitted form: points and amounts as decimals instead of hundredths. */
export function valueAnswer(value: Value): ValueAnswer {
  return ownAnswer(value.kind, value);
}

function ownAnswer<K extends FigureKindName>(kind: K, value: ValueOf<K>) {
  return figureKinds[kind].answerOf(value);
}
