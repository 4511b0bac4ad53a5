import type { FormAnswer } from '../../contract/forms.ts';
import type { SubmissionAddress } from '../../contract/submissions/showing-submissions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { maySubmit } from '../../domain/access/may-submit.ts';
import { setOn } from '../../domain/catalogue/set-on.ts';
import { type Indicator, indicatorKinds } from '../../domain/kinds/kinds.ts';
import { maxPointsOf } from '../../domain/kinds/max-points.ts';
import { valueAnswer } from '../../domain/kinds/value-answer.ts';
import { capitalise } from '../../domain/language/format.ts';
import type { Text } from '../../domain/language/text.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { type Period, previousPeriod } from '../../domain/period/period.ts';
import { leftOut } from '../../domain/stored-row/left-out.ts';
import { partForms, partLabel } from '../../domain/submission/figure-words.ts';
import { figuresSent } from '../../domain/submission/figures-sent.ts';
import { formOpening } from '../../domain/submission/form-state.ts';
import { readOwnApproval } from '../approving/own-approval.ts';
import type { Ports } from '../ports/ports.ts';
import { type FormContent, formContent } from './form-content.ts';

type Asked = FormAnswer['groups'][number]['indicators'][number];

/**
 * What a set asks a unit for in a period, as a form to fill in.
 * @throws Problem as {@link formContent}
 */
export async function readForm(
  ports: Pick<Ports, 'approvals' | 'catalogues' | 'submissions' | 'exceptions' | 'clock'>,
  caller: Caller,
  address: SubmissionAddress,
): Promise<FormAnswer> {
  const content = await formContent(ports, caller, address);
  const { current, set, unit, window } = content;
  const now = ports.clock.now();
  const exceptions = await ports.exceptions.list(unit.id, set.id, address.period.id);
  const before = previousPeriod(address.period).id;
  const approval = await readOwnApproval(ports.approvals, set, address.period.id, content.latest);
  const unreadable = new Set(content.unreadable);
  if (approval?.state === 'unreadable') unreadable.add(address.period.id);
  return {
    unit: { id: unit.id, name: unit.name },
    set: { id: set.id, name: set.name },
    period: address.period.id,
    at: instantText(now),
    opensAt: instantText(window.opensAt),
    dueAt: instantText(window.dueAt),
    locksAt: instantText(window.locksAt),
    ...formOpening(window, exceptions.found, now),
    catalogueVersion: current.version,
    groups: set.groups.flatMap(({ id, name }) => {
      const own = content.indicators.filter(({ group }) => group === id);
      const indicators = own.map((indicator) => askedOf(indicator, content, before));
      return own.length === 0 ? [] : [{ group: id, name, indicators }];
    }),
    approval,
    maySend: maySubmit(caller.principal, { unit: unit.id, period: address.period.id }, current.catalogue),
    inForce: inForceOf(content, address.period),
    ...leftOut([...[...unreadable].map((period) => `${set.id}/${period}`), ...exceptions.unreadable]),
  };
}

/** @param before the period just before, of which a figure is unless stated otherwise */
function askedOf(indicator: Indicator, { last }: FormContent, before: string): Asked {
  const { id, name, measure, kind } = indicator;
  const value = last.values.get(id);
  return {
    indicator: id,
    name,
    measure,
    maxPoints: maxPointsOf(indicator) / 100,
    entries: partForms(indicator).map(([part, form]) => ({
      part,
      label: sentence(partLabel(indicator, part)),
      form,
    })),
    mayBeNothing: indicatorKinds[kind].refusesNothing === null,
    before: value === undefined ? null : { period: last.since.get(id) ?? before, value: valueAnswer(value) },
  };
}

function sentence({ vi, en }: Text): Text {
  return { vi: capitalise(vi), en: capitalise(en) };
}

function inForceOf({ set, unit, latest }: FormContent, { to }: Period): FormAnswer['inForce'] {
  if (latest === undefined) return null;
  const { revision, receivedAt, late, values, comments = new Map(), asOf = null, note = null } = latest;
  return {
    revision,
    receivedAt,
    status: late ? 'late' : 'on-time',
    sent: figuresSent(setOn(set, to.toString()), unit, values).sent,
    values: Object.fromEntries([...values].map(([indicator, value]) => [indicator, valueAnswer(value)])),
    comments: Object.fromEntries(comments),
    asOf,
    note,
  };
}
