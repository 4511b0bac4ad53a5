import type { Catalogue, IndicatorSet, Unit } from '../../catalogue/catalogue.ts';
import { namesWithIds, nameWithId } from '../../catalogue/name-with-id.ts';
import { reportsFor } from '../../catalogue/units.ts';
import type { Indicator } from '../../kinds/kinds.ts';
import { foldAccents, foldCase, isUnaccented } from '../../language/fold-text.ts';
import { formatPeriod } from '../../language/format.ts';
import type { Language, Text } from '../../language/text.ts';
import { dateSerial } from '../../period/date-text.ts';
import { periodFrom } from '../../period/period.ts';
import { readPeriodText } from '../../period/period-text.ts';
import { shownKey } from '../../problem/shown-key.ts';

/** What the text of a key cell means: an id, or why it has none. An id need not exist; that is checked later. */
export type CsvName =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly code: string; readonly detail: Text };

type Named = { readonly id: string; readonly name: Text };

/**
 * Reads the names in a file by a catalogue: ids in any case, or the full name of a unit, set or indicator in either language,
 * where only one has it; a name may be typed without any accents.
 */
export class CsvNames {
  readonly #units: NameIndex<Unit>;
  readonly #sets: NameIndex<IndicatorSet>;
  readonly #indicators = new Map<string, NameIndex<Indicator>>();

  constructor({ units, sets }: Pick<Catalogue, 'units' | 'sets'>) {
    this.#units = new NameIndex(units);
    this.#sets = new NameIndex(sets);
    for (const { id, indicators } of sets) this.#indicators.set(id, new NameIndex(indicators));
  }

  set(text: string): CsvName {
    const named = read(text, this.#sets.find(text), (shown) => {
      const known = namesWithIds(this.#sets.all);
      return {
        ok: false,
        code: 'unknown-set',
        detail: {
          vi: `Không có bộ chỉ số «${shown}»; các bộ hiện có: ${known.vi}.`,
          en: `There is no set “${shown}”; there are: ${known.en}.`,
        },
      };
    });
    return upperCase(named);
  }

  /** @param set the id of the set, whose periods decide what `02/2024` is */
  period(text: string, set: string): CsvName {
    const reading = readPeriodText(text, this.#sets.byId(set)?.frequency ?? null);
    if (reading.ok) return reading;
    const shown = shownKey(text);
    const [first, second] = reading.readings;
    const listed = (language: Language, or: string) =>
      [first, second]
        .flatMap((id) => (id === undefined ? [] : [`${id} (${formatPeriod(id, language)})`]))
        .join(or);
    const detail =
      first === undefined
        ? {
            vi: `«${shown}» không phải kỳ báo cáo; ghi như 2024-W02 hoặc «Tuần 02/2024», 2024-03 hoặc «Tháng 03/2024», 2024-Q1, 2024-H1, 2024.${fromDate(text).vi}`,
            en: `“${shown}” is not a reporting period; write it like 2024-W02 or “Week 2/2024”, 2024-03 or “March 2024”, 2024-Q1, 2024-H1, 2024.${fromDate(text).en}`,
          }
        : {
            vi: `«${shown}» là kỳ nào? Ghi ${listed('vi', ' hay ')}.`,
            en: `Which period is “${shown}”? Write ${listed('en', ' or ')}.`,
          };
    return { ok: false, code: first === undefined ? 'invalid-period' : 'ambiguous-period', detail };
  }

  /** @param period the id of the period, for units of the same name that existed one after the other */
  unit(text: string, period: string): CsvName {
    const of = periodFrom(period);
    const found = this.#units.find(text);
    const then = of === null ? [] : found.filter((unit) => reportsFor(unit, of));
    const named = read(text, then.length > 0 ? then : found, (shown) => ({
      ok: false,
      code: 'unknown-unit',
      detail: {
        vi: `Không có đơn vị nào tên «${shown}»; ghi mã (như BD.STP) hoặc đúng tên trong danh mục.`,
        en: `There is no unit called “${shown}”; write its id (such as BD.STP) or its name as in the catalogue.`,
      },
    }));
    return upperCase(named);
  }

  /** Whether a text is the id or name of a unit. */
  isUnit(text: string): boolean {
    return this.#units.find(text).length > 0;
  }

  /** @param set the id of the set that the indicator belongs to */
  indicator(text: string, set: string): CsvName {
    const known = this.#sets.byId(set);
    const about =
      known === undefined ? { vi: `Bộ «${shownKey(set)}»`, en: `Set “${shownKey(set)}”` } : nameWithId(known);
    return read(text, this.#indicators.get(set)?.find(text) ?? [], (shown) => ({
      ok: false,
      code: 'unknown-indicator',
      detail: {
        vi: `${about.vi} không có chỉ số nào tên «${shown}»; ghi mã hoặc đúng tên trong danh mục.`,
        en: `${about.en} has no indicator called “${shown}”; write its id or its name as in the catalogue.`,
      },
    }));
  }

  /** The definition of an indicator, if there is one. */
  definition(set: string, indicator: string): Indicator | undefined {
    return this.#indicators.get(set)?.byId(indicator);
  }
}

