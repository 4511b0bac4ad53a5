import { indicatorKinds } from '../kinds/kinds.ts';
import type { Text } from '../language/text.ts';
import { parsePeriod } from '../period/period.ts';
import { isOwed } from '../period/window.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Catalogue } from './catalogue.ts';
import type { FigureMilestone, Milestone, SubmissionsMilestone } from './milestone.ts';
import { findSet } from './units.ts';

type Path = readonly (string | number)[];

/**
 * Checks the milestones of a catalogue: what they measure exists and is measurable, every obliged unit exists and is
 * named once, and extensions are in order.
 */
export function checkMilestones(catalogue: Catalogue): Violation[] {
  const units = new Set(catalogue.units.map(({ id }) => id));
  return catalogue.milestones.flatMap((milestone, index) => {
    const path = ['milestones', index];
    return [
      ...checkGoal(catalogue, milestone, path),
      ...checkObliged(milestone, units, path),
      ...checkExtensions(milestone, path),
      ...(milestone.by === 'before' && milestone.time !== undefined
        ? [violation([...path, 'time'], 'no-time-before', milestone.time)]
        : []),
    ];
  });
}

function checkGoal(catalogue: Catalogue, milestone: Milestone, path: Path): Violation[] {
  switch (milestone.goal) {
    case 'date':
      return [];
    case 'submissions':
      return checkPeriod(catalogue, milestone, path);
    default:
      return checkIndicator(catalogue, milestone, path);
  }
}

function checkPeriod(
  catalogue: Catalogue,
  { set: id, period }: SubmissionsMilestone,
  path: Path,
): Violation[] {
  const set = findSet(catalogue, id);
  if (set === undefined) return [violation([...path, 'set'], 'unknown-reference', `set ${id}`)];
  const parsed = parsePeriod(period);
  const owed = parsed !== null && isOwed(set, parsed);
  return owed ? [] : [violation([...path, 'period'], 'not-owed', `${id}, ${period}`)];
}

function checkIndicator(catalogue: Catalogue, milestone: FigureMilestone, path: Path): Violation[] {
  const indicator = findSet(catalogue, milestone.set)?.indicators.find(
    ({ id }) => id === milestone.indicator,
  );
  if (indicator === undefined)
    return [violation([...path, 'indicator'], 'unknown-reference', `indicator ${milestone.indicator}`)];
  const { measuring } = indicatorKinds[indicator.kind];
  if (measuring === null)
    return [violation([...path, 'indicator'], 'not-measurable', `kind ${indicator.kind}`)];
  if (milestone.reach === 'more-than' && measuring.targetFrom !== 'obligation')
    return [violation([...path, 'reach'], 'more-than-for-count', indicator.kind)];
  return milestone.obligations.flatMap(({ target }, index) =>
    (target !== undefined) === (measuring.targetFrom === 'obligation')
      ? []
      : [violation([...path, 'obligations', index, 'target'], 'target-only-for-count', indicator.kind)],
  );
}

function checkObliged({ obligations }: Milestone, units: ReadonlySet<string>, path: Path): Violation[] {
  const seen = new Set<string>();
  return obligations.flatMap(({ unit }, index) => {
    const at = [...path, 'obligations', index, 'unit'];
    const isTwice = seen.has(unit);
    seen.add(unit);
    if (!units.has(unit)) return [violation(at, 'unknown-reference', `unit ${unit}`)];
    return isTwice ? [violation(at, 'duplicate', unit)] : [];
  });
}

function checkExtensions({ date, extensions = [] }: Milestone, path: Path): Violation[] {
  return extensions.flatMap((extension, index) => {
    const at = [...path, 'extensions', index];
    const before = extensions[index - 1];
    const found: Violation[] = [];
    if (extension.date <= (before?.date ?? date))
      found.push(violation([...at, 'date'], 'not-later', extension.date));
    if (before !== undefined && extension.decidedOn < before.decidedOn)
      found.push(violation([...at, 'decidedOn'], 'not-in-order', extension.decidedOn));
    return found;
  });
}

const reasons = {
  'unknown-reference': { vi: 'tham chiếu không tồn tại', en: 'refers to something that does not exist' },
  duplicate: { vi: 'bị trùng', en: 'appears twice' },
  'not-measurable': {
    vi: 'loại chỉ số không đo được mốc',
    en: 'this kind of indicator cannot measure a milestone',
  },
  'target-only-for-count': {
    vi: 'chỉ tiêu bắt buộc với chỉ số đếm và không dùng cho loại khác',
    en: 'a target is required for a count and not allowed for other kinds',
  },
  'more-than-for-count': {
    vi: 'chỉ chỉ tiêu của chỉ số đếm mới có thể phải vượt',
    en: 'only the target of a count can have to be exceeded',
  },
  'no-time-before': {
    vi: 'mốc “trước ngày” không ghi giờ',
    en: 'a milestone due before its date has no time',
  },
  'not-owed': { vi: 'bộ không phải gửi cho kỳ này', en: 'the set is not owed for this period' },
  'not-later': {
    vi: 'ngày gia hạn phải sau ngày trước đó',
    en: 'an extension must be later than the previous date',
  },
  'not-in-order': {
    vi: 'các lần gia hạn phải xếp theo ngày quyết định',
    en: 'extensions must be in order of decision',
  },
} as const satisfies Record<string, Text>;

function violation(path: Path, code: keyof typeof reasons, what: string): Violation {
  const { vi, en } = reasons[code];
  return { pointer: jsonPointer(path), code, detail: { vi: `${vi}: ${what}`, en: `${en}: ${what}` } };
}
