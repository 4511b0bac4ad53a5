import { calendars } from '../../contract/calendars.ts';
import { call } from '../api/api.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';

/** Shows the address of a unit's calendar, for a calendar program to subscribe to. */
export async function showCalendarAddress(settings: Settings, unit: string): Promise<void> {
  const { answer, raw } = await call(settings, calendars.getCalendarAddress, { path: { unit } });
  if (settings.json === true) return writeJson(raw);
  writeData(new URL(answer.path, settings.url).href);
  const name = answer.unit.name[settings.lang];
  tell(
    words(
      settings,
      `Thêm địa chỉ này vào ứng dụng lịch để theo dõi các thời hạn của ${name}. Ai có địa chỉ đều đọc được lịch; bộ phận vận hành thay địa chỉ bằng cách tăng «calendarGeneration» của đơn vị trong danh mục.`,
      `Subscribe to this address in a calendar program for the deadlines of ${name}. Anyone who has it can read the calendar; operations replace it by raising “calendarGeneration” of the unit in the catalogue.`,
    ),
  );
}
