import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../../contract/resources.ts';
import { router } from '../../../functions/http/router.ts';
import { everyAnswer } from '../../fixtures/answers/headers.ts';
import { refusedUncounted } from '../../fixtures/answers/problem.ts';
import { catalogueWithPortal } from '../../fixtures/catalogue.ts';
import { callRoute, documentation, everyRoute, pathOf, permitted } from '../../fixtures/every-operation.ts';
import { createWorld, invoke, type Reply } from '../../fixtures/world.ts';

let world: ReturnType<typeof createWorld>;

beforeAll(async () => {
  world = createWorld();
  await world.applyCatalogue(catalogueWithPortal());
});

const reads = everyRoute.filter(([, { operation }]) => operation.method === 'GET');

describe('F92: HEAD', () => {
  it.each(reads)('%s has the status and headers of GET, and no body', async (_, route) => {
    const by = await permitted(world, route.operation);
    const path = pathOf(route.operation);
    const got = await callRoute(world, route, { method: 'GET', path, ...by });
    const head = await callRoute(world, route, { method: 'HEAD', path, ...by });
    const { 'content-length': length, ...others } = head.headers;
    expect({ ...head, headers: others }).toEqual({ ...got, body: undefined });
    expect(Number(length)).toBeGreaterThan(0);
  });

  it('has the length of the body in bytes', async () => {
    const { headers } = await invoke(documentation, { method: 'HEAD', path: '/v1/health' });
    const { body } = await invoke(documentation, { method: 'GET', path: '/v1/health' });
    expect(headers['content-length']).toBe(`${Buffer.byteLength(JSON.stringify(body))}`);
    const asset = await invoke(documentation, { method: 'GET', path: '/docs/favicon-32x32.png' });
    const head = await invoke(documentation, { method: 'HEAD', path: '/docs/favicon-32x32.png' });
    expect(head.headers['content-length']).toBe(`${Buffer.from(String(asset.body), 'base64').length}`);
  });

  it('is conditional as GET is', async () => {
    const authorization = `Bearer ${await world.tokenFor({ role: 'leader' })}`;
    const headers = { authorization, 'if-none-match': '"1-leader"' };
    const reply = await world.registry({ method: 'HEAD', path: '/v1/catalogue', headers });
    expect([reply.status, reply.body]).toEqual([304, undefined]);
  });

  it('is refused as GET is, without the body', async () => {
    const refusal = await world.registry({ method: 'HEAD', path: '/v1/tokens' });
    expect([refusal.status, refusal.body, refusal.headers['content-type']]).toEqual([
      401,
      undefined,
      'application/problem+json; charset=utf-8',
    ]);
  });
});

const addresses = [...new Set(operations.map(({ operation }) => operation.path))].map(
  (path): [string, string[]] => [
    path,
    operations.filter(({ operation }) => operation.path === path).map(({ operation }) => operation.method),
  ],
);

const everyMethod = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'CONNECT', 'PROPFIND'];

describe('F92: an address', () => {
  it.each(addresses)(
    '%s names its methods to OPTIONS, and to a method it does not have',
    async (path, methods) => {
      const allowed = [
        ...methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])),
        'OPTIONS',
      ];
      const allow = allowed.join(', ');
      const call = { path: pathOf({ path }) };
      expect(await invoke(documentation, { ...call, method: 'OPTIONS' })).toEqual({
        status: 204,
        headers: { ...everyAnswer, allow, 'cache-control': 'no-store' },
        body: undefined,
      });
      for (const method of everyMethod.filter((one) => !allowed.includes(one))) {
        const refusal = notAllowed(allow);
        expect(await invoke(documentation, { ...call, method })).toEqual(
          method === 'HEAD' ? withoutBody(refusal) : refusal,
        );
      }
    },
  );

  it('that does not exist is not found with any method', async () => {
    for (const method of [...everyMethod, 'OPTIONS'].filter((one) => one !== 'HEAD'))
      for (const path of [
        '/v1/nothing',
        '/v1/catalogue/',
        '/v1//tokens',
        '/portal/',
        '/v1/tokens/a/b/c',
        '/V1/catalogue',
      ])
        expect(await invoke(documentation, { method, path })).toEqual(
          refusedUncounted('not-found', 'Không có địa chỉ này; xem /docs.'),
        );
  });

  it('is refused in English too', async () => {
    const headers = { 'accept-language': 'en' };
    expect(await invoke(documentation, { method: 'PATCH', path: '/v1/tokens', headers })).toEqual(
      refusedUncounted(
        'method-not-allowed',
        'This address does not support the method of the request; use POST, GET, HEAD, OPTIONS.',
        { headers: { allow: 'POST, GET, HEAD, OPTIONS' }, language: 'en' },
      ),
    );
  });
});

describe('routing', () => {
  it('finds every operation by its address, with the values of its parameters, whatever they are', () => {
    const find = router(
      operations.map(({ operation }) => [operation, operation.id] as const),
      [],
    );
    const value = fc
      .string({ unit: 'binary', minLength: 1 })
      .filter((text) => !text.includes('/') && !/[\n\r\u2028\u2029]/.test(text));
    fc.assert(
      fc.property(
        fc.constantFrom(...operations),
        fc.infiniteStream(value),
        ({ operation: { method, path, id } }, drawn) => {
          const given: Record<string, string> = {};
          const asked = path.replaceAll(/\{(\w+)\+?\}/g, (_, name: string) => {
            const { value: text } = drawn.next();
            given[name] = text;
            return text;
          });
          const found = find(method, asked);
          // A value may be the last word of another operation's address, such as `editions`.
          if (found.target !== null && found.target !== id) return;
          expect(found).toEqual({ target: id, parameters: given });
        },
      ),
    );
  });
});

function notAllowed(allow: string) {
  return refusedUncounted(
    'method-not-allowed',
    `Địa chỉ này không dùng được với phương thức của yêu cầu; dùng ${allow}.`,
    { headers: { allow } },
  );
}

function withoutBody({ status, headers, body }: Reply): Reply {
  const length = `${Buffer.byteLength(JSON.stringify(body))}`;
  return { status, headers: { ...headers, 'content-length': length }, body: undefined };
}
