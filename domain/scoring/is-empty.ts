import { type FigureKindName, figureKinds, type Value, type ValueOf } from '../kinds/kinds.ts';

/** Whether a figure is there but has nothing to measure: nothing to report, or a whole of zero. */
export function isEmpty(value: Value | undefined): boolean {
  return value !== undefined && isEmptyOf(value.kind, value);
}

function isEmptyOf<K extends FigureKindName>(kind: K, value: ValueOf<K>): boolean {
  return figureKinds[kind].isEmpty(value);
}
