import { beforeEach, describe, expect, it } from 'vitest';
import { type RecipientPage, recipients as resource } from '../../../contract/recipients.ts';
import { personHash } from '../../../domain/access/unsubscribe-token.ts';
import type { Recipient } from '../../../domain/catalogue/catalogue.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { cursorAt } from '../../fixtures/cursor.ts';
import { instant } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

/** Monday 15 January 2024, 08:00 in Vietnam: after the report of the day. */
const now = '2024-01-15T01:00:00Z';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld(now);
  const catalogue = smallCatalogue();
  await world.applyCatalogue({
    ...catalogue,
    recipients: catalogue.recipients.toReversed().map((one) => ({
      ...one,
      ...(one.id === 'chair'
        ? {
            language: 'vi' as const,
            standIn: { recipient: 'contact-a', from: '2024-01-15', to: '2024-01-19' },
          }
        : {}),
    })),
  });
  token = await world.tokenFor({ role: 'operations' });
});

const get = (query: Record<string, string> = {}) =>
  world.operations({
    method: 'GET',
    path: '/v1/recipients',
    query,
    headers: { authorization: `Bearer ${token}` },
  });

type Listed = RecipientPage['recipients'][number];

const units: Readonly<Record<string, { vi: string; en: string }>> = {
  P: { vi: 'UBND tỉnh', en: 'Province' },
  'P.A': { vi: 'Sở A', en: 'Department A' },
  'P.B': { vi: 'Sở B', en: 'Department B' },
  'P.C': { vi: 'Sở C', en: 'Department C' },
};

const kinds = {
  'weekly-report': {
    names: ['báo cáo tuần', 'the weekly report'],
    when: {
      vi: 'Ngày làm việc đầu tiên sau mỗi tuần có xếp hạng, và khi kết quả đã báo cáo của đơn vị được đính chính.',
      en: 'On the first working day after each ranked week, and when a reported result of the unit is corrected.',
    },
    next: '2024-01-22T00:00:00Z',
    duty: false,
  },
  warnings: {
    names: ['thư nhắc việc', 'deadline warnings'],
    when: {
      vi: 'Buổi sáng những ngày có việc của đơn vị sắp đến hạn hoặc quá hạn, mỗi ngày một thư.',
      en: 'In the morning of days when something of the unit is due soon or overdue, one message a day.',
    },
    next: null,
    duty: true,
  },
  receipts: {
    names: ['thư xác nhận đã nhận số liệu', 'confirmations of submitted figures'],
    when: { vi: 'Sau mỗi lần đơn vị gửi số liệu.', en: 'After each submission of the unit.' },
    next: null,
    duty: false,
  },
  failures: {
    names: ['thư báo sự cố', 'e-mails about failures'],
    when: {
      vi: 'Khi có sự cố mới cần vận hành xử lý, cách thư trước ít nhất số giờ danh mục quy định.',
      en: 'When something new has failed that operations must act on, as many hours after the last one as the catalogue says.',
    },
    next: null,
    duty: true,
  },
  notices: {
    // It comes with the receipts.
    names: ['thư xác nhận đã nhận số liệu', 'confirmations of submitted figures'],
    when: {
      vi: 'Ngay khi vận hành quyết định gia hạn, mở hoặc đóng ngoại lệ cho đơn vị, và khi lãnh đạo hỏi về số liệu.',
      en: 'As soon as operations decide on an extension or open or close an exception for the unit, and when a leader asks about its figures.',
    },
    next: null,
    duty: true,
  },
  requests: {
    names: ['thư xin gia hạn của các đơn vị', 'the units’ requests for an extension'],
    when: { vi: 'Ngay khi một đơn vị xin gia hạn.', en: 'As soon as a unit asks for an extension.' },
    next: null,
    duty: true,
  },
} as const;

