import type { Temporal } from 'temporal-polyfill';
import { type IssuedToken, type TokenRequest, tokenUsage } from '../../contract/tokens.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { latestExpiry, longestLifetimeDays } from '../../domain/access/token-lifetime.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { noSuchUnit } from '../../domain/catalogue/unknown-names.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Ports } from '../ports/ports.ts';
import { issueAuditedToken } from './issue-token.ts';

/**
 * Creates a token for a unit of the catalogue, a leader or operations, at the request of operations.
 * @throws Problem `malformed-request` for an unknown unit, or an expiry that is past or too far ahead; `unavailable` for a unit's token
 * before there is a catalogue
 */
export async function createToken(
  ports: Pick<Ports, 'audit' | 'tokens' | 'clock' | 'entropy' | 'catalogues'>,
  request: TokenRequest,
  by: Caller,
): Promise<IssuedToken> {
  const violations = [
    ...(await checkUnit(ports.catalogues, request)),
    ...checkExpiry(request, ports.clock.now()),
  ];
  if (violations.length > 0) throw new Problem('malformed-request', tokenUsage, violations);
  return issueAuditedToken(ports, request, { operation: 'createToken', by });
}

async function checkUnit(catalogues: CatalogueStore, { principal }: TokenRequest): Promise<Violation[]> {
  if (principal.role !== 'unit') return [];
  const { catalogue } = await currentCatalogue(catalogues);
  if (findUnit(catalogue, principal.unit) !== undefined) return [];
  const detail = noSuchUnit(catalogue, principal.unit);
  return [{ pointer: '/principal/unit', code: 'unknown-unit', detail }];
}

/** Checks the requested expiry of a new token. */
function checkExpiry({ expiresAt }: TokenRequest, now: Temporal.Instant): Violation[] {
  if (expiresAt === undefined) return [];
  if (!isAfter(expiresAt, now)) {
    const detail = {
      vi: 'Thời điểm hết hạn phải ở tương lai; bỏ trường này để dùng thời hạn thông thường.',
      en: 'The expiry must be in the future; omit this field for the usual lifetime.',
    };
    return [{ pointer: '/expiresAt', code: 'not-in-future', detail }];
  }
  const latest = latestExpiry(now);
  const last = instantText(latest);
  if (!isAfter(expiresAt, latest)) return [];
  const detail = {
    vi: `Mã truy cập dùng được nhiều nhất ${longestLifetimeDays} ngày, tức đến ${formatDeadline(last, 'vi')}.`,
    en: `A token is valid for at most ${longestLifetimeDays} days, until ${formatDeadline(last, 'en')}.`,
  };
  return [{ pointer: '/expiresAt', code: 'too-far-ahead', detail }];
}
