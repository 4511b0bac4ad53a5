import * as z from 'zod';
import type { FigureKind } from './kind.ts';
import { hasKeys } from './read-sent.ts';

const sent = z.strictObject({ nothingToReport: z.literal(true) });

type NothingTypes = {
  readonly sent: z.output<typeof sent>;
  readonly answer: z.output<typeof sent>;
  readonly value: { readonly kind: 'none' };
};

/** “Không phát sinh”: nothing to report in the period. Valid for any indicator whose kind accepts it. */
export const nothing: FigureKind<NothingTypes> = {
  code: 6,
  sent,
  readSent: (raw) =>
    'nothingToReport' in raw && raw.nothingToReport === true && hasKeys(raw, 1)
      ? { nothingToReport: true }
      : null,
  columns: [['nothingToReport', 'mark']],
  valueOf: () => ({ kind: 'none' }),
  isEmpty: () => true,
  putIntegers: () => undefined,
  fromIntegers: () => ({ kind: 'none' }),
  answer: sent,
  answerOf: () => ({ nothingToReport: true }),
  textOf: (_, language) => (language === 'vi' ? 'không phát sinh' : 'nothing to report'),
  countOf: () => '',
};