/** Excel turns `02/2024` into a date when it is typed, and may save it as the number of that day. */
function fromDate(text: string): Text {
  return /^\p{L}{3} ?\d{0,2}[-/ ]\d{2}$/u.test(text.trim()) || dateSerial(text) !== null
    ? {
        vi: ' Bảng tính đã đổi kỳ thành ngày tháng: định dạng ô là Văn bản («Text») rồi ghi lại.',
        en: ' The spreadsheet turned the period into a date: format the cell as Text and write it again.',
      }
    : { vi: '', en: '' };
}

function read(text: string, found: readonly Named[], unknown: (shown: string) => CsvName): CsvName {
  const [only, ...others] = found;
  const shown = shownKey(text);
  if (only === undefined) {
    const id = text.trim();
    if (!/^[\w.-]{1,40}$/.test(id)) return unknown(shown);
    return { ok: true, id };
  }
  if (others.length === 0) return { ok: true, id: only.id };
  const ids = found.slice(0, 10).map(({ id }) => id);
  const detail = {
    vi: `«${shown}» là ${ids.join(' hay ')}? Ghi mã.`,
    en: `Is “${shown}” ${ids.join(' or ')}? Write the id.`,
  };
  return { ok: false, code: 'ambiguous-name', detail };
}

/** An id that nothing has, in the case that ids have, so that it is refused as unknown. */
function upperCase(named: CsvName): CsvName {
  return named.ok ? { ok: true, id: named.id.toUpperCase() } : named;
}

/** Things by id and by name. */
class NameIndex<T extends Named> {
  readonly all: readonly T[];
  readonly #ids: ReadonlyMap<string, T>;
  readonly #accented = new Map<string, Set<T>>();
  readonly #plain = new Map<string, Set<T>>();

  constructor(all: readonly T[]) {
    this.all = all;
    this.#ids = new Map(all.map((one) => [one.id, one]));
    for (const one of all)
      for (const name of [one.name.vi, one.name.en]) {
        put(this.#accented, foldCase(name), one);
        put(this.#plain, foldAccents(name), one);
      }
  }

  byId(id: string): T | undefined {
    return this.#ids.get(id);
  }

  /** Everything that a text names: by its id, by its id followed by its name, or by its name. */
  find(text: string): readonly T[] {
    const trimmed = text.normalize('NFC').trim();
    const own = this.#ids.get(trimmed) ?? this.#ids.get(trimmed.toUpperCase());
    if (own !== undefined) return [own];
    const named = this.#named(trimmed);
    if (named.length > 0) return named;
    const [, id = '', name = ''] = /^([\w.-]*\w)[\s:.–-]+(\S.*)$/su.exec(trimmed) ?? [];
    const both = this.#ids.get(id.toUpperCase());
    return both !== undefined && this.#named(name).includes(both) ? [both] : [];
  }

  #named(name: string): readonly T[] {
    const exact = this.#accented.get(foldCase(name));
    if (exact !== undefined) return [...exact];
    return isUnaccented(name) ? [...(this.#plain.get(foldAccents(name)) ?? [])] : [];
  }
}

function put<T>(index: Map<string, Set<T>>, name: string, one: T): void {
  const known = index.get(name) ?? new Set();
  index.set(name, known.add(one));
}