function listed(
  id: string,
  unit: string,
  receives: readonly (keyof typeof kinds)[],
  { unsubscribed = false, ...differences }: Partial<Listed> & { unsubscribed?: boolean } = {},
): Listed {
  const unitName = units[unit] ?? { vi: '', en: '' };
  return {
    id,
    post: { vi: `Chức vụ ${id}`, en: `Post ${id}` },
    unit,
    unitName,
    email: `${id}@province.example`,
    deliveredTo: `${id}@province.example`,
    language: 'both',
    receives: receives.map((kind) => {
      const { names, ...about } = kinds[kind];
      const [vi, en] = names;
      return {
        kind,
        ...about,
        unsubscribed: unsubscribed && !about.duty,
        why: {
          vi: `Danh mục phiên bản 1 ghi Chức vụ ${id} (${unitName.vi}) nhận ${vi}.`,
          en: `Version 1 of the catalogue lists Post ${id} (${unitName.en}) for ${en}.`,
        },
      };
    }),
    ...differences,
  };
}

const chair = listed('chair', 'P', ['weekly-report'], {
  language: 'vi',
  deliveredTo: 'contact-a@province.example',
});
const contactA = listed('contact-a', 'P.A', ['warnings']);
const contactC = listed('contact-c', 'P.C', ['warnings']);

/** Nobody runs the product in this catalogue. */
const nobody = [
  {
    kind: 'failures',
    detail: {
      vi: 'Không ai nhận thư báo sự cố và đề nghị gia hạn của các đơn vị: thêm người nhận có vai trò vận hành trên cổng.',
      en: 'Nobody gets the e-mails about failures and the units’ requests for an extension: add a recipient with the role of operations in the portal.',
    },
  },
];

