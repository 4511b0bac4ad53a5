import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { rankingQuerySchema } from '../../contract/rankings.ts';
import { findSet } from '../../domain/catalogue/units.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { shownKey } from '../../domain/problem/shown-key.ts';
import type { CatalogueStore } from '../../usecases/ports/catalogue-store.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { editionAnswer } from '../../usecases/ranking/edition-answer.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { parameterViolations } from '../http/parameters.ts';

/** Tells a frozen ranking: the edition asked for, or the latest. @throws Problem `not-found` when there is none */
export async function getRanking(
  ports: Pick<Ports, 'catalogues' | 'editions'>,
  event: APIGatewayProxyEventV2,
): Promise<Answer> {
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

async function readQuery(
  catalogues: CatalogueStore,
  event: APIGatewayProxyEventV2,
): Promise<z.infer<typeof rankingQuerySchema>> {
  const parsed = parseInput(rankingQuerySchema, { ...event.queryStringParameters, ...event.pathParameters });
  if (parsed.ok) return parsed.value;
  const current = await catalogues.current();
  const set = current && findSet(current.catalogue, event.pathParameters?.['set'] ?? '');
  const leagues = set?.leagues.join(', ') || '–';
  throw new Problem(
    'malformed-request',
    {
      vi: `Địa chỉ cần có dạng /v1/rankings/766/2024-W02?league=<khối>; các khối của bộ này: ${leagues}.`,
      en: `Ask for /v1/rankings/766/2024-W02?league=<league>; the leagues of this set: ${leagues}.`,
    },
    parameterViolations(parsed.violations, event),
  );
}
