import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { Problem } from '../../domain/problem/problem.ts';

/** Rejects a path with an unknown set. */
export function unknownSet(catalogue: Catalogue, set: string): Problem {
  const known = catalogue.sets.map(({ id }) => id).join(', ');
  return unknown(
    'set',
    `Không có bộ chỉ số «${set}»; các bộ hiện có: ${known}.`,
    `There is no set “${set}”; there are: ${known}.`,
  );
}

/** Rejects a path with an unknown unit. */
export function unknownUnit(unit: string): Problem {
  return unknown(
    'unit',
    `Đơn vị «${unit}» không có trong danh mục; xem GET /v1/catalogue.`,
    `Unit “${unit}” is not in the catalogue; GET /v1/catalogue lists them.`,
  );
}

function unknown(name: 'set' | 'unit', vi: string, en: string): Problem {
  const detail = { vi, en };
  return new Problem('not-found', detail, [{ pointer: `path:${name}`, code: `unknown-${name}`, detail }]);
}
