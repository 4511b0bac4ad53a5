import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Caller } from '../../domain/access/caller.ts';
import { isTokenId } from '../../domain/access/token.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import {
  checkExpiry,
  issueToken,
  type TokenRequest,
  tokenRequestSchema,
} from '../../usecases/access/issue-token.ts';
import { listTokens, tokensQuerySchema } from '../../usecases/access/list-tokens.ts';
import { rotateToken, unknownToken } from '../../usecases/access/rotate-token.ts';
import type { CatalogueStore } from '../../usecases/ports/catalogue-store.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { routes } from '../deployment/routes.ts';
import { type Answer, jsonAnswer } from '../http/answer.ts';
import type { GuardedOperation } from '../http/http-function.ts';
import { readJsonBody } from '../http/json-body.ts';
import { readParameters } from '../http/parameters.ts';

type TokenPorts = Pick<Ports, 'catalogues' | 'clock' | 'entropy' | 'tokens'>;

/** Access tokens: `/v1/tokens`, `/v1/tokens/{id}` and its `/rotate`. */
export function tokenOperations(ports: TokenPorts): GuardedOperation[] {
  return [
    { route: routes.createToken, handle: (event) => createToken(ports, event) },
    {
      route: routes.listTokens,
      handle: async (event) => {
        const query = readParameters(tokensQuerySchema, event, {
          vi: 'Địa chỉ cần có dạng /v1/tokens?limit=<1–200>&cursor=<next của trang trước>.',
          en: 'Ask for /v1/tokens?limit=<1–200>&cursor=<next of the page before>.',
        });
        return jsonAnswer(200, await listTokens(ports, query));
      },
    },
    {
      route: routes.rotateToken,
      handle: async (event, caller) => jsonAnswer(201, await rotateToken(ports, ownTokenId(event, caller))),
    },
    { route: routes.revokeToken, handle: (event) => revokeToken(ports, event) },
  ];
}

async function createToken(ports: TokenPorts, event: APIGatewayProxyEventV2): Promise<Answer> {
  const parsed = parseInput(tokenRequestSchema, readJsonBody(event).value);
  if (!parsed.ok) throw invalidTokenRequest(parsed.violations);
  const violations = [
    ...(await checkUnit(ports.catalogues, parsed.value)),
    ...checkExpiry(parsed.value, ports.clock.now()),
  ];
  if (violations.length > 0) throw invalidTokenRequest(violations);
  return jsonAnswer(201, await issueToken(ports, parsed.value));
}

async function checkUnit(catalogues: CatalogueStore, { principal }: TokenRequest): Promise<Violation[]> {
  if (principal.role !== 'unit') return [];
  const current = await catalogues.current();
  if (current !== null && findUnit(current.catalogue, principal.unit) !== undefined) return [];
  const detail = {
    vi: `Đơn vị «${principal.unit}» không có trong danh mục.`,
    en: `Unit “${principal.unit}” is not in the catalogue.`,
  };
  return [{ pointer: '/principal/unit', code: 'unknown-unit', detail }];
}

/** The token a request names. Whoever is not operations may name their own only; others are refused without a look-up. */
function ownTokenId({ pathParameters }: APIGatewayProxyEventV2, { principal, tokenId }: Caller): string {
  const id = pathParameters?.['id'] ?? '';
  if (id === tokenId) return id;
  if (principal.role === 'operations') return wellFormedId(id);
  throw new Problem('forbidden', {
    vi: 'Chỉ được đổi mã truy cập đang dùng để gọi; mã khác do bộ phận vận hành đổi.',
    en: 'A token may rotate itself only; operations rotate others.',
  });
}

async function revokeToken(
  { tokens, clock }: Pick<Ports, 'clock' | 'tokens'>,
  event: APIGatewayProxyEventV2,
): Promise<Answer> {
  const id = wellFormedId(event.pathParameters?.['id'] ?? '');
  const revoked = await tokens.revoke(id, instantText(clock.now()));
  if (revoked) return { statusCode: 204, headers: { 'cache-control': 'no-store' } };
  throw unknownToken();
}

/** The same id; one that is no token's is refused without a look-up, which the database would not take. */
function wellFormedId(id: string): string {
  if (isTokenId(id)) return id;
  throw unknownToken();
}

function invalidTokenRequest(violations: readonly Violation[]): Problem {
  return new Problem(
    'malformed-request',
    {
      vi: 'Gửi {"principal": {"role": "unit", "unit": "<mã đơn vị>"}, "label": "<dùng cho ai>"}; vai trò: unit, leader hoặc operations.',
      en: 'Send {"principal": {"role": "unit", "unit": "<unit code>"}, "label": "<who it is for>"}; roles: unit, leader or operations.',
    },
    violations,
  );
}
