import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations as declared } from '../../../contract/resources.ts';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { noOperators } from '../../fixtures/answers/no-operators.ts';
import { errorAt, refused } from '../../fixtures/answers/problem.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { createWorld, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let operations: string;

beforeEach(async () => {
  world = createWorld();
  operations = await world.tokenFor({ role: 'operations' });
});

const put = (
  body: unknown,
  headers: Record<string, string> = {},
  query: Record<string, string> = {},
): Promise<Reply> =>
  world.registry({
    method: 'PUT',
    path: '/v1/catalogue',
    query,
    headers: { authorization: `Bearer ${operations}`, 'content-type': 'application/json', ...headers },
    body,
  });

/** Puts a catalogue and, where that needs a confirmation, confirms what was listed. */
async function confirmed(body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const first = await put(body, headers);
  const confirm = /confirm=([0-9a-f]{32})/.exec(String(Object(first.body).detail))?.[1];
  return confirm === undefined ? first : put(body, headers, { confirm });
}

const named = (en: string): Catalogue => ({ ...smallCatalogue(), name: { vi: 'Tên mới', en } });
const version = async () => (await world.ports.catalogues.current())?.version ?? null;

const needed = refused(
  'catalogue-needs-if-match',
  'Danh mục đang dùng là phiên bản 1. Xem GET /v1/catalogue, rồi gửi «If-Match» với «ETag» của phiên bản đã xem, ví dụ «If-Match: "1"».',
);
const outdatedAt = (current: number) =>
  refused(
    'catalogue-outdated',
    `Danh mục đang dùng là phiên bản ${current}, không phải phiên bản mà yêu cầu này nêu. Xem lại GET /v1/catalogue và sửa danh mục từ phiên bản ấy.`,
  );
const nothingToReplace = refused(
  'catalogue-outdated',
  'Chưa có danh mục nào để thay; nạp danh mục đầu tiên với «If-None-Match: *».',
);
const malformed = refused(
  'malformed-request',
  'Tiêu đề «If-Match» phải là «ETag» của GET /v1/catalogue, ví dụ «If-Match: "1"».',
);
const notYet = refused(
  'catalogue-needs-if-match',
  'Chưa có danh mục; nạp danh mục đầu tiên với tiêu đề «If-None-Match: *».',
);

