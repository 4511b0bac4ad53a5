import { expect, it } from 'vitest';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { refused } from '../fixtures/answers/problem.ts';
import { createWorld } from '../fixtures/world.ts';

it.each(['text/csv', workbookMediaType])(
  'F122: a list that no answer can hold is refused in words: %s',
  async (accept) => {
    const world = createWorld('2024-01-14T23:00:00Z');
    await world.applyCatalogue();
    const token = await world.tokenFor({ role: 'operations' });
    await world.run('rank', '2024-01-14T23:00:00Z');
    world.setNow('2024-01-15T00:01:00Z');
    await world.run('report', '2024-01-15T00:00:00Z');
    const byOccurrence = world.ports.deliveries.byOccurrence.bind(world.ports.deliveries);
    // Text that cannot be packed to less than three quarters of its length.
    const random = (at: number) =>
      Array.from({ length: 60 }, (_, part) => Math.sin(at * 60 + part).toString(36)).join('');
    world.ports.deliveries.byOccurrence = async (...asked: Parameters<typeof byOccurrence>) => {
      const [one] = await byOccurrence(...asked);
      return one === undefined
        ? []
        : Array.from({ length: 9_000 }, (_, at) => ({ ...one, messageId: random(at) }));
    };
    const headers = { authorization: `Bearer ${token}`, accept, 'accept-language': 'vi' };
    expect(await world.operations({ method: 'GET', path: '/v1/deliveries', query: {}, headers })).toEqual(
      refused(
        'answer-too-large',
        'Danh sách lớn hơn một tệp có thể trả về. Xin JSON, từng trang với «limit» và «cursor».',
      ),
    );
  },
);
