import { Temporal } from 'temporal-polyfill';
import { type IssuedToken, type TokenRequest, tokenUsage } from '../../contract/tokens.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { type ChainMember, lineageOf } from '../../domain/access/token-chain.ts';
import { latestExpiry, longestLifetimeDays, usualExpiry } from '../../domain/access/token-lifetime.ts';
import { mostIssuers, mostTokensADay } from '../../domain/access/token-limits.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { noSuchUnit } from '../../domain/catalogue/unknown-names.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { earlierOf, isAfter } from '../../domain/period/compare-instants.ts';
import { dayNumber, secondsToMidnight } from '../../domain/period/day-window.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { countInInterval } from '../count-in-interval.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Ports } from '../ports/ports.ts';
import { findToken } from './find-token.ts';
import { issueAuditedToken } from './issue-token.ts';

/**
 * Creates a token for a unit of the catalogue or its readers, a leader or operations, at the request of operations. One for operations
 * depends on the token that requests it: it ends no later, and is revoked with it.
 * @throws Problem `malformed-request` for an unknown unit, or an expiry that is past or too far ahead; `unavailable` for a unit's token
 * before there is a catalogue; `forbidden` for an operations token at the end of a line of issuers; `too-many-requests`
 * above the limit of the day
 */
export async function createToken(
  ports: Pick<Ports, 'audit' | 'tokens' | 'clock' | 'entropy' | 'catalogues' | 'reservations'>,
  request: TokenRequest,
  by: Caller,
): Promise<IssuedToken> {
  const { role } = request.principal;
  const now = ports.clock.now();
  const issuer = role === 'operations' ? await findToken(ports.tokens, by.tokenId) : null;
  if (issuer !== null && lineageOf(issuer).length > mostIssuers) throw tooManyIssuers();
  const violations = [
    ...(await checkUnit(ports.catalogues, request)),
    ...checkExpiry(request, now, issuer?.first.expiresAt),
  ];
  if (violations.length > 0) throw new Problem('malformed-request', tokenUsage, violations);
  await countOne(ports, request);
  const expiresAt = request.expiresAt ?? instantText(earliest(usualExpiry(role, now), issuer));
  return issueAuditedToken(ports, { ...request, expiresAt }, { operation: 'createToken', by, issuer });
}

/** An expiry, or that of the issuer's chain if it is earlier. */
function earliest(expiry: Temporal.Instant, issuer: ChainMember | null): Temporal.Instant {
  return issuer === null ? expiry : earlierOf(expiry, Temporal.Instant.from(issuer.first.expiresAt));
}

function tooManyIssuers(): Problem {
  return new Problem('forbidden', {
    vi: `Chưa cấp: mã vận hành này đã qua ${mostIssuers} lần cấp từ mã được cấp trực tiếp, là mức nhiều nhất. Cấp bằng mã trước đó, hoặc cấp trực tiếp bằng hàm «operations-token».`,
    en: `Nothing was issued: there are already ${mostIssuers} steps of issuing between this operations token and the one issued directly, the most there may be. Issue with an earlier token, or directly with the function operations-token.`,
  });
}

/** Counts a token of the day for its holder. */
async function countOne(
  { reservations, clock }: Pick<Ports, 'reservations' | 'clock'>,
  { principal }: TokenRequest,
): Promise<void> {
  const now = clock.now();
  const { role } = principal;
  const holder = 'unit' in principal ? `tokens#${role}#${principal.unit}` : `tokens#${role}`;
  const most = mostTokensADay[role];
  if ((await countInInterval(reservations, holder, dayNumber(dateAt(now)))) <= most) return;
  const detail = {
    vi: `Chưa cấp: hôm nay đã cấp ${most} mã truy cập cho cùng một nơi (đơn vị, lãnh đạo hoặc vận hành), là mức nhiều nhất một ngày. Dùng mã đã cấp, hoặc cấp tiếp từ 0 giờ ngày mai.`,
    en: `Nothing was issued: ${most} tokens were issued today for the same unit, for leaders or for operations, the most for a day. Use those, or issue more from midnight.`,
  };
  throw new Problem('too-many-requests', detail, [], { retryAfterSeconds: secondsToMidnight(now) });
}

async function checkUnit(catalogues: CatalogueStore, { principal }: TokenRequest): Promise<Violation[]> {
  if (!('unit' in principal)) return [];
  const { catalogue } = await currentCatalogue(catalogues);
  if (findUnit(catalogue, principal.unit) !== undefined) return [];
  const detail = noSuchUnit(catalogue, principal.unit);
  return [{ pointer: '/principal/unit', code: 'unknown-unit', detail }];
}

/** Checks the requested expiry of a new token. */
function checkExpiry(
  { expiresAt }: TokenRequest,
  now: Temporal.Instant,
  issuerEnd: InstantText | undefined,
): Violation[] {
  if (expiresAt === undefined) return [];
  if (!isAfter(Temporal.Instant.from(expiresAt), now)) {
    const detail = {
      vi: 'Thời điểm hết hạn phải ở tương lai; bỏ trường này để dùng thời hạn thông thường.',
      en: 'The expiry must be in the future; omit this field for the usual lifetime.',
    };
    return [{ pointer: '/expiresAt', code: 'not-in-future', detail }];
  }
  if (issuerEnd !== undefined && isAfter(expiresAt, issuerEnd)) {
    const detail = {
      vi: `Mã vận hành cấp bằng mã khác không dùng lâu hơn mã ấy: chậm nhất đến ${formatDeadline(issuerEnd, 'vi')}; bỏ trường này để dùng thời hạn thông thường. Cần lâu hơn thì cấp trực tiếp bằng hàm «operations-token».`,
      en: `An operations token ends no later than the one it is issued with: until ${formatDeadline(issuerEnd, 'en')} at the latest; omit this field for the usual lifetime. For longer, issue one directly with the function operations-token.`,
    };
    return [{ pointer: '/expiresAt', code: 'too-far-ahead', detail }];
  }
  const latest = latestExpiry(now);
  const last = instantText(latest);
  if (!isAfter(Temporal.Instant.from(expiresAt), latest)) return [];
  const detail = {
    vi: `Mã truy cập dùng được nhiều nhất ${longestLifetimeDays} ngày, tức đến ${formatDeadline(last, 'vi')}.`,
    en: `A token is valid for at most ${longestLifetimeDays} days, until ${formatDeadline(last, 'en')}.`,
  };
  return [{ pointer: '/expiresAt', code: 'too-far-ahead', detail }];
}
