import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { idSchema, periodSchema } from '../../domain/catalogue/keys.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import type { CatalogueStore } from '../../domain/ports/registry-store.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import { routes } from '../deployment/routes.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { AccessPorts } from '../http/guard.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { parameterViolations, readParameters } from '../http/parameters.ts';
import { editionAnswer } from './edition-answer.ts';
import { rankedPeriodSchema, recomputeRanking, verifyRanking } from './ranking-operations.ts';
import { readAcross } from './read-across.ts';
import { type CompletenessPorts, completenessQuerySchema, readCompleteness } from './read-completeness.ts';
import { leagueTableQuerySchema, readLeagueTable } from './read-league-table.ts';
import {
  milestoneQuerySchema,
  milestonesQuerySchema,
  readMilestone,
  readMilestones,
} from './read-milestones.ts';
import { readScorecard, scorecardQuerySchema } from './read-scorecard.ts';
import { readStandings } from './read-standings.ts';
import type { RecomputePorts } from './recompute-editions.ts';

/** What reading rankings and completeness needs from outside. */
export type ReportPorts = CompletenessPorts & AccessPorts & RecomputePorts;

/** Which ranking is asked for. */
export const rankingQuerySchema = z.strictObject({
  set: idSchema,
  period: periodSchema,
  league: z.string().max(60),
  edition: z.coerce.number().int().min(1).max(9_999).optional(),
});

/** Reads, makes again and verifies rankings, and tells what follows from them: scorecards, league tables, completeness. */
export function reportsFunction(ports: ReportPorts, logger: Logger): HttpFunction {
  return httpFunction(
    {
      guarded: [
        { route: routes.getRanking, handle: (event) => getRanking(ports, event) },
        { route: routes.recomputeRanking, handle: (event) => recomputeRanking(ports, event) },
        { route: routes.getRankingAcross, handle: (event) => getAcross(ports, event) },
        { route: routes.getStandings, handle: (event) => getStandings(ports, event) },
        { route: routes.verifyRanking, handle: (event) => verifyRanking(ports, event) },
        { route: routes.getScorecard, handle: (event) => getScorecard(ports, event) },
        { route: routes.getLeagueTable, handle: (event) => getLeagueTable(ports, event) },
        { route: routes.getCompleteness, handle: (event) => getCompleteness(ports, event) },
        { route: routes.listMilestones, handle: (event) => listMilestones(ports, event) },
        { route: routes.getMilestone, handle: (event) => getMilestone(ports, event) },
      ],
    },
    ports,
    logger,
  );
}

async function getRanking(ports: ReportPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const { set, period, league, edition } = await readQuery(ports.catalogues, event);
  const found = await ports.editions.find(set, period, league, edition);
  if (found === null) {
    const shown = shownKey(league);
    throw new Problem('not-found', {
      vi: `Chưa có bảng xếp hạng ${shown} của bộ ${set}, kỳ ${period}${edition === undefined ? '' : `, bản ${edition}`}. Kỳ tuần được xếp hạng lúc 06:05 Thứ Hai kế tiếp.`,
      en: `There is no ranking of ${shown} by set ${set} for ${period}${edition === undefined ? '' : `, edition ${edition}`}. A week is ranked at 06:05 on the Monday after it.`,
    });
  }
  return jsonAnswer(200, editionAnswer(found), { etag: `"${found.inputDigest}"` });
}

async function getCompleteness(ports: ReportPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const query = readParameters(completenessQuerySchema, event, {
    vi: 'Địa chỉ cần có dạng /v1/completeness/766/2024-W02: bộ chỉ số, kỳ; không có tham số.',
    en: 'Ask for /v1/completeness/766/2024-W02: set, period; there are no parameters.',
  });
  return jsonAnswer(200, await readCompleteness(ports, query));
}

async function listMilestones(ports: ReportPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const query = readParameters(milestonesQuerySchema, event, {
    vi: 'Địa chỉ cần có dạng /v1/milestones hoặc /v1/milestones?at=2024-01-15.',
    en: 'Ask for /v1/milestones or /v1/milestones?at=2024-01-15.',
  });
  return jsonAnswer(200, await readMilestones(ports, query));
}

async function getMilestone(ports: ReportPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const query = readParameters(milestoneQuerySchema, event, {
    vi: 'Địa chỉ cần có dạng /v1/milestones/<mã mốc>?at=2024-01-15; mã mốc gồm chữ thường, số và gạch nối.',
    en: 'Ask for /v1/milestones/<id>?at=2024-01-15; the id has lower-case letters, digits and dashes.',
  });
  return jsonAnswer(200, await readMilestone(ports, query));
}

async function getAcross(ports: ReportPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const query = readParameters(rankedPeriodSchema, event, {
    vi: 'Địa chỉ cần có dạng /v1/rankings/766/2024-W02/across: bộ chỉ số, kỳ; không có tham số.',
    en: 'Ask for /v1/rankings/766/2024-W02/across: set, period; there are no parameters.',
  });
  return jsonAnswer(200, await readAcross(ports, query));
}

async function getStandings(ports: ReportPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const query = readParameters(rankedPeriodSchema, event, {
    vi: 'Địa chỉ cần có dạng /v1/standings/766/2024-W02: bộ chỉ số, kỳ cuối; không có tham số.',
    en: 'Ask for /v1/standings/766/2024-W02: set, last period; there are no parameters.',
  });
  return jsonAnswer(200, await readStandings(ports, query));
}

async function getScorecard(ports: ReportPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const query = readParameters(scorecardQuerySchema, event, {
    vi: 'Địa chỉ cần có dạng /v1/units/BD.STP/scorecard?set=766&period=2024-W02.',
    en: 'Ask for /v1/units/BD.STP/scorecard?set=766&period=2024-W02.',
  });
  return jsonAnswer(200, await readScorecard(ports, query));
}

async function getLeagueTable(ports: ReportPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const query = readParameters(leagueTableQuerySchema, event, {
    vi: 'Địa chỉ cần có dạng /v1/league-tables/766/2024-Q1?league=<khối>.',
    en: 'Ask for /v1/league-tables/766/2024-Q1?league=<league>.',
  });
  return jsonAnswer(200, await readLeagueTable(ports, query));
}

async function readQuery(
  catalogues: CatalogueStore,
  event: APIGatewayProxyEventV2,
): Promise<z.infer<typeof rankingQuerySchema>> {
  const parsed = rankingQuerySchema.safeParse({ ...event.queryStringParameters, ...event.pathParameters });
  if (parsed.success) return parsed.data;
  const current = await catalogues.current();
  const set = current && findSet(current.catalogue, event.pathParameters?.['set'] ?? '');
  const leagues = set?.leagues.join(', ') || '–';
  throw new Problem(
    'malformed-request',
    {
      vi: `Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>; các khối của bộ này: ${leagues}.`,
      en: `Ask for /v1/rankings/766/2024-W02?league=<league>; the leagues of this set: ${leagues}.`,
    },
    parameterViolations(parsed.error, event),
  );
}
