import type { Temporal } from 'temporal-polyfill';
import { type IssuedToken, type TokenRequest, tokenUsage } from '../../contract/tokens.ts';
import { latestExpiry, longestLifetimeDays } from '../../domain/access/token-lifetime.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Ports } from '../ports/ports.ts';
import { issueToken } from './issue-token.ts';

/**
 * Creates a token for a unit of the catalogue, a leader or operations, at the request of operations.
 * @throws Problem `malformed-request` for an unknown unit, or an expiry that is past or too far ahead
 */
export async function createToken(
  ports: Pick<Ports, 'tokens' | 'clock' | 'entropy' | 'catalogues'>,
  request: TokenRequest,
): Promise<IssuedToken> {
  const violations = [
    ...(await checkUnit(ports.catalogues, request)),
    ...checkExpiry(request, ports.clock.now()),
  ];
  if (violations.length > 0) throw new Problem('malformed-request', tokenUsage, violations);
  return issueToken(ports, request);
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

/** Checks the requested expiry of a new token. */
function checkExpiry({ expiresAt }: TokenRequest, now: Temporal.Instant): Violation[] {
  if (expiresAt === undefined) return [];
  if (!isAfter(expiresAt, now)) {
    const detail = { vi: 'Thời điểm hết hạn phải ở tương lai.', en: 'The expiry must be in the future.' };
    return [{ pointer: '/expiresAt', code: 'not-in-future', detail }];
  }
  const latest = latestExpiry(now);
  if (!isAfter(expiresAt, latest)) return [];
  const detail = {
    vi: `Mã truy cập dùng được nhiều nhất ${longestLifetimeDays} ngày, tức đến ${latest}.`,
    en: `A token is valid for at most ${longestLifetimeDays} days, until ${latest}.`,
  };
  return [{ pointer: '/expiresAt', code: 'too-far-ahead', detail }];
}
