import { signal } from '@preact/signals';
import type { SessionAnswer } from '../../contract/session.ts';
import { request } from '../api/request.ts';
import { suggestLanguage } from '../language/language.ts';
import { say } from '../language/say.ts';
import { signedOut } from './signed-out.ts';

/** The post that is signed in. */
export type Person = SessionAnswer['person'];

/** Who is signed in, as far as the portal knows. `unreachable` without a line, and nobody signed in on this device before. */
export type SessionState =
  | { readonly state: 'asking' | 'signed-out' | 'unreachable' }
  | { readonly state: 'signed-in'; readonly person: Person };

/** The session of this browser. */
export const session = signal<SessionState>({ state: 'asking' });

/** The posts of the person signed in; empty while offline. */
export const posts = signal<readonly Person[]>([]);

const key = 'tiendo-person';

/** Asks who is signed in. While offline it is the last person who was: the drafts on this device are theirs. */
export async function readSession(): Promise<void> {
  const outcome = await request<'getSession'>('/v1/session');
  if (outcome.kind === 'answered') signedIn(outcome.body);
  else if (outcome.kind === 'refused') session.value = { state: 'signed-out' };
  else session.value = lastPerson();
}

/** Notes that somebody has signed in. */
export function signedIn({ person, posts: all }: SessionAnswer): void {
  localStorage.setItem(key, JSON.stringify(person));
  suggestLanguage(person.language);
  signedOut.value = false;
  posts.value = all;
  session.value = { state: 'signed-in', person };
}

/** Acts as another post of the same person. @returns why it does not; null when it does */
export async function choosePost(post: string): Promise<string | null> {
  const outcome = await request<'choosePost'>('/v1/session', { method: 'PUT', body: { post } });
  if (outcome.kind === 'answered') signedIn(outcome.body);
  if (outcome.kind === 'refused') return outcome.problem.detail;
  return outcome.kind === 'answered' ? null : say('unreachable');
}

/** Signs out. @returns false when the server did not end the session, so that it goes on */
export async function signOut(): Promise<boolean> {
  const outcome = await request<'signOut'>('/v1/session', { method: 'DELETE' });
  if (outcome.kind === 'unreachable' || (outcome.kind === 'refused' && outcome.status !== 401)) return false;
  localStorage.removeItem(key);
  session.value = { state: 'signed-out' };
  return true;
}

function lastPerson(): SessionState {
  const kept = localStorage.getItem(key);
  return kept === null ? { state: 'unreachable' } : { state: 'signed-in', person: JSON.parse(kept) };
}
