import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { rankedPeriodSchema, type verificationAnswerSchema } from '../../contract/rankings.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { editionAnswer } from '../../usecases/ranking/edition-answer.ts';
import { recomputeEditions, recomputeRequestSchema } from '../../usecases/ranking/recompute-editions.ts';
import { verifyEdition } from '../../usecases/ranking/verify-editions.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { readJsonBody } from '../http/json-body.ts';
import { readParameters } from '../http/parameters.ts';

/** Ranks a period again, as the next edition of every league in which anything differs: 201 with the new editions. */
export async function recomputeRanking(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'editions' | 'submissions'>,
  event: APIGatewayProxyEventV2,
): Promise<Answer> {
  const { set, period } = readParameters(rankedPeriodSchema, event, usage('editions'));
  const parsed = parseInput(recomputeRequestSchema, readJsonBody(event).value);
  if (!parsed.ok)
    throw new Problem(
      'malformed-request',
      {
        vi: 'Cần nêu lý do xếp lại, ví dụ {"reason": "Đính chính số liệu của Sở Tư pháp"}.',
        en: 'Say why it is ranked again, such as {"reason": "Corrected figures of the Department of Justice"}.',
      },
      parsed.violations,
    );
  const made = await recomputeEditions(ports, set, period.id, parsed.value);
  return jsonAnswer(201, { editions: made.map(editionAnswer) });
}

/**
 * Rebuilds every edition of a period from history, and says whether each comes out as it was frozen.
 * @throws Problem `not-found` before the first ranking
 */
export async function verifyRanking(
  ports: Pick<Ports, 'catalogues' | 'editions' | 'submissions'>,
  event: APIGatewayProxyEventV2,
): Promise<Answer> {
  const { set, period } = readParameters(rankedPeriodSchema, event, usage('verification'));
  const leagues = (await ports.catalogues.current())?.catalogue.leagues ?? [];
  const editions: z.infer<typeof verificationAnswerSchema>['editions'] = [];
  for (const { id } of leagues) {
    const latest = await ports.editions.find(set, period.id, id);
    for (let number = 1; number <= (latest?.edition ?? 0); number += 1) {
      const frozen = await ports.editions.find(set, period.id, id, number);
      if (frozen !== null) editions.push(await verifyEdition(ports, frozen));
    }
  }
  if (editions.length === 0)
    throw new Problem('not-found', {
      vi: `Kỳ ${period.id} của bộ ${set} chưa được xếp hạng.`,
      en: `${period.id} has not been ranked by set ${set}.`,
    });
  const identical = editions.every((edition) => edition.identical);
  const answer: z.infer<typeof verificationAnswerSchema> = { set, period: period.id, identical, editions };
  return jsonAnswer(200, answer);
}

function usage(what: string) {
  return {
    vi: `Địa chỉ cần có dạng /v1/rankings/766/2024-W02/${what}: bộ chỉ số, kỳ; không có tham số.`,
    en: `Ask for /v1/rankings/766/2024-W02/${what}: set, period; there are no parameters.`,
  };
}
