import { indicatorKinds } from '../kinds/kinds.ts';
import { capitalise, formatPeriod } from '../language/format.ts';
import type { Text } from '../language/text.ts';
import { periodFrom } from '../period/period.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import { type ParsedInput, parseInput } from '../problem/parse-input.ts';
import type { Violation } from '../problem/problem.ts';
import { type Catalogue, catalogueSchema, type IndicatorSet, type Unit } from './catalogue.ts';
import { checkApproval } from './check-approval.ts';
import { checkDeclaredSums } from './check-declared-sums.ts';
import { checkFailureReaders } from './check-failure-readers.ts';
import { checkMilestones } from './check-milestones.ts';
import { checkScoringRules } from './check-scoring-rules.ts';
import { checkStandIns } from './check-stand-ins.ts';
import { choiceWords } from './choice-words.ts';
import type { CataloguePart } from './difference/catalogue-change.ts';
import { namesWithIds, nameWithId } from './name-with-id.ts';
import { refersToNothing, standsTwice } from './wrong-references.ts';

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
  const unknown = (path: (string | number)[], part: CataloguePart, id: string) =>
    found.push(violation(path, 'unknown-reference', refersToNothing(part, id)));

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
    if (isAbove(unit.id, unit, units))
      found.push(violation(['units', index, 'parent'], 'circular', belowItself(unit)));
    else if (unit.reportedBy !== undefined && !isAbove(unit.reportedBy, unit, units))
      found.push(violation(['units', index, 'reportedBy'], 'not-above', notAbove(unit)));
  });
  catalogue.sets.forEach((set, index) => {
    for (const league of set.leagues)
      if (!leagues.has(league)) unknown(['sets', index, 'leagues'], 'league', league);
    if (set.headline !== undefined && !units.has(set.headline.unit))
      unknown(['sets', index, 'headline', 'unit'], 'unit', set.headline.unit);
    found.push(...checkSet(set, ['sets', index]));
  });
  const ranked = catalogue.sets.filter((set) => set.leagues.length > 0);
  if (ranked.length > 1) found.push(violation(['sets'], 'one-ranked-set', onlyOneRanked(ranked)));
  found.push(...checkMilestones(catalogue), ...checkStandIns(catalogue));
  found.push(...checkFailureReaders(catalogue), ...checkApproval(catalogue));
  catalogue.recipients.forEach((recipient, index) => {
    if (!units.has(recipient.unit)) unknown(['recipients', index, 'unit'], 'unit', recipient.unit);
  });
  return found;
}

/** Whether a unit is above another. Stops where the tree is broken or circular. */
function isAbove(above: string, unit: Unit, units: ReadonlyMap<string, Unit>): boolean {
  const passed = new Set<string>();
  for (let at = unit.parent; at !== null && !passed.has(at); at = units.get(at)?.parent ?? null) {
    if (at === above) return true;
    passed.add(at);
  }
  return false;
}

function belowItself(unit: Unit): Text {
  const { vi, en } = nameWithId(unit);
  return {
    vi: `${capitalise(vi)} không thể là cấp dưới của chính mình; sửa đơn vị cấp trên.`,
    en: `${capitalise(en)} cannot be below itself; correct the unit above it.`,
  };
}

function notAbove(unit: Unit): Text {
  const { vi, en } = nameWithId(unit);
  return {
    vi: `Đơn vị gửi thay ${vi} phải là một đơn vị cấp trên của nó.`,
    en: `The unit that reports for ${en} must be one above it.`,
  };
}

/** A ranked set is weekly; rules by weekday need a weekly set; owed periods have the set's frequency. */
function checkRhythm(set: IndicatorSet, path: (string | number)[]): Violation[] {
  const found: Violation[] = [];
  if (set.leagues.length > 0 && set.frequency !== 'week')
    found.push(violation([...path, 'frequency'], 'ranked-weekly', rankedIsWeekly(set)));
  for (const rule of ['due', 'lock'] as const) {
    if ('weekday' in set[rule] && set.frequency !== 'week')
      found.push(violation([...path, rule, 'weekday'], 'weekly-only', weekdayOfWeek(set)));
  }
  for (const [index, range] of set.owed.entries()) {
    for (const end of ['from', 'to'] as const) {
      const id = range[end];
      if (id !== undefined && periodFrom(id)?.frequency !== set.frequency)
        found.push(violation([...path, 'owed', index, end], 'other-frequency', otherFrequency(set, id)));
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
      found.push(violation([...at, 'group'], 'unknown-reference', refersToNothing('group', indicator.group)));
    if (numbers.has(indicator.number))
      found.push(violation([...at, 'number'], 'duplicate', standsTwice(String(indicator.number))));
    numbers.add(indicator.number);
  });
  found.push(...checkRhythm(set, path), ...checkScoringRules(set, path), ...checkDeclaredSums(set, path));
  if (set.headline !== undefined) {
    const headline = set.indicators.find(({ id }) => id === set.headline?.indicator);
    if (headline === undefined || indicatorKinds[headline.kind].standingOf === null)
      found.push(
        violation([...path, 'headline', 'indicator'], 'not-a-standing', notStanding(set.headline.indicator)),
      );
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
    if (seen.has(id)) return [violation([...path, index, key], 'duplicate', standsTwice(id))];
    seen.add(id);
    return [];
  });
}

function rankedIsWeekly(set: IndicatorSet): Text {
  const { vi, en } = nameWithId(set);
  return {
    vi: `${vi} có xếp hạng thì kỳ báo cáo («frequency») phải là tuần («week»).`,
    en: `${en} is ranked, so its frequency (“frequency”) must be a week (“week”).`,
  };
}

function weekdayOfWeek(set: IndicatorSet): Text {
  const { vi, en } = nameWithId(set);
  return {
    vi: `${vi} không gửi theo tuần nên không ghi hạn theo thứ («weekday»); ghi số ngày làm việc sau kỳ («workingDaysAfter»).`,
    en: `${en} is not weekly, so it is not due by the weekday (“weekday”); state the working days after the period (“workingDaysAfter”).`,
  };
}

function otherFrequency(set: IndicatorSet, period: string): Text {
  const { vi, en } = nameWithId(set);
  const frequency = choiceWords.frequency.get(set.frequency);
  return {
    vi: `${capitalise(formatPeriod(period, 'vi'))} không cùng loại với kỳ của ${vi} (${frequency?.vi}); ghi kỳ cùng loại.`,
    en: `${capitalise(formatPeriod(period, 'en'))} is not a period of ${en} (${frequency?.en}); name one of that length.`,
  };
}

function onlyOneRanked(sets: readonly IndicatorSet[]): Text {
  const { vi, en } = namesWithIds(sets);
  return {
    vi: `Chỉ một bộ chỉ số được xếp hạng, vì mỗi lãnh đạo nhận một thư mỗi tuần; đang có ${vi}. Để trống các khối xếp hạng («leagues») ở các bộ còn lại.`,
    en: `Only one set can be ranked, because a leader gets one e-mail a week; there are ${en}. Leave the leagues (“leagues”) of the others empty.`,
  };
}

function notStanding(indicator: string): Text {
  return {
    vi: `«${indicator}» phải là chỉ số thứ hạng do nơi khác công bố («standing») trong bộ này.`,
    en: `“${indicator}” must be a published standing (“standing”) in this set.`,
  };
}

function violation(path: (string | number)[], code: string, detail: Text): Violation {
  return { pointer: jsonPointer(path), code, detail };
}
