import { beforeAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../../contract/catalogue.ts';
import { getRanking } from '../../../contract/rankings/get-ranking.ts';
import { notWholeNumber, unknownParameter } from '../../fixtures/answers/errors.ts';
import { type ExpectedError, errorAt, refused } from '../../fixtures/answers/problem.ts';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { callRoute, everyRoute, pathOf, permitted } from '../../fixtures/every-operation.ts';
import { type Call, createWorld } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let authorization: string;

beforeAll(async () => {
  world = createWorld();
  await world.applyCatalogue(catalogueWithPortal());
  authorization = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
});

describe('F92: a query parameter that an address does not have', () => {
  const pages = ['getPortal', 'getPortalPage'];
  const isPage = ({ operation }: { operation: { id: string } }) => pages.includes(operation.id);

  it.each(everyRoute.filter(([, route]) => isPage(route)))(
    'is left to the browser by %s, whose page is the same',
    async (_, route) => {
      const call = { method: 'GET', path: pathOf(route.operation) };
      const page = await callRoute(world, route, call);
      expect(await callRoute(world, route, { ...call, query: { set: 'S', page: 'x' } })).toEqual(page);
      expect(page.status).toBe(200);
      const unreadable = await callRoute(world, route, { ...call, rawQuery: 'a=1&a=%F5&=' });
      expect(unreadable).toEqual(page);
    },
  );

  it.each(everyRoute.filter(([, route]) => !isPage(route)))(
    'is refused by %s, with its name and the known ones',
    async (_, route) => {
      const { operation } = route;
      const call = {
        method: operation.method,
        path: pathOf(operation),
        ...(await permitted(world, operation)),
      };
      const { status, body } = await callRoute(world, route, { ...call, query: { colour: 'red' } });
      const known = Object.keys(operation.parameters.query.shape);
      expect([status, Object(body).type, Object(body).errors[0]]).toEqual([
        400,
        '/docs/problems#malformed-request',
        unknownParameter('colour', ...known),
      ]);
    },
  );

  it.each([
    ['limt', 'limit'],
    ['Limit', 'limit'],
    ['curso', 'cursor'],
  ])('%s is taken for a slip of %s', async (given, meant) => {
    expect(await errorsOf({ [given]: '1' })).toEqual([
      errorAt(
        `query:${given}`,
        'unknown-field',
        `Không có tham số «${given}». Ý là «${meant}»? Tham số của địa chỉ này: «cursor», «limit».`,
      ),
    ]);
  });

  it('is named in English too', async () => {
    const answers = [{ limt: '1' }, { colour: 'red' }].map((query) => errorsOf(query, 'en'));
    expect(await Promise.all(answers)).toEqual([
      [
        errorAt(
          'query:limt',
          'unknown-field',
          'There is no parameter “limt”. Did you mean “limit”? The parameters of this address: cursor, limit.',
        ),
      ],
      [
        errorAt(
          'query:colour',
          'unknown-field',
          'There is no parameter “colour”. The parameters of this address: cursor, limit.',
        ),
      ],
    ]);
    const path = '/v1/catalogue';
    const headers = { authorization, 'accept-language': 'en' };
    const reply = await world.registry({ method: 'GET', path, headers, query: { colour: 'red' } });
    const error = errorAt(
      'query:colour',
      'unknown-field',
      'There is no parameter “colour”; this address has no parameters.',
    );
    expect(reply).toEqual(
      refused('malformed-request', catalogue.getCatalogue.parameters.usage.en, {
        language: 'en',
        errors: [error],
      }),
    );
  });

  it.each(['', '__proto__', 'constructor', 'toString', '\u202elimit'])(
    'named %j is refused like any other',
    async (name) => {
      const [error] = await errorsOf({ [name]: '1' });
      expect(error?.code).toBe('unknown-field');
      expect(error?.pointer).toBe(`query:${name.replace('\u202e', '\ufffd')}`);
    },
  );
});

describe('F119: a query or a path that is not UTF-8', () => {
  it('is refused with how to encode it', async () => {
    const call = { method: 'GET', path: '/v1/tokens', headers: { authorization } };
    const { status, body } = await world.registry({ ...call, rawQuery: 'cursor=S%F5' });
    expect([status, Object(body).errors[0]]).toEqual([
      400,
      errorAt(
        'query:cursor',
        'not-utf-8',
        'Giá trị của tham số «cursor» không phải UTF-8; mã hóa chữ có dấu theo UTF-8, ví dụ «Đ» là «%C4%90».',
      ),
    ]);
  });

  it.each(['S\ufffd', '\ufffd', 'a/b', '..'])('names nothing: %j in a path', async (set) => {
    const headers = { authorization };
    const { status } = await world.results({ method: 'GET', path: `/v1/rankings/${set}/2024-W02`, headers });
    expect([400, 404]).toContain(status);
  });
});

describe('F92: a whole number in a query', () => {
  const forms = [
    '0x1',
    ' 1 ',
    '1 ',
    '0x10',
    '1e1',
    '+1',
    '-1',
    '01',
    '１',
    '1.0',
    '1,',
    'Infinity',
    'NaN',
    'null',
    '0',
    '201',
    '1_0',
    '٣',
    '9'.repeat(30),
  ];
  it.each(forms)('is not written %j', async (limit) => {
    expect(await errorsOf({ limit })).toEqual([notWholeNumber('query:limit', 1, 200)]);
  });

  it.each(['1', '10', '200'])('is written %s', async (limit) => {
    expect((await list({ limit })).status).toBe(200);
  });

  it.each(forms.filter((form) => form !== '201'))(
    'is not written %j for an edition either',
    async (edition) => {
      const path = '/v1/rankings/S/2024-W02';
      const query = { league: 'departments', edition };
      const reply = await world.results({ method: 'GET', path, headers: { authorization }, query });
      const errors = [notWholeNumber('query:edition', 1, 9999)];
      const usage = `${getRanking.parameters.usage.vi} Các khối của Bộ chỉ số S (S): Sở, ban, ngành (departments), Cấp huyện (districts).`;
      expect(reply).toEqual(refused('malformed-request', usage, { errors }));
    },
  );
});

describe('a query parameter', () => {
  const repeated = (times: number) =>
    errorAt('query:limit', 'repeated', `Tham số «limit» có ${times} lần; chỉ giữ lại một.`);
  it.each<[string, ExpectedError]>([
    ['limit=1&limit=2', repeated(2)],
    ['limit=1&limit=1&limit=1', repeated(3)],
    ['limit=1&%6Cimit=1', repeated(2)],
    [
      'limit=',
      errorAt('query:limit', 'empty', 'Tham số «limit» không có giá trị; ghi giá trị hoặc bỏ tham số.'),
    ],
    [
      'limit',
      errorAt('query:limit', 'empty', 'Tham số «limit» không có giá trị; ghi giá trị hoặc bỏ tham số.'),
    ],
    [
      'cursor=',
      errorAt('query:cursor', 'empty', 'Tham số «cursor» không có giá trị; ghi giá trị hoặc bỏ tham số.'),
    ],
    [
      '=1',
      errorAt('query:', 'unknown-field', 'Không có tham số «». Tham số của địa chỉ này: «cursor», «limit».'),
    ],
  ])('in %s is refused', async (rawQuery, error) => {
    const reply = await world.registry({
      method: 'GET',
      path: '/v1/tokens',
      headers: { authorization },
      rawQuery,
    });
    expect(reply).toEqual(
      refused(
        'malformed-request',
        'Địa chỉ cần có dạng /v1/tokens?limit=<1–200>&cursor=<next của trang trước>.',
        {
          errors: [error],
        },
      ),
    );
  });

  it('is refused on every route when it is repeated or empty', async () => {
    for (const [, route] of everyRoute) {
      const { operation } = route;
      const call = {
        method: operation.method,
        path: pathOf(operation),
        ...(await permitted(world, operation)),
      };
      for (const name of Object.keys(operation.parameters.query.shape)) {
        const answers = await Promise.all(
          [`${name}=a&${name}=b`, `${name}=`].map((rawQuery) =>
            callRoute(world, route, { ...call, rawQuery }),
          ),
        );
        const codes = answers.map(({ status, body }) => [status, ...codesAt(body, `query:${name}`)]);
        expect(codes).toEqual([
          [400, 'repeated'],
          [400, 'empty'],
        ]);
      }
    }
  });

  it('may have an ampersand too many around it', async () => {
    const call: Call = {
      method: 'GET',
      path: '/v1/tokens',
      headers: { authorization },
      rawQuery: '&limit=1&&',
    };
    expect((await world.registry(call)).status).toBe(200);
  });
});

function codesAt(body: unknown, pointer: string): unknown[] {
  const errors: { pointer: string; code: string }[] = Object(body).errors;
  return errors.filter((error) => error.pointer === pointer).map(({ code }) => code);
}

const list = (query: Record<string, string>, language = 'vi') =>
  world.registry({
    method: 'GET',
    path: '/v1/tokens',
    headers: { authorization, 'accept-language': language },
    query,
  });

async function errorsOf(query: Record<string, string>, language?: string): Promise<ExpectedError[]> {
  const { body } = await list(query, language);
  return Object(body).errors;
}
