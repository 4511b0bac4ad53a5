import { expect } from 'vitest';
import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { Value } from '../../../../domain/kinds/kinds.ts';
import { type Day, dayAt, mondayOf, weekOf } from '../../../../simulation/model/days.ts';
import type { Run } from '../../../../simulation/model/expected-runs.ts';
import { longestRun } from '../../../../simulation/model/ledger.ts';
import type { Plan } from '../../../../simulation/model/planned.ts';
import type { Answer, Province } from '../../../../simulation/model/province.ts';
import { dueAt } from '../../../../simulation/model/ranked-week.ts';
import { isLate, revisionsOf } from '../../../../simulation/model/revisions.ts';
import { revisionOf, textOf } from '../../../../simulation/model-terms.ts';
import { submissionOf } from '../../../fixtures/submission.ts';
import { type FaultAt, Worker } from '../worker.ts';
import { follow } from './compare.ts';
import type { RealProvince } from './real-province.ts';

/** The model, and a hanging invocation of the real product. */
export type Model = { readonly province: Province; now: number; hung: Hung | null };

type Hung = {
  readonly run: Run;
  readonly plan: Plan | null;
  readonly worker: Worker;
  readonly answer: Promise<Answer>;
};

/** Triggers a run. */
export async function trigger({ province, now }: Model, real: RealProvince, run: Run): Promise<void> {
  expect(await real.trigger(run)).toBe(province.trigger(run, now));
}

/** Lets a run continue as far as it can. */
export async function goWrong(model: Model, real: RealProvince, run: Run, at: FaultAt): Promise<void> {
  const plan = model.province.planOf(run);
  const worker = new Worker(model.now, at);
  const answer = real.trigger(run, worker);
  if ((await Promise.race([answer, worker.hanging])) === undefined)
    model.hung = { run, plan, worker, answer };
  await follow(model.province, real, run, plan);
}

/** Applies a new catalogue version. */
export async function putVersion(
  { province, now }: Model,
  real: RealProvince,
  change: (catalogue: Catalogue, today: Day) => void,
): Promise<void> {
  const catalogue = structuredClone(province.versions.at(-1));
  if (catalogue === undefined) return;
  change(catalogue, dayAt(now));
  province.versions.push(catalogue);
  await real.putCatalogue(catalogue);
}

/** A unit submits figures, for the current week or the one before. */
export async function receive(
  { province: { versions, revisions }, now }: Model,
  real: RealProvince,
  { unit, weeks, done }: { readonly unit: string; readonly weeks: number; readonly done: number },
): Promise<void> {
  const catalogue = versions.at(-1);
  const set = catalogue?.sets[0];
  if (catalogue === undefined || set === undefined) return;
  const monday = mondayOf(dayAt(now)) - 7 * weeks;
  const address = { set: set.id, unit, period: weekOf(monday) };
  const revision = revisionsOf(revisions, address).length + 1;
  const points = { kind: 'points', points: 50 } as const;
  const own = ['S.1', { kind: 'tasks', done, total: 2 }] as const;
  // With nothing done, the other indicators stay out too, so that some submissions are partial.
  const values = new Map<string, Value>(done === 0 ? [own] : [own, ['S.2', points], ['S.3', points]]);
  const receivedAt = textOf(now);
  const submission = submissionOf({ ...address, revision, receivedAt, values });
  revisions.push(revisionOf(submission, dueAt(set, monday, catalogue.calendar)));
  const late = isLate(set, revisions, { ...address, number: revision });
  await real.stores.submissions.append(set, { ...submission, late });
}

/** Runs a reconciliation. */
export async function reconcile({ province, now }: Model, real: RealProvince): Promise<void> {
  expect(await real.reconcile()).toEqual(province.reconcile(now));
}

/** Lets time pass. Invocations that hang too long are killed. */
export async function passTo(model: Model, real: RealProvince, now: number): Promise<void> {
  if (model.hung !== null && now >= model.hung.worker.startedAt + longestRun)
    await endHung(model, real, (worker) => worker.die());
  model.now = now;
  real.now = now;
}

/** Ends the hanging invocation. */
export async function endHung(
  model: Model,
  real: RealProvince,
  end: (worker: Worker) => void,
): Promise<void> {
  if (model.hung === null) return;
  const { run, plan, worker, answer } = model.hung;
  model.hung = null;
  end(worker);
  await answer;
  await follow(model.province, real, run, plan);
}
