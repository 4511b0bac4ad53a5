import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import { idSchema, periodSchema } from '../../domain/catalogue/catalogue.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import type { CatalogueStore } from '../../domain/ports/registry-store.ts';
import type { EditionStore } from '../../domain/ports/report-store.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import { routes } from '../deployment/routes.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { AccessPorts } from '../http/guard.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { parameterViolations, readParameters } from '../http/parameters.ts';
import { editionAnswer } from './edition-answer.ts';
import { type CompletenessPorts, completenessQuerySchema, readCompleteness } from './read-completeness.ts';

/** What reading rankings and completeness needs from outside. */
export type ReportPorts = CompletenessPorts & AccessPorts & { readonly editions: EditionStore };

/** Which ranking is asked for. */
export const rankingQuerySchema = z.strictObject({
  set: idSchema,
  period: periodSchema,
  league: z.string().max(60),
  edition: z.coerce.number().int().min(1).max(9_999).optional(),
});

/** Reads frozen rankings, `GET /v1/rankings/{set}/{period}?league=&edition=`, and `GET /v1/completeness/{set}/{period}`. */
export function reportsFunction(ports: ReportPorts, logger: Logger): HttpFunction {
  return httpFunction(
    {
      guarded: [
        { route: routes.getRanking, handle: (event) => getRanking(ports, event) },
        { route: routes.getCompleteness, handle: (event) => getCompleteness(ports, event) },
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
      vi: `Chưa có bảng xếp hạng ${shown} của bộ ${set}, kỳ ${period}${edition === undefined ? '' : `, bản ${edition}`}. Kỳ tuần được xếp hạng lúc 06:00 Thứ Hai kế tiếp.`,
      en: `There is no ranking of ${shown} by set ${set} for ${period}${edition === undefined ? '' : `, edition ${edition}`}. A week is ranked at 06:00 on the Monday after it.`,
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
