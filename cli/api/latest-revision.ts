import { getSubmission } from '../../contract/submissions/showing-submissions.ts';
import { type Names, readNames } from '../output/names.ts';
import { tell } from '../output/output.ts';
import { words } from '../output/words.ts';
import type { Settings } from '../settings.ts';
import { addressOf, requestApi } from './api.ts';
import { refusalOf } from './refusal.ts';

/** The unit, set and period of figures. */
export type Address = { readonly unit: string; readonly set: string; readonly period: string };

/**
 * Looks up and reports the latest revision, for a correction; null when nothing was submitted yet.
 * @param names where they are known already
 * @throws CommandFailure when the API refuses
 */
export async function revisionToCorrect(
  settings: Settings,
  address: Address,
  names?: Names,
): Promise<number | null> {
  const { unit, set, period } = address;
  const { method, path } = getSubmission;
  const answer = await requestApi(settings, { method, path: addressOf(path, { set, period, unit }) });
  if (answer.status === 404) return null;
  const revision = /^"(\d+)(?:-en)?"$/.exec(answer.headers.get('etag') ?? '')?.[1];
  if (answer.status !== 200 || revision === undefined) throw refusalOf(answer, settings.lang, 'as-written');
  const about = (names ?? (await readNames(settings))).subject(address);
  tell(
    words(
      settings,
      `${about}: có lý do điều chỉnh, nên điều chỉnh bản ${revision}, là bản mới nhất.`,
      `${about}: gives a reason, so it corrects revision ${revision}, the latest.`,
    ),
  );
  return Number(revision);
}
