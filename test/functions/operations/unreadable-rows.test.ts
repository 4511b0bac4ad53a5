import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { rowKinds } from '../../../domain/stored-row/row-kind.ts';
import { type UnreadablePlace, UnreadableRow } from '../../../usecases/ports/unreadable-row.ts';
import { answered } from '../../fixtures/answers/reply.ts';
import { instant } from '../../fixtures/instants.ts';
import { createWorld } from '../../fixtures/world.ts';

const now = '2024-01-15T01:00:00Z';

let world: ReturnType<typeof createWorld>;
let token: string;

beforeEach(async () => {
  world = createWorld(now);
  await world.applyCatalogue();
  token = await world.tokenFor({ role: 'operations' });
});

const get = (path: string, language = 'vi') =>
  world.operations({
    method: 'GET',
    path,
    headers: { authorization: `Bearer ${token}`, 'accept-language': language },
  });

const place = (kind: UnreadablePlace['kind'], sk: string) => ({
  table: 'Registry',
  key: { pk: 'row', sk },
  kind,
  reason: 'no label',
});

describe('GET /v1/unreadable-rows', () => {
  it('lists rows of eight days with what to do about each, the last found first', async () => {
    const { unreadableRows } = world.ports;
    await unreadableRows.note(place('token', 'too long ago'), instant('2024-01-07T00:59:59Z'));
    await unreadableRows.note(place('token', 'just'), instant('2024-01-07T01:00:00Z'));
    await unreadableRows.note(place('session', 'last'), instant('2024-01-15T00:00:00Z'));
    await unreadableRows.note(place('token', 'middle'), instant('2024-01-12T00:00:00Z'));
    const ofToken = {
      vi: 'Mã truy cập này bị từ chối. Khôi phục dòng, hoặc cấp mã mới bằng «tiendo token create».',
      en: 'The token is refused. Restore the row, or issue another with “tiendo token create”.',
    };
    expect(await get('/v1/unreadable-rows')).toEqual(
      answered(200, {
        total: 3,
        rows: [
          {
            ...place('session', 'last'),
            foundAt: '2024-01-15T00:00:00Z',
            advice: {
              vi: 'Người dùng phiên này phải đăng nhập lại. Không cần làm gì thêm.',
              en: 'The person must sign in again. Nothing else is needed.',
            },
          },
          { ...place('token', 'middle'), foundAt: '2024-01-12T00:00:00Z', advice: ofToken },
          { ...place('token', 'just'), foundAt: '2024-01-07T01:00:00Z', advice: ofToken },
        ],
      }),
    );
  });

  it('lists the 200 found last of more', async () => {
    for (let at = 0; at < 201; at += 1)
      await world.ports.unreadableRows.note(
        place('token', String(at)),
        instant(now).subtract({ minutes: at }),
      );
    const { total, rows } = z
      .object({ total: z.int(), rows: z.array(z.object({ key: z.object({ sk: z.string() }) })) })
      .parse((await get('/v1/unreadable-rows')).body);
    expect([total, rows.map(({ key }) => key.sk)]).toEqual([
      201,
      Array.from({ length: 200 }, (_, at) => String(at)),
    ]);
  });

  it('names those of its own rows that cannot be read, fifty at most', async () => {
    const unreadable = Array.from({ length: 51 }, (_, at) => `row-${at}`);
    world.ports.unreadableRows.list = async () => ({ found: [], unreadable });
    expect(await get('/v1/unreadable-rows')).toEqual(
      answered(200, { total: 0, rows: [], unreadable: { total: 51, ids: unreadable.slice(0, 50) } }),
    );
  });

  it('advises on every kind of row, and says what a request lacks that needs one', async () => {
    const said: string[] = [];
    for (const kind of rowKinds) {
      await world.ports.unreadableRows.note(place(kind, kind), instant(now));
      world.ports.catalogues.current = async () => Promise.reject(new UnreadableRow(place(kind, kind)));
      for (const language of ['vi', 'en'])
        said.push(String(Object((await get('/v1/recipients', language)).body).detail.split(',')[0]));
    }
    const { rows } = z
      .object({ rows: z.array(z.object({ kind: z.string(), advice: z.record(z.string(), z.string()) })) })
      .parse((await get('/v1/unreadable-rows')).body);
    const advised = rows.map(({ kind, advice }) => [kind, advice['vi'], advice['en']].join('\n'));
    await expect([...advised.toSorted(), ...said].join('\n\n')).toMatchFileSnapshot('./unreadable-rows.txt');
  });
});
