import { calendarAddressFrom } from '../../domain/access/calendar-token.ts';
import { fileNameOfCalendar } from '../../domain/calendar/calendar-path.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import type { Language } from '../../domain/language/text.ts';
import { dateAt, instantOf } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { unitCalendar } from '../../messages/unit-calendar/unit-calendar.ts';
import type { Ports } from '../ports/ports.ts';
import { generationOf } from './calendar-address.ts';
import { unitDeadlines } from './unit-deadlines.ts';

/**
 * A unit's calendar as iCalendar, by the last part of its address. The same text all day while nothing changes.
 * @throws Problem `not-found` for anything but an address that works, whatever is wrong with it
 */
export async function readCalendar(
  ports: Pick<Ports, 'approvals' | 'catalogues' | 'clock' | 'exceptions' | 'signingKey' | 'submissions'>,
  file: string,
  language: Language,
): Promise<string> {
  const token = fileNameOfCalendar.exec(file)?.groups?.['token'] ?? '';
  const address = calendarAddressFrom(token, await ports.signingKey.read());
  if (address === null) throw noCalendar();
  const current = await ports.catalogues.current();
  const unit = current === null ? undefined : findUnit(current.catalogue, address.unit);
  if (current === null || unit === undefined || generationOf(unit) !== address.generation) throw noCalendar();
  const deadlines = await unitDeadlines(ports, current, unit);
  const stampedAt = instantOf(dateAt(ports.clock.now()), '00:00');
  return unitCalendar(unit.name, deadlines, stampedAt, language);
}

function noCalendar(): Problem {
  return new Problem('not-found', {
    vi: 'Địa chỉ lịch này không đúng hoặc đã được thay; đơn vị xem địa chỉ mới bằng mã truy cập của mình.',
    en: 'This calendar address is wrong or has been replaced; a unit gets the current one with its token.',
  });
}