describe('GET /v1/recipients', () => {
  it('F131: lists each recipient with what they get, when and why, where it goes today, and what they left', async () => {
    const person = personHash('contact-b@province.example', await world.ports.signingKey.read());
    for (const kind of ['weekly-report', 'warnings'] as const)
      await world.ports.unsubscribes.add({ kind, person }, instant(now));
    expect(await get()).toEqual(
      answered(200, {
        catalogueVersion: 1,
        total: 4,
        next: null,
        nobody,
        recipients: [
          chair,
          contactA,
          listed('contact-b', 'P.B', ['warnings', 'weekly-report'], { unsubscribed: true }),
          contactC,
        ],
      }),
    );
  });

  it('comes page by page, and refuses a cursor that is none of it', async () => {
    const first = {
      catalogueVersion: 1,
      total: 4,
      nobody,
      recipients: [chair, contactA],
      next: cursorAt('/v1/recipients', {}, 'contact-a'),
    };
    expect(await get({ limit: '2' })).toEqual(answered(200, first));
    const second = [listed('contact-b', 'P.B', ['warnings', 'weekly-report']), contactC];
    expect(await get({ limit: '2', cursor: first.next })).toEqual(
      answered(200, { ...first, recipients: second, next: null }),
    );
    expect((await get({ cursor: cursorAt('/v1/recipients', {}, 'nobody') })).status).toBe(400);
  });

  it('lists failures for those of operations who get them, and receipts', async () => {
    const catalogue = smallCatalogue();
    const post = (id: string, role: 'operations' | 'leader', receives: Recipient['receives']) => ({
      id,
      unit: 'P',
      email: `${id}@province.example`,
      role,
      receives,
      post: { vi: `Chức vụ ${id}`, en: `Post ${id}` },
    });
    const head = { ...post('head', 'leader', ['weekly-report']), email: 'Deputy@province.example' };
    const posts = [
      post('duty', 'operations', ['receipts']),
      post('deputy', 'operations', ['receipts']),
      head,
    ];
    const operator = (id: string, receives: Parameters<typeof listed>[2]) => {
      const why = {
        vi: `Danh mục phiên bản 1 ghi Chức vụ ${id} (UBND tỉnh) thuộc bộ phận vận hành.`,
        en: `Version 1 of the catalogue lists Post ${id} (Province) as operations.`,
      };
      const one = listed(id, 'P', receives);
      const told = one.receives.map((what) =>
        what.kind === 'failures' || what.kind === 'requests' ? { ...what, why } : what,
      );
      return { ...one, receives: told };
    };
    const others = [
      operator('deputy', ['receipts', 'notices', 'requests']),
      operator('duty', ['receipts', 'failures', 'notices', 'requests']),
      listed('head', 'P', ['weekly-report'], {
        email: 'Deputy@province.example',
        deliveredTo: 'Deputy@province.example',
      }),
    ];
    world = createWorld(now);
    token = await world.tokenFor({ role: 'operations' });
    await world.applyCatalogue({ ...catalogue, milestones: [], recipients: posts });
    const list = { catalogueVersion: 1, total: 3, nobody: [], recipients: others, next: null };
    expect(await get()).toEqual(answered(200, list));
    const chosen = { ...post('chosen', 'operations', ['failures']) };
    await world.ports.catalogues.put(2, { ...catalogue, recipients: [...posts, chosen] }, instant(now));
    const page = resource.listRecipients.answers[200].schema.parse((await get()).body);
    expect(page.recipients.map(({ id, receives }) => [id, receives.map(({ kind }) => kind)])).toEqual([
      ['chosen', ['failures', 'requests']],
      ['deputy', ['receipts', 'notices', 'requests']],
      ['duty', ['receipts', 'notices', 'requests']],
      ['head', ['weekly-report']],
    ]);
  });

  it('asks for subscriptions as many at once as a store answers', async () => {
    const catalogue = smallCatalogue();
    const [, , both] = catalogue.recipients;
    if (both === undefined) throw new Error('the fixture has changed');
    const recipients = Array.from({ length: 60 }, (_, at) => ({ ...both, id: `contact-${100 + at}` }));
    await world.ports.catalogues.put(2, { ...catalogue, recipients }, instant(now));
    const person = personHash(both.email, await world.ports.signingKey.read());
    await world.ports.unsubscribes.add({ kind: 'weekly-report', person }, instant(now));
    const asked: number[] = [];
    const { hasEach } = world.ports.unsubscribes;
    world.ports.unsubscribes.hasEach = async (some) => {
      asked.push(some.length);
      return hasEach.call(world.ports.unsubscribes, some);
    };
    const page = resource.listRecipients.answers[200].schema.parse((await get()).body);
    expect(asked).toEqual([100, 20]);
    expect(page.recipients.map((one) => one.receives.map(({ unsubscribed }) => unsubscribed))).toEqual(
      recipients.map(() => [false, true]),
    );
  });

  it.each([
    ['2024-W07', '2024-02-19T00:00:00Z'],
    ['2024-W08', null],
  ])('plans the first report of what is owed from %s, up to five weeks ahead', async (from, next) => {
    const catalogue = smallCatalogue();
    const sets = catalogue.sets.map((set) => ({ ...set, owed: [{ from }] }));
    await world.ports.catalogues.put(2, { ...catalogue, sets }, instant(now));
    const [one] = resource.listRecipients.answers[200].schema.parse((await get()).body).recipients;
    expect(one?.receives[0]?.next).toBe(next);
  });

  it('plans the next report over a holiday, as the report itself will be', async () => {
    // Tết: the first working day after week 6 is Thursday 15 February.
    const catalogue = smallCatalogue();
    const days = ['2024-02-12', '2024-02-13', '2024-02-14'];
    const name = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' };
    world = createWorld('2024-02-09T01:00:00Z');
    token = await world.tokenFor({ role: 'operations' });
    await world.applyCatalogue({
      ...catalogue,
      calendar: [
        ...catalogue.calendar,
        ...days.map((date) => ({ date, kind: 'day-off' as const, name, basis: 'official' as const })),
      ],
    });
    const { body } = await get({ limit: '1' });
    const [one] = resource.listRecipients.answers[200].schema.parse(body).recipients;
    expect(one?.receives[0]?.next).toBe('2024-02-15T00:00:00Z');
  });
});
