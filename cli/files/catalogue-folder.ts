import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Text } from '../../domain/language/text.ts';
import { parseJson, withoutByteOrderMark } from '../../domain/problem/parse-json.ts';
import { Problem } from '../../domain/problem/problem.ts';

const parts = ['units', 'leagues', 'milestones', 'recipients', 'calendar'] as const;

/**
 * Builds a catalogue from a folder: `catalogue.json` contains its own fields (the name), `units.json`, `leagues.json`,
 * `milestones.json`, `recipients.json` and `calendar.json` one list each, and `sets/` one file per set, in file name
 * order. `parseCatalogue` checks the content.
 * @throws Problem `invalid-catalogue` naming the file that is missing, unreadable or not JSON
 */
export async function readCatalogueFolder(folder: string): Promise<unknown> {
  const head = await readJson(join(folder, 'catalogue.json'));
  const lists = await Promise.all(
    parts.map(async (part) => [part, await readJson(join(folder, `${part}.json`))] as const),
  );
  const sets = await Promise.all((await setFiles(folder)).map(readJson));
  if (typeof head !== 'object' || head === null || Array.isArray(head)) {
    throw badFile(join(folder, 'catalogue.json'), {
      vi: 'phải là một đối tượng JSON.',
      en: 'must be a JSON object.',
    });
  }
  return { ...head, ...Object.fromEntries(lists), sets };
}

/** Whether a catalogue is one JSON file rather than a folder, by its name. */
export function isJsonFile(source: string): boolean {
  return /\.json$/i.test(source);
}

/**
 * A whole catalogue in one file, as `GET /v1/catalogue` has it and the portal saves it.
 * @throws Problem `invalid-catalogue` for a file that is missing, unreadable or not JSON
 */
export function readCatalogueJson(file: string): Promise<unknown> {
  return readJson(file);
}

async function setFiles(folder: string): Promise<string[]> {
  const sets = join(folder, 'sets');
  const names = await readdir(sets).catch((cause: unknown) => {
    throw badFile(sets, missing, cause);
  });
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(sets, name));
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw badFile(path, missing, cause);
  });
  const parsed = parseJson(withoutByteOrderMark(text));
  if (parsed.ok) return parsed.value;
  const { vi, en } = parsed.detail;
  throw badFile(path, { vi: `không phải JSON hợp lệ, ${vi}`, en: `not valid JSON, ${en}` });
}

const missing: Text = { vi: 'không có hoặc không đọc được.', en: 'missing or unreadable.' };

function badFile(path: string, what: Text, cause?: unknown): Problem {
  return new Problem('invalid-catalogue', { vi: `${path}: ${what.vi}`, en: `${path}: ${what.en}` }, [], {
    cause,
  });
}
