import { beforeEach, describe, expect, it } from 'vitest';
import { receiptSchema } from '../../../contract/submissions/receipt.ts';
import type { PartialRule } from '../../../domain/catalogue/scoring-rules.ts';
import { drawnId } from '../../fixtures/answers/drawn.ts';
import { errorAt, refused } from '../../fixtures/answers/problem.ts';
import { lacking, partial, preview, receipt, revisionReceipt } from '../../fixtures/answers/receipt.ts';
import { invalidFigures, needsIfMatchDetail, needsReasonDetail } from '../../fixtures/answers/refusals.ts';
import { answered, varies } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let token: string;

async function prepare(rule?: PartialRule) {
  world = createWorld();
  const catalogue = smallCatalogue();
  const sets = catalogue.sets.map((set) => ({ ...set, ...(rule && { partial: rule }) }));
  await world.applyCatalogue({ ...catalogue, sets });
  token = await world.tokenFor({ role: 'unit', unit: 'P.A' });
}

beforeEach(() => prepare());

let sendings = 0;

function send(values: object, rest: object = {}, ifMatch?: string) {
  sendings += 1;
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `sending-${sendings}`,
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values, ...rest },
  });
}

const read = () =>
  world.submissions({
    method: 'GET',
    path: '/v1/submissions/S/2024-W02/P.A',
    headers: { authorization: `Bearer ${token}` },
  });

const one = { 'S.3': { points: 5 } };
const rest = {
  'S.1': { numerator: 40, denominator: 100 },
  'S.2': { done: 1, total: 4 },
  'S.4': { count: 250 },
};
const whole = { points: 45, ofG1: 35, ofG2: 10 };
const saying = (revision: number) => ({ etag: `"${revision}"`, 'content-language': 'vi' });

describe('a partial submission', () => {
  it('F71: says that it is one, what is lacking, and until when it can be sent in time', async () => {
    expect(await send(one)).toEqual(
      answered(201, receipt({ preview: preview(5, 0, 5), ...partial('S.1', 'S.2', 'S.4') }), saying(1)),
    );
    expect(await read()).toEqual(
      answered(
        200,
        { ...revisionReceipt({ preview: preview(5, 0, 5), ...lacking('S.1', 'S.2', 'S.4') }), values: one },
        { ...saying(1), ...varies },
      ),
    );
  });

  it('F71: is completed by what was lacking alone: no reason, no revision to name, and nothing sent before is lost', async () => {
    await send(one, { note: 'Ngày đầu', asOf: '2024-01-09', comments: { 'S.3': 'Theo biên bản' } });
    const told = {
      id: drawnId(3),
      revision: 2,
      figures: 4,
      preview: preview(whole.points, whole.ofG1, whole.ofG2),
    };
    expect(await send(rest)).toEqual(answered(201, receipt(told), saying(2)));
    expect(await read()).toEqual(
      answered(
        200,
        {
          ...revisionReceipt(told),
          values: { ...one, ...rest },
          note: 'Ngày đầu',
          asOf: '2024-01-09',
          comments: { 'S.3': 'Theo biên bản' },
        },
        { ...saying(2), ...varies },
      ),
    );
  });

  it('is completed by the whole file too, in which the figure sent before is the same', async () => {
    await send(one, { comments: { 'S.3': 'Theo biên bản' } });
    expect((await send({ ...one, ...rest })).status).toBe(201);
    expect(Object((await read()).body).comments).toEqual({ 'S.3': 'Theo biên bản' });
  });

  it('is corrected, not completed, by a submission that also changes a figure or its comment', async () => {
    await send(one, { comments: { 'S.3': 'Theo biên bản' } });
    const needsIfMatch = refused('correction-needs-if-match', needsIfMatchDetail, {
      errors: [
        errorAt('header:If-Match', 'correction-needs-if-match', needsIfMatchDetail),
        errorAt('/reason', 'required', needsReasonDetail),
      ],
    });
    expect(await send({ ...rest, 'S.3': { points: 6 } })).toEqual(needsIfMatch);
    expect(await send({ ...rest, 'S.3': { nothingToReport: true } })).toEqual(needsIfMatch);
    expect(await send({ ...rest, ...one }, { comments: { 'S.3': 'Khác' } })).toEqual(needsIfMatch);
    expect(await send({ ...rest, 'S.3': { points: 6 } }, {}, '"1"')).toEqual(
      invalidFigures(errorAt('/reason', 'required', needsReasonDetail)),
    );
  });

  it('is not completed by what it has already, nor by what names another revision', async () => {
    await send(one);
    expect((await send(one, { note: 'x' })).status).toBe(428);
    expect((await send(rest, {}, '"7"')).status).toBe(412);
    expect((await send(rest, {}, '"1"')).status).toBe(201);
  });

  it('is completed by two clerks at once, each with a part', async () => {
    await send(one);
    const parts = [{ 'S.1': rest['S.1'] }, { 'S.2': rest['S.2'] }, { 'S.4': rest['S.4'] }];
    const answers = await Promise.all(parts.map((part) => send(part)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    const { revision, sent } = Object((await read()).body);
    expect([revision, sent]).toEqual([4, 'complete']);
  });
});

describe('lacking figures that come after the due time', () => {
  const afterDue = '2024-01-13T02:00:00Z';
  const statusAfter = async (...sendingsAfter: (() => ReturnType<typeof send>)[]) => {
    await send(one);
    world.setNow(afterDue);
    const answers = [];
    for (const sending of sendingsAfter) answers.push(receiptSchema.parse((await sending()).body).status);
    return answers;
  };

  it('make the unit late, for good', async () => {
    const correct = () => send(one, { reason: 'x', note: 'y' }, '"2"');
    expect(await statusAfter(() => send(rest), correct)).toEqual(['late', 'late']);
  });

  it('a correction of what was in time does not', async () => {
    expect(await statusAfter(() => send({ 'S.3': { points: 6 } }, { reason: 'x' }, '"1"'))).toEqual([
      'on-time',
    ]);
  });

  it('figures that the set does not ask for do not', async () => {
    expect(await statusAfter(() => send({ 'S.5': { amount: 1 } }))).toEqual(['on-time']);
  });

  it.each<PartialRule>([
    { means: 'counted', until: 'lock' },
    { means: 'enough', until: 'due' },
  ])('do not where the set says %j', async (rule) => {
    await prepare(rule);
    expect(await statusAfter(() => send(rest))).toEqual(['on-time']);
  });

  it('are not asked for where a partial submission is enough', async () => {
    await prepare({ means: 'enough', until: 'due' });
    const { sent, nextSteps } = receiptSchema.parse((await send(one)).body);
    expect([sent, nextSteps]).toEqual(['partial', []]);
  });
});
