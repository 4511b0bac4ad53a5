import { signal } from '@preact/signals';
import type { Text } from '../../domain/language/text.ts';
import { request } from '../api/request.ts';
import { suggestLanguage } from '../language/language.ts';
import { signedOut } from './signed-out.ts';

/** The post that is signed in. */
export type Person = {
  readonly id: string;
  readonly post: Text;
  readonly unit: { readonly id: string; readonly name: Text };
  readonly role: 'unit' | 'leader' | 'operations' | 'reader';
  readonly language: 'vi' | 'en';
};

/** A session: which post is signed in, and until when. */
export type Session = { readonly person: Person; readonly expiresAt: string };

/** Who is signed in, as far as the portal knows. `unreachable` without a line, and nobody signed in on this device before. */
export type SessionState =
  | { readonly state: 'asking' | 'signed-out' | 'unreachable' }
  | { readonly state: 'signed-in'; readonly person: Person };

/** The session of this browser. */
export const session = signal<SessionState>({ state: 'asking' });

const key = 'tiendo-person';

/** Asks who is signed in. Without a line it is whoever was last: the drafts on this device are theirs. */
export async function readSession(): Promise<void> {
  const outcome = await request<Session>('/v1/session');
  if (outcome.kind === 'answered') signedIn(outcome.body);
  else if (outcome.kind === 'refused') session.value = { state: 'signed-out' };
  else session.value = lastPerson();
}

/** Notes that somebody has signed in. */
export function signedIn({ person }: Session): void {
  localStorage.setItem(key, JSON.stringify(person));
  suggestLanguage(person.language);
  signedOut.value = false;
  session.value = { state: 'signed-in', person };
}

/** Signs out. @returns false when the server could not be told, so that the session goes on */
export async function signOut(): Promise<boolean> {
  const outcome = await request('/v1/session', { method: 'DELETE' });
  if (outcome.kind === 'unreachable') return false;
  localStorage.removeItem(key);
  session.value = { state: 'signed-out' };
  return true;
}

function lastPerson(): SessionState {
  const kept = localStorage.getItem(key);
  return kept === null ? { state: 'unreachable' } : { state: 'signed-in', person: JSON.parse(kept) };
}
