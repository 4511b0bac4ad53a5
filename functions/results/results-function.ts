import type { Logger } from '@aws-lambda-powertools/logger';
import { completeness } from '../../contract/completeness.ts';
import { leagueTables } from '../../contract/league-tables.ts';
import { milestones } from '../../contract/milestones.ts';
import { rankings } from '../../contract/rankings.ts';
import { scorecards } from '../../contract/scorecards.ts';
import { standings } from '../../contract/standings.ts';
import type { AccessPorts } from '../../usecases/access/admit.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { rankingUsage } from '../../usecases/ranking/ranking-usage.ts';
import { readAcross } from '../../usecases/ranking/read-across.ts';
import { readLeagueTable } from '../../usecases/ranking/read-league-table.ts';
import { readScorecard } from '../../usecases/ranking/read-scorecard.ts';
import { readStandings } from '../../usecases/ranking/read-standings.ts';
import { type RecomputePorts, recomputeEditions } from '../../usecases/ranking/recompute-editions.ts';
import { verifyEditions } from '../../usecases/ranking/verify-editions.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { operation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { rankingReply } from './ranking-reply.ts';
import { completenessReply, milestoneReply, milestonesReply } from './result-files.ts';

/** Shows, re-computes and verifies rankings, and shows the results derived from them. */
export function resultsFunction(
  ports: AccessPorts & RecomputePorts & Pick<Ports, 'tableFiles'>,
  logger: Logger,
): HttpFunction {
  return httpFunction(
    {
      guarded: [
        operation(
          rankings.getRanking,
          (request) => rankingReply(ports, request),
          (event) => rankingUsage(ports.catalogues, event.pathParameters?.['set'] ?? ''),
        ),
        operation(rankings.recomputeRanking, async ({ parameters, body, caller }) =>
          reply(201, await recomputeEditions(ports, parameters, body, caller)),
        ),
        operation(rankings.verifyRanking, async ({ parameters }) =>
          reply(200, await verifyEditions(ports, parameters)),
        ),
        operation(rankings.getRankingAcross, async ({ parameters }) =>
          reply(200, await readAcross(ports, parameters)),
        ),
        operation(standings.getStandings, async ({ parameters }) =>
          reply(200, await readStandings(ports, parameters)),
        ),
        operation(scorecards.getScorecard, async ({ parameters, caller }) =>
          reply(200, await readScorecard(ports, parameters, caller)),
        ),
        operation(leagueTables.getLeagueTable, async ({ parameters }) =>
          reply(200, await readLeagueTable(ports, parameters)),
        ),
        operation(completeness.getCompleteness, (request) => completenessReply(ports, request)),
        operation(milestones.listMilestones, (request) => milestonesReply(ports, request)),
        operation(milestones.getMilestone, (request) => milestoneReply(ports, request)),
      ],
    },
    ports,
    logger,
  );
}
