import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCatalogueFolder } from '../../cli/catalogue-folder.ts';

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
  expect(await readCatalogueFolder(folder)).toMatchObject({
    name: { en: 'Binh Duong Province' },
    sets: [{ id: '766' }, { id: 'A' }, { id: 'P06' }],
    leagues: [{ id: 'departments' }, { id: 'districts' }],
  });
});

test.each(['catalogue.json', 'units.json', 'recipients.json', 'sets'])(
  'names %s when it is missing',
  async (name) => {
    await rm(join(folder, name), { recursive: true });
    await expect(readCatalogueFolder(folder)).rejects.toMatchObject({
      code: 'invalid-catalogue',
      detail: { en: `${join(folder, name)}: missing or unreadable.` },
    });
  },
);

test('names a file that is not JSON and says why', async () => {
  const path = join(folder, 'sets', 'P06.json');
  await writeFile(path, '{"id": "P06",');
  await expect(readCatalogueFolder(folder)).rejects.toMatchObject({
    detail: { en: expect.stringMatching(/sets\/P06\.json: not JSON \(.+\)\./) },
  });
});

test('names catalogue.json when it holds no object', async () => {
  await writeFile(join(folder, 'catalogue.json'), '[]');
  await expect(readCatalogueFolder(folder)).rejects.toMatchObject({
    detail: { en: `${join(folder, 'catalogue.json')}: must be a JSON object.` },
  });
});
