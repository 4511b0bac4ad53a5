import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { workbookMediaType as xlsx } from '../../../contract/http/workbook-media.ts';
import { mediaTypeFrom, splitOutsideQuotes } from '../../../functions/http/media-type.ts';
import { refused, refusedUncounted } from '../../fixtures/answers/problem.ts';
import { documentation, everyRoute } from '../../fixtures/every-operation.ts';
import { createWorld, invoke } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;
let unit: string;

beforeEach(async () => {
  world = createWorld();
  await world.applyCatalogue();
  unit = `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}`;
});

const health = (accept: string, method = 'GET', language = 'vi') =>
  invoke(documentation, { method, path: '/v1/health', headers: { accept, 'accept-language': language } });

const notAcceptable = refusedUncounted(
  'not-acceptable',
  'Địa chỉ này trả lời bằng application/json; ghi kiểu ấy trong tiêu đề «Accept», hoặc bỏ tiêu đề này.',
);

describe('F92: Accept', () => {
  it.each([
    '',
    ' ',
    '*/*',
    '*',
    'text/html, image/gif, *; q=.2, */*; q=.2',
    'application/*',
    'application/json',
    'APPLICATION/JSON',
    'application/json;charset=utf-8',
    'application/json; charset="UTF-8"; q=0.5',
    'application/json;version=1',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'text/html;q=1, application/json;q=0.001',
    'application/problem+json, application/json',
    'text/plain;note="a, b;c", application/json',
    'application/json;q=1.000',
    '*/*;q=0, application/json',
    'application/*;q=0, application/json;q=0.1',
    'nonsense, application/json',
  ])('%j is answered with JSON', async (accept) => {
    const { status, headers } = await health(accept);
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  });

  it.each([
    'text/csv',
    'text/*',
    'application/problem+json',
    'application/hal+json',
    'application/*+json',
    'application/json;q=0',
    'application/json;q=0.000, text/html',
    '*/*, application/json;q=0',
    'application/*, application/json;q=0',
    'application/json;charset=utf-16',
    'application/json;q=2',
    'application/json;q=-1',
    'application/json;q=x',
    'application/json;q=1;q=0.5',
    'application',
    'nonsense',
    ',',
    'text/plain;note="application/json"',
  ])('%j is not acceptable where there is only JSON', async (accept) => {
    expect(await health(accept)).toEqual(notAcceptable);
    const head = await health(accept, 'HEAD');
    expect([head.status, head.body]).toEqual([406, undefined]);
  });

  it('is refused in English too', async () => {
    expect(await health('text/csv', 'GET', 'en')).toEqual(
      refusedUncounted(
        'not-acceptable',
        'This address answers with application/json; name it in the header “Accept”, or leave the header out.',
        { language: 'en' },
      ),
    );
  });

  it('does not choose the media type of refusals', async () => {
    const reply = await world.registry({
      method: 'GET',
      path: '/v1/catalogue',
      headers: { accept: 'application/json' },
    });
    expect([reply.status, reply.headers['content-type']]).toEqual([
      401,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('refuses before anything is changed', async () => {
    const headers = { accept: 'text/csv', authorization: unit, ...asJson, 'idempotency-key': 'k' };
    const reply = await world.submissions({
      method: 'POST',
      path: '/v1/submissions',
      headers,
      body: figures,
    });
    expect(reply).toEqual(notAcceptable);
    expect((await post(figures)).status).toBe(201);
  });

  it.each([
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv, application/json', 'application/json'],
    ['application/json, text/csv', 'application/json'],
    ['text/csv;q=0.5, application/json;q=0.5', 'application/json'],
    ['text/csv, */*', 'application/json'],
    ['text/csv, */*;q=0.9', 'text/csv'],
    ['application/json;q=0.9, text/csv', 'text/csv'],
    ['text/csv', 'text/csv'],
    ['text/*', 'text/csv'],
    [`${xlsx}, text/csv`, 'text/csv'],
    [`${xlsx}, text/csv;q=0.9`, xlsx],
  ])(
    '%j is answered in the highest, and the first declared of equals, of what the caller takes: %s',
    async (accept, type) => {
      world.setNow('2024-01-14T23:05:00Z');
      await world.run('rank', '2024-01-14T23:05:00Z');
      const query = { league: 'departments' };
      const { status, headers } = await world.results({
        method: 'GET',
        path: '/v1/rankings/S/2024-W02',
        query,
        headers: { authorization: unit, accept },
      });
      expect([status, `${headers['content-type']}`.split(';')[0]]).toEqual([200, type]);
    },
  );

  it.each([
    ['/docs/swagger-ui.css', 'text/css,*/*;q=0.1', 200],
    ['/docs/swagger-ui.css', 'text/css', 200],
    ['/docs/start.js', 'text/javascript', 200],
    ['/docs/favicon-32x32.png', 'image/avif,image/webp,image/png', 200],
    ['/docs', 'text/html', 200],
    ['/docs', 'application/json', 406],
    ['/docs/swagger-ui.css', 'image/webp', 406],
  ])('%s with %s is answered with %i', async (path, accept, status) => {
    expect((await invoke(documentation, { method: 'GET', path, headers: { accept } })).status).toBe(status);
  });
});

const figures = { unit: 'P.A', set: 'S', period: '2024-W02', values: { 'S.3': { points: 1 } } };
const asJson = { 'content-type': 'application/json' };

const post = (body: unknown, headers: Record<string, string> = {}) =>
  world.submissions({
    method: 'POST',
    path: '/v1/submissions',
    headers: { authorization: unit, 'idempotency-key': 'k', ...asJson, ...headers },
    body,
  });

const types = 'application/json, text/csv, application/octet-stream';
const refusedType = (detail: string) =>
  refused('unsupported-media-type', detail, { headers: { accept: types, 'accept-post': types } });
const otherType = refusedType(
  'Gửi nội dung với tiêu đề «Content-Type: application/json», «Content-Type: text/csv» hoặc «Content-Type: application/octet-stream», bảng mã UTF-8.',
);
const otherCharset = (charset: string) =>
  refusedType(`Chỉ nhận bảng mã UTF-8: bỏ «charset=${charset}», hoặc lưu nội dung với bảng mã UTF-8.`);

describe('F92: the content type of a body', () => {
  it.each([
    'application/json',
    'Application/JSON',
    'application/json;',
    'application/json; charset=utf-8',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
    'application/json; charset=utf8',
    'application/json; odata.metadata=minimal; charset=utf-8',
    ' application/json ; charset=utf-8 ',
  ])('may be written %j', async (type) => {
    expect((await post(figures, { 'content-type': type })).status).toBe(201);
  });

  it.each([
    '',
    'json',
    'text/json',
    'application/problem+json',
    'application/json, text/csv',
    'application/json,application/json',
    'application/json; charset=utf-8; charset=utf-8',
    'application/json; charset=utf-8; Charset=utf-16',
    'application/json; charset',
    'application/json; =utf-8',
    'application/json charset=utf-8',
    'application /json',
  ])('is refused as %j, naming the accepted ones', async (type) => {
    expect(await post(figures, { 'content-type': type })).toEqual(otherType);
  });

  it.each([
    ['utf-16', 'utf-16'],
    ['UTF-16LE', 'UTF-16LE'],
    ['"iso-8859-1"', 'iso-8859-1'],
    ['windows-1258', 'windows-1258'],
    ['""', '…'],
    [`"\u202e${'x'.repeat(50)}"`, '…'],
  ])('is refused with the charset %s, of JSON and of CSV alike', async (charset, shown) => {
    for (const type of ['application/json', 'text/csv'])
      expect(await post(figures, { 'content-type': `${type}; charset=${charset}` })).toEqual(
        otherCharset(shown),
      );
  });

  it('of CSV may say that there is a header row, and not that there is none', async () => {
    const csv = 'unit,set,period,indicator,points\nP.A,S,2024-W02,S.3,1\n';
    const type = (header: string) => ({ 'content-type': `text/csv; charset=utf-8; header=${header}` });
    expect(await post(csv, type('absent'))).toEqual(
      refusedType('Tệp CSV cần có dòng tên cột; thêm dòng ấy và bỏ «header=absent».'),
    );
    expect((await post(csv, type('present'))).status).toBe(201);
  });

  it('is named for PUT in Accept alone, in English too', async () => {
    const authorization = `Bearer ${await world.tokenFor({ role: 'operations' })}`;
    const headers = { authorization, 'content-type': 'text/yaml', 'accept-language': 'en' };
    const reply = await world.registry({ method: 'PUT', path: '/v1/catalogue', headers, body: 'x' });
    expect(reply).toEqual(
      refused(
        'unsupported-media-type',
        'Send the body with the header “Content-Type: application/json”, in UTF-8.',
        { headers: { accept: 'application/json' }, language: 'en' },
      ),
    );
  });

  it('is declared by every operation that has a body', () => {
    const bodies = everyRoute.filter(([, { operation }]) => operation.body.encoding !== 'unread');
    for (const [, { operation }] of bodies) expect(Object.keys(operation.body.content)).not.toEqual([]);
  });
});

describe('a header that is sent once', () => {
  const badKey = refused(
    'missing-idempotency-key',
    'Gửi tiêu đề «Idempotency-Key» một lần, gồm 1–128 ký tự ASCII không có dấu cách, dấu phẩy; mỗi lần gửi một khóa riêng; gửi lại thì dùng lại khóa cũ.',
  );
  it.each(['a,b', 'a, b', 'a,a', ',', 'a b', '', 'khóa', 'x'.repeat(129)])(
    'Idempotency-Key: %s is refused, as two of them are joined',
    async (key) => {
      expect(await post(figures, { 'idempotency-key': key })).toEqual(badKey);
    },
  );

  it.each(['!"#$%&\'()*+-./:;<=>?@[\\]^_`{|}~', 'x'.repeat(128)])(
    'Idempotency-Key: %s is taken',
    async (key) => {
      expect((await post(figures, { 'idempotency-key': key })).status).toBe(201);
    },
  );

  it('Authorization is refused when there are two', async () => {
    for (const two of [`${unit},${unit}`, `${unit}, ${unit}`, `${unit},Basic eDp5`])
      expect((await post(figures, { authorization: two })).status).toBe(401);
  });
});

describe('a media type', () => {
  const token = fc.stringMatching(/^[\w!#$&^.+-]{1,10}$/);
  const value = fc.oneof(token, fc.string({ unit: 'grapheme-ascii' }));
  const quote = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

  it('is read as it was written, whatever its parameters are', () => {
    fc.assert(
      fc.property(
        token,
        token,
        fc.dictionary(token, value, { noNullPrototype: true }),
        (type, subtype, pairs) => {
          const entries = Object.entries(pairs);
          const names = entries.map(([name]) => name.toLowerCase());
          fc.pre(new Set(names).size === names.length);
          const text = [
            `${type}/${subtype}`,
            ...entries.map(([name, held]) => `${name}=${quote(held)}`),
          ].join(' ; ');
          expect(mediaTypeFrom(text)).toEqual({
            type: `${type}/${subtype}`.toLowerCase(),
            parameters: new Map(entries.map(([name, held]) => [name.toLowerCase(), held])),
          });
          expect(splitOutsideQuotes(`${text},${text}`, ',')).toEqual([text, text]);
        },
      ),
    );
  });

  it('is read or refused, never a failure', () => {
    fc.assert(fc.property(fc.string(), (text) => void mediaTypeFrom(text)));
  });
});
