import {
  type MilestoneAnswer,
  type MilestoneQuery,
  type MilestonesAnswer,
  type MilestonesQuery,
  milestones,
} from '../../contract/milestones.ts';
import type { Moment } from '../../contract/parameters/moment.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { readableFigures } from '../../domain/access/may-read.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { Milestone } from '../../domain/catalogue/milestone.ts';
import { earlierOf, isAfter } from '../../domain/period/compare-instants.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { unknownMilestone } from '../catalogue/unknown-parameter.ts';
import { type ChooseEntries, entriesThatFit } from '../fitting.ts';
import { byId, cursorAfter, entriesAfter } from '../pages.ts';
import type { Ports } from '../ports/ports.ts';
import { type MeasuredOnDay, measureMilestones } from './measure-milestones.ts';
import { milestoneDetail, milestoneSummary } from './milestone-answer.ts';

/**
 * A page of the milestones of the catalogue, in order.
 * @throws Problem `malformed-request` for a time in the future, and for a cursor that is none of them; `unavailable` before there is a catalogue
 */
export async function readMilestones(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'clock'>,
  query: MilestonesQuery,
  { principal }: Caller,
  fitted: ChooseEntries = entriesThatFit,
): Promise<MilestonesAnswer> {
  const { limit, cursor } = query;
  const { usage } = milestones.listMilestones.parameters;
  const leftOf = (current: Catalogue) => entriesAfter(current.milestones, cursor, byId, usage);
  const { catalogue, measured, told } = await measure(ports, query.at, (current) =>
    leftOf(current).slice(0, limit),
  );
  const mayRead = readableFigures(principal, catalogue);
  const page = fitted(measured.map((one) => milestoneSummary(one, mayRead)));
  const unreadable = measured
    .slice(0, page.length)
    .flatMap((one) => [...one.unreadable].map((unit) => `${one.milestone.id}/${unit}`));
  const next = cursorAfter(page, leftOf(catalogue), byId);
  return { ...told, milestones: page, ...leftOut(unreadable), next };
}

/**
 * One milestone and a page of its units, without the figures that the caller may not read.
 * @throws Problem `not-found` for an unknown milestone; otherwise as {@link readMilestones}
 */
export async function readMilestone(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'clock'>,
  query: MilestoneQuery,
  { principal }: Caller,
  fitted: ChooseEntries = entriesThatFit,
): Promise<MilestoneAnswer> {
  const { catalogue, measured, told } = await measure(ports, query.at, (current) =>
    current.milestones.filter(({ id }) => id === query.id),
  );
  const [one] = measured;
  if (one === undefined) throw unknownMilestone(catalogue, query.id);
  const { usage } = milestones.getMilestone.parameters;
  const left = entriesAfter(one.obliged, query.cursor, byId, usage);
  const units = left.slice(0, query.limit);
  const detail = milestoneDetail(catalogue, one, units, readableFigures(principal, catalogue));
  const obligations = fitted(detail.obligations);
  const page = units.slice(0, obligations.length);
  const next = cursorAfter(page, left, byId);
  return { ...told, ...detail, obligations, ...leftOut([...one.unreadable]), next };
}

type Measured = {
  readonly catalogue: Catalogue;
  readonly measured: readonly MeasuredOnDay[];
  readonly told: { readonly day: string; readonly at: InstantText; readonly catalogueVersion: number };
};

async function measure(
  { catalogues, submissions, clock }: Pick<Ports, 'catalogues' | 'submissions' | 'clock'>,
  asked: Moment | undefined,
  choose: (catalogue: Catalogue) => readonly Milestone[],
): Promise<Measured> {
  const { catalogue, version } = await currentCatalogue(catalogues);
  const now = clock.now();
  if (asked !== undefined && isAfter(asked.first, now)) throw notYet();
  const until = asked === undefined ? now : earlierOf(asked.last, now);
  const today = dateAt(until);
  const told = { day: today.toString(), at: instantText(until), catalogueVersion: version };
  const chosen = choose(catalogue);
  const measuring = { catalogue, milestones: chosen, today, receivedUntil: until };
  return { catalogue, told, measured: await measureMilestones(submissions, measuring) };
}

function notYet(): Problem {
  const detail = {
    vi: 'Thời điểm được hỏi chưa đến; bỏ tham số «at» để xem hiện tại.',
    en: 'The requested time is in the future; omit “at” for the current state.',
  };
  return new Problem('malformed-request', detail, [{ pointer: 'query:at', code: 'in-future', detail }]);
}
