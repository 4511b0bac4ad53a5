import type { Temporal } from 'temporal-polyfill';
import { type IssuedToken, type TokenRequest, tokenUsage } from '../../contract/tokens.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { latestExpiry, longestLifetimeDays } from '../../domain/access/token-lifetime.ts';
import { mostTokensADay } from '../../domain/access/token-limits.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { noSuchUnit } from '../../domain/catalogue/unknown-names.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { dayNumber, secondsToMidnight } from '../../domain/period/day-window.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { countInWindow } from '../count-in-window.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Ports } from '../ports/ports.ts';
import { issueAuditedToken } from './issue-token.ts';

/**
 * Creates a token for a unit of the catalogue, a leader or operations, at the request of operations.
 * @throws Problem `malformed-request` for an unknown unit, or an expiry that is past or too far ahead; `unavailable` for a unit's token
 * before there is a catalogue; `too-many-requests` above the limit of the day
 */
export async function createToken(
  ports: Pick<Ports, 'audit' | 'tokens' | 'clock' | 'entropy' | 'catalogues' | 'reservations'>,
  request: TokenRequest,
  by: Caller,
): Promise<IssuedToken> {
  const violations = [
    ...(await checkUnit(ports.catalogues, request)),
    ...checkExpiry(request, ports.clock.now()),
  ];
  if (violations.length > 0) throw new Problem('malformed-request', tokenUsage, violations);
  await countOne(ports, request);
  return issueAuditedToken(ports, request, { operation: 'createToken', by });
}

/** Counts a token of the day for its holder. */
async function countOne(
  { reservations, clock }: Pick<Ports, 'reservations' | 'clock'>,
  { principal }: TokenRequest,
): Promise<void> {
  const now = clock.now();
  const { role } = principal;
  const holder = role === 'unit' ? `tokens#unit#${principal.unit}` : `tokens#${role}`;
  const most = mostTokensADay[role];
  if ((await countInWindow(reservations, holder, dayNumber(dateAt(now)))) <= most) return;
  const detail = {
    vi: `Chưa cấp: hôm nay đã cấp ${most} mã truy cập cho cùng một nơi (đơn vị, lãnh đạo hoặc vận hành), là mức nhiều nhất một ngày. Dùng mã đã cấp, hoặc cấp tiếp từ 0 giờ ngày mai.`,
    en: `Nothing was issued: ${most} tokens were issued today for the same unit, for leaders or for operations, the most for a day. Use those, or issue more from midnight.`,
  };
  throw new Problem('too-many-requests', detail, [], { retryAfterSeconds: secondsToMidnight(now) });
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
