import { Temporal } from 'temporal-polyfill';
import type { IndicatorSet, Unit, VersionedCatalogue } from '../../domain/catalogue/catalogue.ts';
import { existsOn, findSet, findUnit } from '../../domain/catalogue/units.ts';
import type { Text } from '../../domain/language/text.ts';
import { type Period, parsePeriod } from '../../domain/period/period.ts';
import { isOwed, type Window, windowOf } from '../../domain/period/window.ts';
import type { CatalogueStore } from '../../domain/ports/registry-store.ts';
import type { SubmissionStore } from '../../domain/ports/submission-store.ts';
import type { Clock, Entropy } from '../../domain/ports/surroundings.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import { instantText } from '../../domain/schedule/instant-text.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { SubmissionRequest } from '../../domain/submission/submission-request.ts';
import { validateValues } from '../../domain/submission/validate-values.ts';
import type { Values } from '../../domain/submission/values.ts';
import type { Caller } from '../http/authenticate.ts';
import { type Receipt, receiptOf } from './receipt.ts';

/** What accepting a submission needs from outside. */
export type SubmissionPorts = {
  readonly catalogues: CatalogueStore;
  readonly submissions: SubmissionStore;
  readonly clock: Clock;
  readonly entropy: Entropy;
};

/** A submission as it came in. */
export type IncomingSubmission = {
  readonly caller: Caller;
  readonly request: SubmissionRequest;
  readonly idempotencyKey: string;
  /** SHA-256 of the body's text, hexadecimal. */
  readonly bodyHash: string;
};

/** More racing writers than this for one unit, set and period is no longer a race but a fault. */
const mostRaces = 64;

/**
 * Accepts a unit's figures as its next revision, with one conditional write. The same idempotency key with the same body
 * answers with the receipt of the first time. A further revision lays its figures over those already in force.
 * @throws Problem `forbidden`, `invalid-submission` (with every violation), `idempotency-key-reused` or `unavailable`
 */
export async function acceptSubmission(
  ports: SubmissionPorts,
  incoming: IncomingSubmission,
): Promise<Receipt> {
  const { caller, request } = incoming;
  if (caller.principal.role !== 'unit' || caller.principal.unit !== request.unit)
    throw notYourUnit(request.unit);
  const current = await ports.catalogues.current();
  if (current === null) throw noCatalogue();
  const now = ports.clock.now();
  const { set, unit, window, values } = validate(current, request, now);

  for (let race = 0; race < mostRaces; race += 1) {
    const revisions = await ports.submissions.revisions(set, request.period, request.unit);
    const earlier = revisions.find(({ idempotencyKey }) => idempotencyKey === incoming.idempotencyKey);
    if (earlier !== undefined) return receiptOf(replay(earlier, incoming.bodyHash), set, unit, window);
    const submission = nextRevision(ports, incoming, current.version, revisions.at(-1), values, now, window);
    if ((await ports.submissions.append(set, submission)) === 'stored')
      return receiptOf(submission, set, unit, window);
  }
  throw new Problem('conflict', {
    vi: 'Quá nhiều lần gửi cùng lúc cho cùng đơn vị và kỳ; đợi một lát rồi gửi lại với cùng Idempotency-Key.',
    en: 'Too many submissions at once for this unit and period; wait a moment and send again with the same Idempotency-Key.',
  });
}

type Validated = { set: IndicatorSet; unit: Unit; window: Window; values: Values };

function validate(
  { catalogue }: VersionedCatalogue,
  request: SubmissionRequest,
  now: Temporal.Instant,
): Validated {
  const set = findSet(catalogue, request.set);
  const period = parsePeriod(request.period);
  const unit = findUnit(catalogue, request.unit);
  const violations: Violation[] = [];
  if (set === undefined) {
    const known = catalogue.sets.map(({ id }) => id).join(', ');
    violations.push(
      at(
        '/set',
        'unknown-set',
        `Không có bộ chỉ số «${request.set}»; các bộ hiện có: ${known}.`,
        `There is no set “${request.set}”; there are: ${known}.`,
      ),
    );
  }
  if (period === null) {
    violations.push(
      at(
        '/period',
        'invalid-period',
        `«${request.period}» không phải kỳ báo cáo; ghi như 2024-W02 (tuần ISO).`,
        `“${request.period}” is not a reporting period; write it like 2024-W02 (an ISO week).`,
      ),
    );
  }
  if (unit === undefined || (period !== null && !existsOn(unit, period.from))) {
    violations.push(
      at(
        '/unit',
        'unknown-unit',
        `Đơn vị «${request.unit}» không có trong danh mục ở kỳ này.`,
        `Unit “${request.unit}” is not in the catalogue for this period.`,
      ),
    );
  }
  if (set !== undefined && period !== null) violations.push(...checkPeriod(set, period, request, now));
  if (set === undefined || unit === undefined) throw invalid(violations);
  if (request.values.size === 0) {
    violations.push(at('/values', 'empty', 'Cần ít nhất một số liệu.', 'At least one figure is needed.'));
  }
  const result = validateValues(set, unit, request.values);
  if (!result.ok) throw invalid([...violations, ...result.violations]);
  if (violations.length > 0 || period === null) throw invalid(violations);
  return { set, unit, window: windowOf(set, period), values: result.values };
}

