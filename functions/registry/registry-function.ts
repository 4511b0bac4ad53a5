import type { Logger } from '@aws-lambda-powertools/logger';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { findUnit } from '../../domain/catalogue/units.ts';
import type { CatalogueStore, TokenStore } from '../../domain/ports/registry-store.ts';
import type { Clock, Entropy } from '../../domain/ports/surroundings.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { violationsOf } from '../../domain/problem/schema-violations.ts';
import { instantText } from '../../domain/schedule/instant-text.ts';
import { routes } from '../deployment/routes.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { readJsonBody } from '../http/json-body.ts';
import { issueToken, tokenRequestSchema } from './issue-token.ts';
import { putCatalogue } from './put-catalogue.ts';

/** What keeping the registry needs from outside. */
export type RegistryPorts = {
  readonly catalogues: CatalogueStore;
  readonly tokens: TokenStore;
  readonly clock: Clock;
  readonly entropy: Entropy;
};

/** Keeps the catalogue and the access tokens: `/v1/catalogue`, `/v1/tokens`. */
export function registryFunction(ports: RegistryPorts, logger: Logger): HttpFunction {
  return httpFunction(
    {
      guarded: [
        { route: routes.getCatalogue, handle: () => getCatalogue(ports) },
        {
          route: routes.putCatalogue,
          handle: async (event) => {
            const { version, changed } = await putCatalogue(ports, readJsonBody(event).value);
            return jsonAnswer(changed ? 201 : 200, { version });
          },
        },
        { route: routes.createToken, handle: (event) => createToken(ports, event) },
        { route: routes.revokeToken, handle: (event) => revokeToken(ports, event) },
      ],
    },
    ports.tokens,
    logger,
  );
}

async function getCatalogue({ catalogues }: RegistryPorts): Promise<Answer> {
  const current = await catalogues.current();
  if (current !== null) return jsonAnswer(200, current, { etag: `"${current.version}"` });
  throw new Problem('not-found', {
    vi: 'Chưa có danh mục; bộ phận vận hành nạp bằng PUT /v1/catalogue.',
    en: 'There is no catalogue yet; operations apply one with PUT /v1/catalogue.',
  });
}

async function createToken(ports: RegistryPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const parsed = tokenRequestSchema.safeParse(readJsonBody(event).value);
  if (!parsed.success) throw invalidTokenRequest(violationsOf(parsed.error));
  const { principal } = parsed.data;
  if (principal.role === 'unit') {
    const current = await ports.catalogues.current();
    if (current === null || findUnit(current.catalogue, principal.unit) === undefined) {
      const detail = {
        vi: `Đơn vị «${principal.unit}» không có trong danh mục.`,
        en: `Unit “${principal.unit}” is not in the catalogue.`,
      };
      throw invalidTokenRequest([{ pointer: '/principal/unit', code: 'unknown-unit', detail }]);
    }
  }
  return jsonAnswer(201, await issueToken(ports, parsed.data));
}

async function revokeToken(ports: RegistryPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const now = instantText(ports.clock.now());
  const revoked = await ports.tokens.revoke(event.pathParameters?.['id'] ?? '', now);
  if (revoked === 'revoked') return { statusCode: 204, headers: { 'cache-control': 'no-store' } };
  throw new Problem('not-found', { vi: 'Không có mã truy cập này.', en: 'There is no such token.' });
}

function invalidTokenRequest(violations: ReturnType<typeof violationsOf>): Problem {
  return new Problem(
    'malformed-request',
    {
      vi: 'Gửi {"principal": {"role": "unit", "unit": "<mã đơn vị>"}, "label": "<dùng cho ai>"}; vai trò: unit, leader hoặc operations.',
      en: 'Send {"principal": {"role": "unit", "unit": "<unit code>"}, "label": "<who it is for>"}; roles: unit, leader or operations.',
    },
    violations,
  );
}
