import { submissions } from '../contract/submissions.ts';
import { addressOf, refusalOf, requestApi } from './api.ts';
import { tell } from './output.ts';
import type { Settings } from './settings.ts';
import { words } from './words.ts';

/** The unit, set and period of figures. */
export type Address = { readonly unit: string; readonly set: string; readonly period: string };

/**
 * Looks up and reports the latest revision, for a correction; null when nothing was submitted yet.
 * @throws CommandFailure when the API refuses
 */
export async function revisionToCorrect(
  settings: Settings,
  { unit, set, period }: Address,
): Promise<number | null> {
  const { method, path } = submissions.getSubmission;
  const answer = await requestApi(settings, { method, path: addressOf(path, { set, period, unit }) });
  if (answer.status === 404) return null;
  const revision = /^"(\d+)"$/.exec(answer.headers.get('etag') ?? '')?.[1];
  if (answer.status !== 200 || revision === undefined) throw refusalOf(answer);
  tell(
    words(
      settings,
      `${unit} ${set} ${period}: có «reason», điều chỉnh bản mới nhất, «If-Match: "${revision}"».`,
      `${unit} ${set} ${period}: has a “reason”, correcting the latest revision, If-Match: "${revision}".`,
    ),
  );
  return Number(revision);
}