function checkPeriod(
  set: IndicatorSet,
  period: Period,
  request: SubmissionRequest,
  now: Temporal.Instant,
): Violation[] {
  if (!isOwed(set, period)) {
    return [
      at(
        '/period',
        'not-owed',
        `Bộ ${set.id} không yêu cầu số liệu cho kỳ ${period.id}.`,
        `Set ${set.id} asks for no figures for period ${period.id}.`,
      ),
    ];
  }
  const { opensAt } = windowOf(set, period);
  if (Temporal.Instant.compare(now, opensAt) < 0) {
    return [
      at(
        '/period',
        'not-open-yet',
        `Kỳ ${period.id} chưa bắt đầu.`,
        `Period ${period.id} has not begun yet.`,
      ),
    ];
  }
  if (request.asOf !== undefined && request.asOf > period.to.toString()) {
    return [
      at(
        '/asOf',
        'after-period',
        `Ngày số liệu ${request.asOf} sau ngày cuối kỳ ${period.to}.`,
        `The as-of date ${request.asOf} lies after the period's last day ${period.to}.`,
      ),
    ];
  }
  return [];
}

function nextRevision(
  { entropy }: SubmissionPorts,
  { caller, request, idempotencyKey, bodyHash }: IncomingSubmission,
  catalogueVersion: number,
  last: Submission | undefined,
  values: Values,
  now: Temporal.Instant,
  window: Window,
): Submission {
  if (last !== undefined && request.reason === undefined) {
    throw invalid([
      at(
        '/reason',
        'required',
        `Đã có bản ${last.revision} cho kỳ này; ghi lý do điều chỉnh vào «reason».`,
        `There is revision ${last.revision} for this period already; say in “reason” why you correct it.`,
      ),
    ]);
  }
  return {
    id: Buffer.from(entropy.bytes(16)).toString('hex'),
    set: request.set,
    period: request.period,
    unit: request.unit,
    revision: (last?.revision ?? 0) + 1,
    catalogueVersion,
    values: last === undefined ? values : new Map([...last.values, ...values]),
    ...(request.asOf === undefined ? {} : { asOf: request.asOf }),
    ...(request.note === undefined ? {} : { note: request.note }),
    ...(request.reason === undefined ? {} : { reason: request.reason }),
    illustrative: request.illustrative === true || last?.illustrative === true,
    tokenId: caller.tokenId,
    receivedAt: instantText(now),
    late: Temporal.Instant.compare(now, window.dueAt) > 0,
    idempotencyKey,
    bodyHash,
  };
}

function replay(earlier: Submission, bodyHash: string): Submission {
  if (earlier.bodyHash === bodyHash) return earlier;
  throw new Problem('idempotency-key-reused', {
    vi: 'Idempotency-Key này đã dùng cho một nội dung khác. Gửi nội dung mới với khóa mới.',
    en: 'This Idempotency-Key was used for another body. Send new content with a new key.',
  });
}

function at(pointer: string, code: string, vi: string, en: string): Violation {
  return { pointer, code, detail: { vi, en } };
}

function invalid(violations: readonly Violation[]): Problem {
  const detail: Text = {
    vi: `Chưa ghi nhận: có ${violations.length} chỗ cần sửa. Sửa rồi gửi lại toàn bộ.`,
    en: `Nothing was recorded: ${violations.length} ${violations.length === 1 ? 'thing needs' : 'things need'} mending. Mend and send the whole submission again.`,
  };
  return new Problem('invalid-submission', detail, violations);
}

function notYourUnit(unit: string): Problem {
  return new Problem('forbidden', {
    vi: `Mã truy cập này không được gửi số liệu của đơn vị ${unit}.`,
    en: `This token may not submit figures of unit ${unit}.`,
  });
}

function noCatalogue(): Problem {
  return new Problem('unavailable', {
    vi: 'Hệ thống chưa có danh mục; bộ phận vận hành cần nạp danh mục trước.',
    en: 'There is no catalogue yet; operations have to apply one first.',
  });
}
