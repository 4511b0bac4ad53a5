import type * as z from 'zod';
import { rankedPeriodSchema } from '../../contract/rankings.ts';
import type { Text } from '../../domain/language/text.ts';
import {
  milestoneQuerySchema,
  milestonesQuerySchema,
  readMilestone,
  readMilestones,
} from '../../usecases/milestones/read-milestones.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { readAcross } from '../../usecases/ranking/read-across.ts';
import { leagueTableQuerySchema, readLeagueTable } from '../../usecases/ranking/read-league-table.ts';
import { readScorecard, scorecardQuerySchema } from '../../usecases/ranking/read-scorecard.ts';
import { readStandings } from '../../usecases/ranking/read-standings.ts';
import { completenessQuerySchema, readCompleteness } from '../../usecases/submitting/read-completeness.ts';
import { routes } from '../deployment/routes.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { GuardedOperation } from '../http/http-function.ts';
import { readParameters } from '../http/parameters.ts';

/** Everything that is told of rankings, completeness and milestones by its parameters alone. */
export function readings(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'editions' | 'submissions'>,
): GuardedOperation[] {
  return [
    reading(routes.getRankingAcross, rankedPeriodSchema, '/v1/rankings/766/2024-W02/across', (query) =>
      readAcross(ports, query),
    ),
    reading(routes.getStandings, rankedPeriodSchema, '/v1/standings/766/2024-W02', (query) =>
      readStandings(ports, query),
    ),
    reading(
      routes.getScorecard,
      scorecardQuerySchema,
      '/v1/units/BD.STP/scorecard?set=766&period=2024-W02',
      (query) => readScorecard(ports, query),
    ),
    reading(
      routes.getLeagueTable,
      leagueTableQuerySchema,
      '/v1/league-tables/766/2024-Q1?league=departments',
      (query) => readLeagueTable(ports, query),
    ),
    reading(routes.getCompleteness, completenessQuerySchema, '/v1/completeness/766/2024-W02', (query) =>
      readCompleteness(ports, query),
    ),
    reading(routes.listMilestones, milestonesQuerySchema, '/v1/milestones?at=2024-01-15', (query) =>
      readMilestones(ports, query),
    ),
    reading(
      routes.getMilestone,
      milestoneQuerySchema,
      '/v1/milestones/digital-data-set-2023?at=2024-01-15',
      (query) => readMilestone(ports, query),
    ),
  ];
}

function reading<Schema extends z.ZodType>(
  route: GuardedOperation['route'],
  schema: Schema,
  example: string,
  read: (query: z.infer<Schema>) => Promise<unknown>,
): GuardedOperation {
  const detail: Text = {
    vi: `Địa chỉ cần có dạng ${example}; không có tham số nào khác.`,
    en: `Ask for ${example}; there are no other parameters.`,
  };
  return {
    route,
    handle: async (event) => jsonAnswer(200, await read(readParameters(schema, event, detail))),
  };
}
