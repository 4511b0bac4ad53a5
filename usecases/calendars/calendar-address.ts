import type { CalendarAddressAnswer } from '../../contract/calendars.ts';
import { calendarToken } from '../../domain/access/calendar-token.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { calendarFilePath } from '../../domain/calendar/calendar-path.ts';
import type { Unit } from '../../domain/catalogue/catalogue.ts';
import { unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { findUnit } from '../../domain/catalogue/units.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { unknownUnit } from '../catalogue/unknown-parameter.ts';
import type { Ports } from '../ports/ports.ts';

/** The generation of a unit's calendar address that works. */
export function generationOf({ calendarGeneration = 1 }: Unit): number {
  return calendarGeneration;
}

/**
 * The address of a unit's calendar, for the unit itself and for operations.
 * @throws Problem `forbidden` for anybody else; `not-found` for an unknown unit; `unavailable`
 */
export async function calendarAddress(
  { catalogues, signingKey }: Pick<Ports, 'catalogues' | 'signingKey'>,
  { principal }: Caller,
  id: string,
): Promise<CalendarAddressAnswer> {
  const { catalogue } = await currentCatalogue(catalogues);
  const isOwn = 'unit' in principal && principal.unit === id;
  if (!isOwn && principal.role !== 'operations') throw notYours(unitWithId(catalogue, id));
  const unit = findUnit(catalogue, id);
  if (unit === undefined) throw unknownUnit(catalogue, id);
  const generation = generationOf(unit);
  const token = calendarToken({ unit: id, generation }, await signingKey.read());
  return { unit: { id, name: unit.name }, generation, path: calendarFilePath(token) };
}

function notYours(unit: ReturnType<typeof unitWithId>): Problem {
  return new Problem('forbidden', {
    vi: `Chỉ ${unit.vi} và bộ phận vận hành được xem địa chỉ lịch này: ai có địa chỉ đều đọc được lịch.`,
    en: `Only ${unit.en} and operations may see this calendar address: anyone who has it can read the calendar.`,
  });
}
