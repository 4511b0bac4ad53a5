import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCatalogueFolder } from '../../cli/files/catalogue-folder.ts';
import { refusalOf } from '../fixtures/answers/refusal-of.ts';

const example = fileURLToPath(new URL('../../example/catalogue', import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'catalogue-'));
  await cp(example, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

test('puts the files together, sets in order of file name', async () => {
  await writeFile(join(folder, 'sets', 'A.json'), '{"id":"A"}');
  await writeFile(join(folder, 'sets', 'notes.txt'), 'not a set');
  const read = async (name: string) => JSON.parse(await readFile(join(example, `${name}.json`), 'utf8'));
  expect(await readCatalogueFolder(folder)).toEqual({
    ...(await read('catalogue')),
    units: await read('units'),
    leagues: await read('leagues'),
    milestones: await read('milestones'),
    recipients: await read('recipients'),
    calendar: await read('calendar'),
    sets: [await read('sets/766'), { id: 'A' }, await read('sets/P06')],
  });
});

/** The refusal of a folder because of one file. */
const badFile = (name: string, vi: string, en: string) => {
  const path = join(folder, name);
  return {
    code: 'invalid-catalogue',
    detail: { vi: `${path}: ${vi}`, en: `${path}: ${en}` },
    violations: [],
  };
};

test.each(['catalogue.json', 'units.json', 'recipients.json', 'sets'])(
  'names %s when it is missing',
  async (name) => {
    await rm(join(folder, name), { recursive: true });
    expect(await refusalOf(readCatalogueFolder(folder))).toEqual(
      badFile(name, 'không có hoặc không đọc được.', 'missing or unreadable.'),
    );
  },
);

test('names a file that is not JSON and says why', async () => {
  await writeFile(join(folder, 'sets', 'P06.json'), '{"id": "P06",');
  expect(await refusalOf(readCatalogueFolder(folder))).toEqual(
    badFile(
      'sets/P06.json',
      'không phải JSON hợp lệ, dòng 1, cột 14: nội dung kết thúc ở chỗ cần tên trường trong nháy kép.',
      'not valid JSON, line 1, column 14: the text ends where a field name in double quotes is expected.',
    ),
  );
});

test('names catalogue.json when it holds no object', async () => {
  await writeFile(join(folder, 'catalogue.json'), '[]');
  expect(await refusalOf(readCatalogueFolder(folder))).toEqual(
    badFile('catalogue.json', 'phải là một đối tượng JSON.', 'must be a JSON object.'),
  );
});
