import * as z from 'zod';
import { pointsSchema } from '../catalogue/scoring-rules.ts';
import { formatInteger } from '../language/format.ts';
import { changesSchema } from './changes.ts';
import { exceeds } from './exceeds.ts';
import { whole, wholeAnswer } from './figure-parts.ts';
import { indicatorBase } from './indicator-base.ts';
import type { IndicatorKind } from './kind.ts';
import { counted } from './quantity.ts';
import { hasKeys, wholeFrom } from './read-sent.ts';
import { softRulesSchema } from './soft-rule.ts';

type TasksValue = { readonly kind: 'tasks'; readonly done: number; readonly total: number };

const definition = z.strictObject({
  ...indicatorBase,
  kind: z.literal('tasks'),
  maxPoints: pointsSchema,
  changes: changesSchema({ maxPoints: pointsSchema.exactOptional() }),
  softRules: softRulesSchema('more-than-triple'),
});

const sent = z.strictObject({ done: whole, total: whole });

const answer = z.strictObject({ done: wholeAnswer, total: wholeAnswer });

type TasksTypes = {
  readonly definition: typeof definition;
  readonly sent: z.output<typeof sent>;
  readonly answer: z.output<typeof answer>;
  readonly value: TasksValue;
  readonly compared: 'total';
};

/** Tasks done out of tasks assigned. */
export const tasks: IndicatorKind<TasksTypes> = {
  code: 2,
  name: { vi: 'nhiệm vụ', en: 'tasks' },
  definition,
  checkDefinition: () => [],

  sent,
  readSent: (raw) => {
    if (!('done' in raw && 'total' in raw && hasKeys(raw, 2))) return null;
    const done = wholeFrom(raw.done);
    const total = wholeFrom(raw.total);
    return done === null || total === null ? null : { done, total };
  },
  columns: [
    ['done', 'whole'],
    ['total', 'whole'],
  ],
  check: (_, { done, total }, at) => (done > total ? [exceeds(at, 'done', done, 'total', total)] : []),
  refusesNothing: null,
  valueOf: ({ done, total }) => ({ kind: 'tasks', done, total }),
  isEmpty: ({ total }) => total === 0,

  putIntegers: ({ done, total }, into) => {
    into.put(done);
    into.put(total);
  },
  fromIntegers: (reader) => ({ kind: 'tasks', done: reader.next(), total: reader.next() }),

  answer,
  answerOf: ({ done, total }) => ({ done, total }),
  textOf: ({ done, total }, language) => `${formatInteger(done, language)}/${formatInteger(total, language)}`,
  countOf: (_, measure, language) => ` ${measure[language]}`,

  quantityOf: (_, { done, total }) => counted(done, total),
  proportionOf: () => ({ part: 1, whole: 1, of: 'second' }),
  mostEarned: () => 10_000,
  countedBy: ({ measure }) => ({ counts: 'things', counted: measure }),

  compared: [
    {
      part: 'total',
      label: () => ({ vi: 'tổng số được giao', en: 'assigned in all' }),
      figureOf: ({ total }) => total,
      format: formatInteger,
      whenLess: null,
    },
  ],
  softRules: ['more-than-triple'],
  summing: [
    { part: 'done', addendOf: ({ done }) => done, format: formatInteger },
    { part: 'total', addendOf: ({ total }) => total, format: formatInteger },
  ],
  measuring: { targetFrom: 'figure', progressOf: ({ done, total }) => ({ done, target: total }) },
  standingOf: null,
};