describe('a catalogue replaces the version it names, and no other', () => {
  it.each<[string, Record<string, string>, unknown]>([
    ['no header', {}, notYet],
    ['If-Match: *', { 'if-match': '*' }, notYet],
    ['If-Match: "1"', { 'if-match': '"1"' }, nothingToReplace],
    ['If-None-Match: "1"', { 'if-none-match': '"1"' }, notYet],
    ['If-None-Match: *', { 'if-none-match': '*' }, answered(201, { version: 1 })],
  ])('before the first, with %s', async (_, headers, answer) => {
    expect(await put(smallCatalogue(), headers)).toEqual(answer);
    expect(await version()).toBe(Object(answer).status === 201 ? 1 : null);
  });

  it.each<[string, Record<string, string>, unknown]>([
    ['no header', {}, needed],
    ['*', { 'if-match': '*' }, needed],
    ['If-None-Match: *', { 'if-none-match': '*' }, outdatedAt(1)],
    ['If-None-Match: "0"', { 'if-none-match': '"0"' }, needed],
    ['a weak tag', { 'if-match': 'W/"1"' }, outdatedAt(1)],
    ['an older version', { 'if-match': '"0"' }, outdatedAt(1)],
    ['a version to come', { 'if-match': '"2"' }, outdatedAt(1)],
    ['no quotes', { 'if-match': '1' }, malformed],
    ['nothing in it', { 'if-match': '' }, malformed],
    ['one of several that is not a tag', { 'if-match': '"1", 2' }, malformed],
    ['* among tags', { 'if-match': '"1", *' }, malformed],
    ['the current version', { 'if-match': '"1"' }, answered(201, { version: 2 })],
    ['the current version among others', { 'if-match': 'W/"1", "7", "1"' }, answered(201, { version: 2 })],
    [
      'the current version, beside If-None-Match',
      { 'if-match': '"1"', 'if-none-match': '*' },
      answered(201, { version: 2 }),
    ],
  ])('with %s', async (_, headers, answer) => {
    await world.applyCatalogue();
    expect(await confirmed(named('New'), headers)).toEqual(answer);
    expect(await version()).toBe(Object(answer).status === 201 ? 2 : 1);
  });

  it('F95: of two who change the same version at once, one is refused, and may send its own again', async () => {
    await world.applyCatalogue();
    const base = { 'if-match': '"1"' };
    const answers = await Promise.all([confirmed(named('First'), base), confirmed(named('Second'), base)]);
    expect(answers).toEqual([answered(201, { version: 2 }), outdatedAt(2)]);
    expect((await world.ports.catalogues.current())?.catalogue.name.en).toBe('First');
    expect(await confirmed(named('Second'), { 'if-match': '"2"' })).toEqual(answered(201, { version: 3 }));
  });

  it('F95: of many who change it at once, however they interleave, no accepted change is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 5 }),
        async (scheduler, bases) => {
          world = createWorld();
          operations = await world.tokenFor({ role: 'operations' });
          await world.applyCatalogue();
          const { catalogues } = world.ports;
          catalogues.current = scheduler.scheduleFunction(catalogues.current.bind(catalogues));
          catalogues.put = scheduler.scheduleFunction(catalogues.put.bind(catalogues));
          const answers = bases.map((base, index) =>
            confirmed(named(`N${index}`), { 'if-match': `"${base}"` }),
          );
          const all = await scheduler.waitFor(Promise.all(answers));
          const accepted = all.flatMap(({ status, body }, index) =>
            status === 201 ? [{ index, version: z.object({ version: z.int() }).parse(body).version }] : [],
          );
          for (const { index, version: made } of accepted) {
            expect(made).toBe((bases[index] ?? 0) + 1);
            expect((await catalogues.find(made))?.catalogue.name.en).toBe(`N${index}`);
          }
          expect(all.filter(({ status }) => status !== 201 && status !== 412)).toEqual([]);
          expect(new Set(accepted.map(({ version: made }) => made)).size).toBe(accepted.length);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('a request whose answer was lost may be sent again as it was', async () => {
    await world.applyCatalogue();
    const base = { 'if-match': '"1"' };
    let asked = 0;
    const { clock } = world.ports;
    const now = clock.now();
    clock.now = () => {
      asked += 1;
      return now.add({ milliseconds: asked });
    };
    const twice = await Promise.all([confirmed(named('New'), base), confirmed(named('New'), base)]);
    expect(twice).toEqual([answered(201, { version: 2 }), answered(200, { version: 2 })]);
    expect(await put(named('New'), base)).toEqual(answered(200, { version: 2 }));
    expect(await put(named('New'))).toEqual({
      ...needed,
      body: {
        ...Object(needed.body),
        detail: Object(needed.body).detail.replaceAll(/(?<=phiên bản |")1/g, '2'),
      },
    });
  });
});

/** The small catalogue without a department, and with other changes of every part. */
function changed(): Catalogue {
  const catalogue = smallCatalogue();
  return {
    ...catalogue,
    helpdesk: { vi: 'Phòng Công nghệ', en: 'IT office' },
    units: [
      ...catalogue.units
        .filter(({ id }) => id !== 'P.C')
        .map((unit) => (unit.id === 'P.Q' ? { ...unit, validTo: '2025-07-31' } : unit)),
      { id: 'P.D', parent: 'P', level: 'department', name: { vi: 'Sở D', en: 'Department D' } },
    ],
    sets: catalogue.sets.map((set) => ({ ...set, due: { weekday: 4, time: '12:00' } })),
    milestones: catalogue.milestones.map((milestone) =>
      'indicator' in milestone
        ? { ...milestone, date: '2024-01-26', obligations: [{ unit: 'P.A' }, { unit: 'P.B' }] }
        : milestone,
    ),
    recipients: catalogue.recipients
      .filter(({ unit }) => unit !== 'P.C')
      .map((one) => (one.id === 'chair' ? { ...one, email: 'new-chair@province.example' } : one)),
    calendar: [],
  };
}

const text = (vi: string, en: string) => ({ vi, en });
const mail = (email: string, unit: string, kind: string, vi: string, en: string) => ({
  email,
  unit,
  kind,
  detail: text(`${email}: ${vi}`, `${email}: ${en}`),
});

const noLonger = [
  mail(
    'chair@province.example',
    'P',
    'weekly-report',
    'báo cáo tuần, UBND tỉnh (P)',
    'the weekly report, Province (P)',
  ),
  mail(
    'contact-c@province.example',
    'P.C',
    'warnings',
    'thư nhắc việc, Sở C (P.C)',
    'deadline warnings, Department C (P.C)',
  ),
];

const removed = [
  {
    part: 'unit',
    id: 'P.C',
    of: null,
    detail: text('Bỏ đơn vị Sở C (P.C)', 'Removed: unit Department C (P.C)'),
  },
  {
    part: 'obligation',
    id: 'P.C',
    of: 'tasks-done',
    detail: text(
      'Bỏ đơn vị phải hoàn thành Sở C (P.C) của Hoàn thành nhiệm vụ (tasks-done)',
      'Removed: obligation of Department C (P.C) in Tasks done (tasks-done)',
    ),
  },
  {
    part: 'recipient',
    id: 'contact-c',
    of: null,
    detail: text(
      'Bỏ người nhận Chức vụ contact-c (contact-c)',
      'Removed: recipient Post contact-c (contact-c)',
    ),
  },
  {
    part: 'day',
    id: '2024-01-01',
    of: null,
    detail: text(
      'Bỏ ngày trong lịch 01/01/2024 (Tết Dương lịch)',
      'Removed: calendar day 1 January 2024 (New Year)',
    ),
  },
].map((one) => ({ change: 'removed', ...one }));

const others = [
  ...[
    {
      part: 'catalogue',
      id: '',
      of: null,
      detail: text(
        'Danh mục: nơi hỗ trợ: «Bộ phận vận hành» → «Phòng Công nghệ»',
        'Catalogue: help desk: “Operations” → “IT office”',
      ),
    },
    {
      part: 'unit',
      id: 'P.Q',
      of: null,
      detail: text(
        'Đơn vị Huyện Q (P.Q): có đến hết ngày: 30/06/2025 → 31/07/2025',
        'Unit District Q (P.Q): valid to: 30 June 2025 → 31 July 2025',
      ),
    },
    {
      part: 'set',
      id: 'S',
      of: null,
      detail: text(
        'Bộ chỉ số S (S): hạn gửi: Thứ Sáu 16:00 → Thứ Năm 12:00',
        'Set S (S): due time: Friday 16:00 → Thursday 12:00',
      ),
    },
    {
      part: 'milestone',
      id: 'tasks-done',
      of: null,
      detail: text(
        'Mốc Hoàn thành nhiệm vụ (tasks-done): ngày: 19/01/2024 → 26/01/2024',
        'Milestone Tasks done (tasks-done): date: 19 January 2024 → 26 January 2024',
      ),
    },
    {
      part: 'recipient',
      id: 'chair',
      of: null,
      detail: text(
        'Người nhận Chức vụ chair (chair): địa chỉ: «chair@province.example» → «new-chair@province.example»',
        'Recipient Post chair (chair): address: “chair@province.example” → “new-chair@province.example”',
      ),
    },
  ].map((one) => ({ change: 'changed', ...one })),
  {
    change: 'added',
    part: 'unit',
    id: 'P.D',
    of: null,
    detail: text('Thêm đơn vị Sở D (P.D)', 'Added: unit Department D (P.D)'),
  },
];

const silenced = ['A', 'B'].map((one) =>
  mail(
    `contact-${one.toLowerCase()}@province.example`,
    `P.${one}`,
    'warnings',
    `thư nhắc việc, Sở ${one} (P.${one}) – mốc Hoàn thành nhiệm vụ (tasks-done) lùi ngày`,
    `deadline warnings, Department ${one} (P.${one}) – milestone Tasks done (tasks-done) is later`,
  ),
);

describe('a change of the catalogue is applied only as it was shown', () => {
  const base = { 'if-match': '"1"' };
  const show = async (body: unknown) => put(body, base, { dryRun: 'true' });
  const confirmOf = async (body: unknown) =>
    z.object({ confirm: z.string() }).parse((await show(body)).body).confirm;

  beforeEach(() => world.applyCatalogue());

  it('shows part by part what is removed, changed and added, and who gets mail no longer and newly', async () => {
    expect(await show(changed())).toEqual(
      answered(200, {
        from: 1,
        changes: [...removed, ...others],
        mail: {
          noLonger,
          newly: [
            mail(
              'new-chair@province.example',
              'P',
              'weekly-report',
              'báo cáo tuần, UBND tỉnh (P)',
              'the weekly report, Province (P)',
            ),
          ],
        },
        silenced,
        readers: [],
        nobody: [noOperators],
        confirm: await confirmOf(changed()),
        needsConfirmation: true,
        dropped: 4,
        omitted: { changes: 0, noLonger: 0, newly: 0, silenced: 0, readers: 0, nobody: 0 },
        needsSecondOperator: false,
      }),
    );
  });

  it('names the mail that nobody would get, and nothing once somebody does', async () => {
    const { recipients, ...rest } = smallCatalogue();
    const nobodyOf = async (some: Catalogue['recipients']) =>
      Object(Object((await show({ ...rest, recipients: some })).body).nobody);
    const operator = {
      id: 'operator',
      unit: 'P',
      email: 'operator@province.example',
      receives: ['warnings' as const],
      post: { vi: 'Vận hành', en: 'Operator' },
      role: 'operations' as const,
    };
    expect(await nobodyOf([...recipients, operator])).toEqual([]);
    const withoutReaders = recipients.map((one) => ({ ...one, receives: ['warnings' as const] }));
    expect(await nobodyOf([...withoutReaders, operator])).toEqual([
      {
        kind: 'weekly-report',
        detail: {
          vi: 'Không ai nhận báo cáo tuần của Bộ chỉ số S (S): chọn báo cáo tuần cho người cần nhận.',
          en: 'Nobody gets the weekly report of Set S (S): choose the weekly report for those who should get it.',
        },
      },
    ]);
  });

  it('F96: a dry run stores nothing, writes no audit entry, and needs no header', async () => {
    expect((await put(changed(), {}, { dryRun: 'true' })).status).toBe(200);
    expect([await version(), (await world.ports.audit.newest({}, 10)).found]).toEqual([1, []]);
  });

  it.each([
    [{ 'if-match': '"2"' }, 412],
    [{ 'if-match': 'x' }, 400],
    [{ 'if-match': '*' }, 428],
  ])('a dry run answers a header that names another version: %j', async (headers, status) => {
    expect((await put(changed(), headers, { dryRun: 'true' })).status).toBe(status);
  });

  it('is refused without a confirmation, with everything that would change', async () => {
    const confirm = await confirmOf(changed());
    const errors = [
      ...[...removed, ...others].map(({ change, detail }) => errorAt('query:confirm', change, detail.vi)),
      ...noLonger.map(({ detail }) =>
        errorAt('query:confirm', 'no-longer-mailed', `Không còn nhận thư: ${detail.vi}`),
      ),
      ...silenced.map(({ detail }) => errorAt('query:confirm', 'silenced', `Nhận ít thư hơn: ${detail.vi}`)),
    ];
    expect(await put(changed(), base)).toEqual(
      refused(
        'confirmation-needed',
        `Danh mục này có những thay đổi dưới đây. Đúng ý thì gửi lại với «confirm=${confirm}».`,
        { errors },
      ),
    );
    expect(await put(changed(), base, { confirm: '0'.repeat(32) })).toEqual(
      refused(
        'confirmation-needed',
        `Mã xác nhận là của một khác biệt khác. Xem lại; đúng ý thì gửi lại với «confirm=${confirm}».`,
        { errors },
      ),
    );
    expect(await version()).toBe(1);
  });

  it.each<[string, (catalogue: Catalogue) => Catalogue]>([
    [
      'a unit',
      (one) => ({
        ...one,
        units: one.units.filter(({ id }) => id !== 'P.Q'),
      }),
    ],
    [
      'a league',
      (one) => ({
        ...one,
        leagues: one.leagues.filter(({ id }) => id !== 'districts'),
        sets: one.sets.map((set) => ({ ...set, leagues: ['departments'] })),
      }),
    ],
    [
      'a set, with its indicators',
      (one) => ({ ...one, sets: one.sets.map((set) => ({ ...set, id: 'T' })), milestones: [] }),
    ],
    ['a milestone', (one) => ({ ...one, milestones: [] })],
    [
      'an obligation',
      (one) => ({
        ...one,
        milestones: one.milestones.map((milestone) =>
          'indicator' in milestone ? { ...milestone, obligations: [{ unit: 'P.A' }] } : milestone,
        ),
      }),
    ],
    ['a recipient', (one) => ({ ...one, recipients: one.recipients.slice(1) })],
    [
      'one kind of message',
      (one) => ({
        ...one,
        recipients: one.recipients.map((recipient) => ({ ...recipient, receives: ['receipts'] })),
      }),
    ],
    [
      'the mail of a unit',
      (one) => ({ ...one, recipients: one.recipients.map((recipient) => ({ ...recipient, unit: 'P' })) }),
    ],
    ['a day off', (one) => ({ ...one, calendar: [] })],
  ])('F96: needs a confirmation to take away %s', async (_, change) => {
    const next = change(smallCatalogue());
    expect((await put(next, base)).status).toBe(409);
    expect(await version()).toBe(1);
    expect((await put(next, base, { confirm: await confirmOf(next) })).status).toBe(201);
  });

  it('F96: what was shown is what is applied: another catalogue, or another version before it, needs another confirmation', async () => {
    const confirm = await confirmOf(changed());
    const other = { ...changed(), name: { vi: 'Tên', en: 'Name' } };
    expect((await put(other, base, { confirm })).status).toBe(409);
    await confirmed(named('New'), base);
    expect((await put(changed(), { 'if-match': '"2"' }, { confirm })).status).toBe(409);
  });

  it('an address in another case is the same address, and another order is a change', async () => {
    const catalogue = smallCatalogue();
    const recipients = catalogue.recipients.map((one) => ({ ...one, email: one.email.toUpperCase() }));
    const shown = z
      .object({ mail: z.object({ noLonger: z.array(z.unknown()) }) })
      .parse((await show({ ...catalogue, recipients })).body);
    expect(shown.mail.noLonger).toEqual([]);
    const turned = { ...catalogue, units: catalogue.units.toReversed() };
    expect(await show(turned)).toEqual(
      answered(200, {
        from: 1,
        changes: [
          {
            change: 'changed',
            part: 'catalogue',
            id: '',
            of: null,
            detail: text('Danh mục: đổi thứ tự các mục', 'Catalogue: its parts are in another order'),
          },
        ],
        mail: { noLonger: [], newly: [] },
        silenced: [],
        readers: [],
        nobody: [noOperators],
        confirm: await confirmOf(turned),
        needsConfirmation: true,
        dropped: 0,
        omitted: { changes: 0, noLonger: 0, newly: 0, silenced: 0, readers: 0, nobody: 0 },
        needsSecondOperator: false,
      }),
    );
    expect((await put(turned, base)).status).toBe(409);
    expect((await confirmed(turned, base)).status).toBe(201);
  });

  it('the example in the document does no harm, as the documentation page sends it', async () => {
    const example = declared.find(({ operation }) => operation.id === 'putCatalogue')?.operation.body.content[
      'application/json'
    ]?.example;
    // The page fills in the examples of all parameters; whoever clears `dryRun` has nothing confirmed.
    expect((await put(example, { 'if-match': '"1"' }, { dryRun: 'true' })).status).toBe(200);
    expect((await put(example, { 'if-match': '"1"' })).status).toBe(409);
    expect((await put(example)).status).toBe(428);
    expect(await version()).toBe(1);
  });
});
