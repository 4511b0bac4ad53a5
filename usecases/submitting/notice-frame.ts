import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { findSet, findUnit } from '../../domain/catalogue/units.ts';
import type { NoticeFrame } from '../../domain/delivery/notice.ts';
import type { Text } from '../../domain/language/text.ts';

/** What a notice concerns, by its ids. */
type Concerned = { readonly unit: string; readonly set: string; readonly period: string };

/** What every notice says: in whose name it is sent, and which unit, set and period it concerns. */
export function noticeFrame(catalogue: Catalogue, { unit, set, period }: Concerned): NoticeFrame {
  return {
    scope: catalogue.name,
    unit,
    unitName: findUnit(catalogue, unit)?.name ?? idAsName(unit),
    set,
    setName: findSet(catalogue, set)?.name ?? idAsName(set),
    period,
  };
}

function idAsName(id: string): Text {
  return { vi: id, en: id };
}
