import { indicatorKinds } from '../kinds/kinds.ts';
import { parsePeriod } from '../period/period.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import { type ParsedInput, parseInput } from '../problem/parse-input.ts';
import type { Violation } from '../problem/problem.ts';
import { type Catalogue, catalogueSchema, type IndicatorSet } from './catalogue.ts';
import { checkDeclaredSums } from './check-declared-sums.ts';
import { checkMilestones } from './check-milestones.ts';
import { checkScoringRules } from './check-scoring-rules.ts';

/**
 * Parses a catalogue from untrusted input, and checks its shape and the rules between its parts (ids unique, references
 * known, group points equal to the sum of their indicators, packed numbers unique, one post per address book entry).
 */
export function parseCatalogue(input: unknown): ParsedInput<Catalogue> {
  const parsed = parseInput(catalogueSchema, input);
  if (!parsed.ok) return parsed;
  const violations = checkReferences(parsed.value);
  return violations.length === 0 ? parsed : { ok: false, violations };
}

function checkReferences(catalogue: Catalogue): Violation[] {
  const units = new Map(catalogue.units.map((unit) => [unit.id, unit]));
  const leagues = new Set(catalogue.leagues.map((league) => league.id));
  const found: Violation[] = [];
  const unknown = (path: (string | number)[], what: string, id: string) =>
    found.push(violation(path, 'unknown-reference', `${what} ${id}`));

  found.push(...duplicates(catalogue.units, ['units']), ...duplicates(catalogue.leagues, ['leagues']));
  found.push(...duplicates(catalogue.sets, ['sets']), ...duplicates(catalogue.milestones, ['milestones']));
  found.push(...duplicates(catalogue.recipients, ['recipients']));

  found.push(
    ...duplicates(
      catalogue.calendar.map(({ date }) => ({ id: date })),
      ['calendar'],
      'date',
    ),
  );

  catalogue.units.forEach((unit, index) => {
    if (unit.parent !== null && !units.has(unit.parent))
      unknown(['units', index, 'parent'], 'unit', unit.parent);
    if (unit.successor !== undefined && !units.has(unit.successor))
      unknown(['units', index, 'successor'], 'unit', unit.successor);
  });
  catalogue.sets.forEach((set, index) => {
    for (const league of set.leagues)
      if (!leagues.has(league)) unknown(['sets', index, 'leagues'], 'league', league);
    if (set.headline !== undefined && !units.has(set.headline.unit))
      unknown(['sets', index, 'headline', 'unit'], 'unit', set.headline.unit);
    found.push(...checkSet(set, ['sets', index]));
  });
  const ranked = catalogue.sets.filter((set) => set.leagues.length > 0);
  if (ranked.length > 1)
    found.push(violation(['sets'], 'one-ranked-set', ranked.map(({ id }) => id).join(', ')));
  found.push(...checkMilestones(catalogue));
  catalogue.recipients.forEach((recipient, index) => {
    if (!units.has(recipient.unit)) unknown(['recipients', index, 'unit'], 'unit', recipient.unit);
  });
  return found;
}

/** A ranked set is weekly; rules by weekday need a weekly set; owed periods have the set's frequency. */
function checkRhythm(set: IndicatorSet, path: (string | number)[]): Violation[] {
  const found: Violation[] = [];
  if (set.leagues.length > 0 && set.frequency !== 'week')
    found.push(violation([...path, 'frequency'], 'ranked-weekly', set.frequency));
  for (const rule of ['due', 'lock'] as const) {
    if ('weekday' in set[rule] && set.frequency !== 'week')
      found.push(violation([...path, rule, 'weekday'], 'weekly-only', set.frequency));
  }
  for (const [index, range] of set.owed.entries()) {
    for (const end of ['from', 'to'] as const) {
      const id = range[end];
      if (id !== undefined && parsePeriod(id)?.frequency !== set.frequency)
        found.push(violation([...path, 'owed', index, end], 'other-frequency', id));
    }
  }
  return found;
}

function checkSet(set: IndicatorSet, path: (string | number)[]): Violation[] {
  const found = [
    ...duplicates(set.groups, [...path, 'groups']),
    ...duplicates(set.indicators, [...path, 'indicators']),
  ];
  const groups = new Set(set.groups.map(({ id }) => id));
  const numbers = new Set<number>();
  set.indicators.forEach((indicator, index) => {
    const at = [...path, 'indicators', index];
    if (!groups.has(indicator.group))
      found.push(violation([...at, 'group'], 'unknown-reference', `group ${indicator.group}`));
    if (numbers.has(indicator.number))
      found.push(violation([...at, 'number'], 'duplicate', String(indicator.number)));
    numbers.add(indicator.number);
  });
  found.push(...checkRhythm(set, path), ...checkScoringRules(set, path), ...checkDeclaredSums(set, path));
  if (set.headline !== undefined) {
    const headline = set.indicators.find(({ id }) => id === set.headline?.indicator);
    if (headline === undefined || indicatorKinds[headline.kind].standingOf === null)
      found.push(violation([...path, 'headline', 'indicator'], 'not-a-standing', set.headline.indicator));
  }
  return found;
}

function duplicates(
  items: readonly { id: string }[],
  path: (string | number)[],
  key: 'id' | 'date' = 'id',
): Violation[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index) => {
    if (seen.has(id)) return [violation([...path, index, key], 'duplicate', id)];
    seen.add(id);
    return [];
  });
}

function violation(path: (string | number)[], code: string, what: string): Violation {
  const reasons: Record<string, { vi: string; en: string }> = {
    'unknown-reference': { vi: 'tham chiếu không tồn tại', en: 'refers to something that does not exist' },
    duplicate: { vi: 'bị trùng', en: 'appears twice' },
    'ranked-weekly': { vi: 'bộ được xếp hạng phải là bộ tuần', en: 'a ranked set must be weekly' },
    'weekly-only': {
      vi: 'chỉ bộ tuần được ghi theo thứ; bộ dài hơn dùng workingDaysAfter',
      en: 'only weekly sets use a weekday; longer ones use workingDaysAfter',
    },
    'other-frequency': { vi: 'kỳ không cùng loại với bộ', en: 'the period’s length differs from the set’s' },
    'one-ranked-set': {
      vi: 'chỉ một bộ chỉ số được xếp hạng, vì mỗi lãnh đạo nhận một thư mỗi tuần',
      en: 'only one set can be ranked, because a leader gets one e-mail a week',
    },
    'not-a-standing': { vi: 'phải là chỉ số loại standing', en: 'must be an indicator of kind standing' },
  };
  const reason = reasons[code] ?? { vi: code, en: code };
  return {
    pointer: jsonPointer(path),
    code,
    detail: { vi: `${reason.vi}: ${what}`, en: `${reason.en}: ${what}` },
  };
}
