import { type Indicator, indicatorKinds } from '../kinds/kinds.ts';
import { formatDate, formatPeriod } from '../language/format.ts';
import type { Text } from '../language/text.ts';
import { periodFrom } from '../period/period.ts';
import { isOwed } from '../period/window.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Catalogue, IndicatorSet } from './catalogue.ts';
import type { FigureMilestone, Milestone, SubmissionsMilestone } from './milestone.ts';
import { nameWithId } from './name-with-id.ts';
import { owedWords } from './owed-words.ts';
import { findSet } from './units.ts';
import { refersToNothing, standsTwice } from './wrong-references.ts';

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
        ? [violation([...path, 'time'], 'no-time-before', noTimeBefore)]
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
  if (set === undefined)
    return [violation([...path, 'set'], 'unknown-reference', refersToNothing('set', id))];
  const parsed = periodFrom(period);
  const owed = parsed !== null && isOwed(set, parsed);
  return owed ? [] : [violation([...path, 'period'], 'not-owed', notOwed(set, period))];
}

function checkIndicator(catalogue: Catalogue, milestone: FigureMilestone, path: Path): Violation[] {
  const indicator = findSet(catalogue, milestone.set)?.indicators.find(
    ({ id }) => id === milestone.indicator,
  );
  if (indicator === undefined)
    return [
      violation(
        [...path, 'indicator'],
        'unknown-reference',
        refersToNothing('indicator', milestone.indicator),
      ),
    ];
  const { measuring } = indicatorKinds[indicator.kind];
  if (measuring === null)
    return [violation([...path, 'indicator'], 'not-measurable', notMeasurable(indicator))];
  if (milestone.reach === 'more-than' && measuring.targetFrom !== 'obligation')
    return [violation([...path, 'reach'], 'more-than-for-count', moreThanForCount(indicator))];
  return milestone.obligations.flatMap(({ target }, index) =>
    (target !== undefined) === (measuring.targetFrom === 'obligation')
      ? []
      : [
          violation(
            [...path, 'obligations', index, 'target'],
            'target-only-for-count',
            targetOrNot(indicator),
          ),
        ],
  );
}

function checkObliged({ obligations }: Milestone, units: ReadonlySet<string>, path: Path): Violation[] {
  const seen = new Set<string>();
  return obligations.flatMap(({ unit }, index) => {
    const at = [...path, 'obligations', index, 'unit'];
    const isTwice = seen.has(unit);
    seen.add(unit);
    if (!units.has(unit)) return [violation(at, 'unknown-reference', refersToNothing('unit', unit))];
    return isTwice ? [violation(at, 'duplicate', standsTwice(unit))] : [];
  });
}

function checkExtensions({ date, extensions = [] }: Milestone, path: Path): Violation[] {
  return extensions.flatMap((extension, index) => {
    const at = [...path, 'extensions', index];
    const before = extensions[index - 1];
    const found: Violation[] = [];
    if (extension.date <= (before?.date ?? date))
      found.push(violation([...at, 'date'], 'not-later', notLater(extension.date, before?.date ?? date)));
    if (before !== undefined && extension.decidedOn < before.decidedOn)
      found.push(
        violation([...at, 'decidedOn'], 'not-in-order', notInOrder(extension.decidedOn, before.decidedOn)),
      );
    return found;
  });
}

const noTimeBefore: Text = {
  vi: 'Mốc phải xong trước ngày («before») thì không ghi giờ; bỏ giờ («time»).',
  en: 'A milestone due before its date has no time; remove the time (“time”).',
};

function moreThanForCount(indicator: Indicator): Text {
  const { vi, en } = nameWithId(indicator);
  return {
    vi: `Chỉ chỉ tiêu của chỉ số đếm mới có thể phải vượt («more-than»); ${vi} thuộc loại «${indicator.kind}».`,
    en: `Only the target of a count can have to be exceeded (“more-than”); ${en} is of kind “${indicator.kind}”.`,
  };
}

function notOwed(set: IndicatorSet, period: string): Text {
  const [{ vi, en }, owed] = [nameWithId(set), owedWords(set)];
  return {
    vi: `${vi} không yêu cầu số liệu ${formatPeriod(period, 'vi')}; bộ này gửi ${owed.vi}. Chọn kỳ trong đó.`,
    en: `${en} asks for no figures for ${formatPeriod(period, 'en')}; they are owed ${owed.en}. Choose one of these periods.`,
  };
}

function notMeasurable(indicator: Indicator): Text {
  const { vi, en } = nameWithId(indicator);
  return {
    vi: `${vi} thuộc loại «${indicator.kind}», không đo được mốc; chọn chỉ số loại ${measurable.map((kind) => `«${kind}»`).join(', ')}.`,
    en: `${en} is of kind “${indicator.kind}”, which cannot measure a milestone; choose one of kind ${measurable.map((kind) => `“${kind}”`).join(', ')}.`,
  };
}

function targetOrNot(indicator: Indicator): Text {
  const { vi, en } = nameWithId(indicator);
  return indicatorKinds[indicator.kind].measuring?.targetFrom === 'obligation'
    ? {
        vi: `Cần chỉ tiêu của đơn vị, vì ${vi} là chỉ số đếm.`,
        en: `A target is needed, because ${en} is a count.`,
      }
    : {
        vi: `Bỏ chỉ tiêu: ${vi} thuộc loại «${indicator.kind}», mốc đo theo chính số liệu.`,
        en: `Remove the target: ${en} is of kind “${indicator.kind}”, whose figures state their own.`,
      };
}

function notLater(date: string, before: string): Text {
  return {
    vi: `Ngày gia hạn ${formatDate(date, 'vi')} phải sau ngày trước đó, ${formatDate(before, 'vi')}.`,
    en: `The extension to ${formatDate(date, 'en')} must be later than the date before it, ${formatDate(before, 'en')}.`,
  };
}

function notInOrder(decided: string, before: string): Text {
  return {
    vi: `Các lần gia hạn phải xếp theo ngày quyết định: ${formatDate(decided, 'vi')} đứng sau ${formatDate(before, 'vi')}.`,
    en: `Extensions must be in order of decision: ${formatDate(decided, 'en')} comes after ${formatDate(before, 'en')}.`,
  };
}

/** The kinds of indicator that can measure a milestone. */
const measurable = Object.entries(indicatorKinds).flatMap(([kind, { measuring }]) =>
  measuring === null ? [] : [kind],
);

function violation(path: Path, code: string, detail: Text): Violation {
  return { pointer: jsonPointer(path), code, detail };
}
