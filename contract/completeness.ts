import * as z from 'zod';
import { idSchema } from '../domain/catalogue/keys.ts';
import { textSchema } from '../domain/language/text.ts';
import { unapprovedStates } from '../domain/submission/unapproved.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';
import { asWholeTableFile, tableFiles } from './http/table-files.ts';
import { cursorOf, nextCursor, unitCursor } from './parameters/cursor.ts';
import { parameters } from './parameters/parameters.ts';
import { periodParameterSchema } from './parameters/period.ts';
import { pageLimit } from './parameters/whole-number.ts';

/** The most lacking indicators named of one unit; the unit's own submission lists all. */
export const mostLackingNamed = 50;

const timedSchema = z.object({
  units: z.int(),
  onTime: z.int().meta({
    description: 'Units whose figures were on time as far as they sent them, whether corrected since or not.',
  }),
  late: z.int(),
});

const owingUnit = {
  unit: z.string(),
  name: textSchema,
  workingDaysLate: z.int().nullable().meta({
    description:
      'Working days past the due day; null before the due time, and where the set says that a partial submission is enough.',
  }),
};

const tallySchema = z.object({
  expected: z.int(),
  complete: timedSchema.meta({ description: 'Units that sent everything the set asks them for.' }),
  partial: timedSchema.meta({ description: 'Units that sent some of it.' }),
  nothing: z.int().meta({ description: 'Units that sent nothing.' }),
  incomplete: z
    .array(
      z.object({
        ...owingUnit,
        status: z.enum(['on-time', 'late']),
        lackingCount: z.int(),
        lacking: z
          .array(z.string())
          .meta({ description: `The ids of the first ${mostLackingNamed} indicators without a figure.` }),
      }),
    )
    .meta({ description: 'The units that sent some.' }),
  missing: z.array(z.object(owingUnit)).meta({ description: 'The units that sent nothing.' }),
  unapproved: z
    .array(z.object({ ...owingUnit, state: z.enum(unapprovedStates) }))
    .exactOptional()
    .meta({
      description:
        'Where the set asks for approval: units that sent figures of which none counts, because they wait for the head of the unit or were returned. They are in none of the other numbers but `expected`. Omitted where there are none.',
    }),
  unreadable: z.array(z.object({ unit: z.string(), name: textSchema })).meta({
    description:
      'Units that sent figures which the system cannot read; they are in none of the other numbers but `expected`. Operations are told.',
  }),
});

/** Which units submitted what they owe for a set and period, in total and by league. */
const completenessSchema = z
  .object({
    set: z.string(),
    period: z.string(),
    owed: z.boolean().meta({ description: 'False when the set requires no figures for this period.' }),
    dueAt: z.iso.datetime().nullable(),
    at: z.iso.datetime().meta({ description: 'The instant of this state.' }),
    catalogueVersion: z.int(),
    total: tallySchema,
    leagues: z.array(tallySchema.extend({ league: z.string(), name: textSchema })),
    indicators: z
      .array(z.object({ indicator: z.string(), name: textSchema }))
      .meta({ description: 'The names of the indicators that `lacking` lists.' }),
    next: nextCursor,
  })
  .meta({ id: 'Completeness' });

const pageSize = { max: 1_000, usual: 500 };

const page = parameters(
  { set: idSchema, period: periodParameterSchema },
  {
    limit: pageLimit(pageSize).meta({
      description:
        'The maximum number of units that sent some or nothing, or nothing that counts, in unit-code order: `incomplete`, `missing` and `unapproved`, in total and of the leagues, hold those of the page. The numbers are always of all units.',
    }),
    cursor: cursorOf(unitCursor),
  },
  {
    vi: `Địa chỉ cần có dạng /v1/completeness/766/2024-W02?limit=<1–${pageSize.max}>&cursor=<next của trang trước>.`,
    en: `Use /v1/completeness/766/2024-W02?limit=<1–${pageSize.max}>&cursor=<next of the previous page>.`,
  },
);

/** The checked parameters of a page of completeness. */
export type CompletenessQuery = z.output<typeof page.schema>;
/** How many of some units sent all, some or nothing, and which of those that owe figures are on this page. */
export type TallyAnswer = z.infer<typeof tallySchema>;
/** What units have sent of what they owe a set for a period. `dueAt` is null where no figures are owed. */
export type CompletenessAnswer = z.infer<typeof completenessSchema>;

const exampleCsv =
  'Set,Period,League code,League,Unit code,Unit,Submission,Punctuality,Working days late,Lacking,Lacking indicators\r\n766,2024-W02,departments,Departments,BD.STP,Department of Justice,complete,on time,,0,\r\n';

/** Which units have submitted and which have not. */
export const completeness = {
  getCompleteness: {
    ...plain,
    id: 'getCompleteness',
    method: 'GET',
    path: '/v1/completeness/{set}/{period}',
    access: anyToken,
    summary: { vi: 'Tình hình gửi số liệu', en: 'Which units have submitted and which have not' },
    description: `A ranked set expects the units of its leagues; any other set expects every unit that one of its indicators applies to. Both count the units that exist on the last day of the period. A submission is complete once every scored indicator that applies to the unit has a figure, and partial before. ${asWholeTableFile} It has a row for every unit expected; a workbook also has a sheet of leagues.`,
    parameters: page,
    answers: {
      200: {
        description: { vi: 'Tình hình', en: 'Completeness' },
        schema: completenessSchema,
        alternatives: tableFiles(exampleCsv),
      },
    },
    problems: ['not-found', 'answer-too-large', 'unavailable'],
  },
} as const satisfies Resource;
