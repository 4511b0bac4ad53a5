import { Temporal } from 'temporal-polyfill';
import { type ExceptionRequest, exceptionUsage } from '../../contract/exceptions.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import { isAfter } from '../../domain/period/compare-instants.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { Problem, type Violation } from '../../domain/problem/problem.ts';
import type { LockException } from '../../domain/submission/lock-exception.ts';
import type { Ports } from '../ports/ports.ts';

/** The longest duration of an exception, so that none stays open forgotten. */
const mostDays = 31;

/**
 * Allows a unit to submit figures for a locked period until a given instant, authorised by a named officer.
 * @throws Problem `malformed-request` for an unknown unit or set, or an end that is past or too far ahead
 */
export async function openException(
  ports: Pick<Ports, 'catalogues' | 'exceptions' | 'clock' | 'entropy'>,
  request: ExceptionRequest,
  tokenId: string,
): Promise<LockException> {
  const catalogue = (await ports.catalogues.current())?.catalogue;
  const now = ports.clock.now();
  const expiresAt = Temporal.Instant.from(request.expiresAt);
  const violations: Violation[] = [];
  if (catalogue === undefined || findUnit(catalogue, request.unit) === undefined) {
    violations.push(
      at(
        '/unit',
        'unknown-unit',
        `Không có đơn vị «${request.unit}».`,
        `There is no unit “${request.unit}”.`,
      ),
    );
  }
  if (catalogue === undefined || findSet(catalogue, request.set) === undefined) {
    violations.push(
      at('/set', 'unknown-set', `Không có bộ «${request.set}».`, `There is no set “${request.set}”.`),
    );
  }
  const latest = now.add({ hours: mostDays * 24 });
  if (!isAfter(expiresAt, now) || isAfter(expiresAt, latest)) {
    violations.push(
      at(
        '/expiresAt',
        'out-of-bounds',
        `Phải sau lúc này và trong vòng ${mostDays} ngày.`,
        `Must be in the future, within ${mostDays} days.`,
      ),
    );
  }
  if (violations.length > 0) throw new Problem('malformed-request', exceptionUsage, violations);
  const exception = {
    ...request,
    expiresAt: instantText(expiresAt),
    id: Buffer.from(ports.entropy.bytes(8)).toString('hex'),
    openedAt: instantText(now),
    tokenId,
  };
  await ports.exceptions.put(exception);
  return exception;
}

function at(pointer: string, code: string, vi: string, en: string): Violation {
  return { pointer, code, detail: { vi, en } };
}
