import { beforeEach, describe, expect, it } from 'vitest';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { type CsvWorld, createCsvWorld } from '../../fixtures/csv-world.ts';
import { fill } from '../../fixtures/workbooks/fill.ts';
import { workbookWorld } from '../workbooks/answers.ts';

const said = { note: 'Thiếu hai máy quét', asOf: '2024-01-09', comments: { 'S.3': 'Theo biên bản' } };
const figures = { 'S.3': { points: 5 }, 'S.4': { count: 9 } };
let world: CsvWorld['world'];
let csv: CsvWorld;
let sendings = 0;

beforeEach(async () => {
  csv = await createCsvWorld(catalogueWithPortal());
  world = csv.world;
  expect((await send(figures, said)).status).toBe(201);
});

function send(values: object, rest: object = {}, revision?: number, token = csv.token) {
  sendings += 1;
  return world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': `kept-texts-${sendings}`,
      ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
    },
    body: { unit: 'P.A', set: 'S', period: '2024-W02', values, ...rest },
  });
}

/** What the unit says with the figures of its latest revision. */
async function saidNow(of: typeof world = world, token = csv.token) {
  const { body } = await of.submissions({
    method: 'GET',
    path: '/v1/submissions/S/2024-W02/P.A',
    headers: { authorization: `Bearer ${token}` },
  });
  const { note, asOf, comments } = Object(body);
  return { note, asOf, comments };
}

const nothing = { note: undefined, asOf: undefined, comments: undefined };

describe('what a unit wrote with its figures', () => {
  it('stays through a correction, a completion with a reason, and one by another token of the unit', async () => {
    expect((await send({ 'S.4': { count: 8 } }, { reason: 'Nhập nhầm' }, 1)).status).toBe(201);
    expect(await saidNow()).toEqual(said);
    expect((await send({ 'S.2': { done: 1, total: 4 } }, { reason: 'Bổ sung' }, 2)).status).toBe(201);
    expect(await saidNow()).toEqual(said);
    const another = await world.tokenFor({ role: 'unit', unit: 'P.A' });
    const whole = { 'S.1': { numerator: 1, denominator: 4 } };
    expect((await send(whole, {}, undefined, another)).status).toBe(201);
    expect(await saidNow()).toEqual(said);
  });

  it('stays through a correction by a CSV file, whose cells for it are empty', async () => {
    const rows = [
      'unit;set;period;indicator;count;note;asOf;comment;reason;ifMatch',
      'P.A;S;2024-W02;S.4;8;;-;;Sai;1',
    ];
    expect((await csv.send(rows)).status).toBe(201);
    expect(await saidNow()).toEqual(said);
  });

  it('is replaced by what is written anew', async () => {
    const anew = { note: 'Đã có máy', asOf: '2024-01-10', comments: { 'S.3': 'Theo biên bản 2' } };
    expect((await send({ 'S.3': { points: 6 } }, { ...anew, reason: 'Sai' }, 1)).status).toBe(201);
    expect(await saidNow()).toEqual(anew);
  });

  it('goes where an empty text is sent, which corrects a comment but nobody’s figure', async () => {
    const none = { note: ' ', asOf: '', comments: { 'S.3': '' } };
    expect((await send({ 'S.2': { done: 1, total: 4 } }, none)).status).toBe(428);
    expect((await send(figures, { ...none, reason: 'Rút lại' }, 1)).status).toBe(201);
    expect(await saidNow()).toEqual(nothing);
    expect((await send({ 'S.2': { done: 1, total: 4 } }, none)).status).toBe(201);
    expect(await saidNow()).toEqual(nothing);
  });

  it('goes with the figure where it explains one that changes', async () => {
    expect((await send({ 'S.3': { points: 6 } }, { reason: 'Sai' }, 1)).status).toBe(201);
    expect(await saidNow()).toEqual({ ...said, comments: undefined });
  });

  it('is in the leaders’ report, though the figures were corrected since', async () => {
    await send({ 'S.4': { count: 8 } }, { reason: 'Nhập nhầm' }, 1);
    await world.run('rank', '2024-01-14T23:00:00Z');
    world.setNow('2024-01-15T00:00:00Z');
    await world.run('report', '2024-01-15T00:00:00Z');
    await world.sender('2024-01-15T00:01:00Z');
    const report = world.sent.find(({ to }) => to.email === 'chair@province.example')?.message.text ?? '';
    expect(report.split('\n').filter((line) => /Thiếu hai máy quét|Theo biên bản/.test(line))).toEqual([
      'Khó khăn, kiến nghị: Thiếu hai máy quét',
      '“Chỉ số S.3”: 5,00 điểm – giải trình: Theo biên bản',
      'Difficulties and proposals: Thiếu hai máy quét',
      '“Indicator S.3”: 5.00 points – comment: Theo biên bản',
    ]);
  });
});

describe('a workbook made from a revision', () => {
  const empty = { xml: '' };
  const of = async () => {
    const made = await workbookWorld();
    const first = fill(await made.download(), {
      K11: 5,
      H12: 9,
      B5: '2024-01-09',
      B7: said.note,
      O11: 'Theo biên bản',
    });
    expect((await made.send(first)).status).toBe(201);
    const token = made.authorization.replace('Bearer ', '');
    return { ...made, now: () => saidNow(made.world, token) };
  };

  it('keeps what stands in its cells', async () => {
    const { download, send: sendBook, now } = await of();
    expect(await now()).toEqual(said);
    expect((await sendBook(fill(await download(), { H12: 8, B6: 'Sai' }))).status).toBe(201);
    expect(await now()).toEqual(said);
  });

  it('takes away what was emptied in it', async () => {
    const { download, send: sendBook, now } = await of();
    const emptied = fill(await download(), { B5: empty, B6: 'Rút lại', B7: empty, O11: empty });
    expect((await sendBook(emptied)).status).toBe(201);
    expect(await now()).toEqual(nothing);
  });
});
