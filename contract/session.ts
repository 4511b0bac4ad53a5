import * as z from 'zod';
import { portalRoles } from '../domain/access/portal-roles.ts';
import { idleHours, longestSessionDays, minutesBetweenNotes } from '../domain/access/session-limits.ts';
import { languages, textSchema } from '../domain/language/text.ts';
import { jsonBody } from './http/body.ts';
import { anyToken, plain, type Resource } from './http/operation.ts';

/** A post that may use the portal, as answers show it: without its address. */
const postSchema = z.object({
  /** The id of the post in the catalogue's list of recipients. */
  id: z.string(),
  post: textSchema,
  unit: z.object({ id: z.string(), name: textSchema }),
  role: z.enum(portalRoles),
  approves: z.literal(true).exactOptional().meta({
    description: 'Where the post approves its unit’s figures.',
  }),
  /** The language in which the portal greets the post. */
  language: z.enum(languages),
});

/** A session: which post is signed in, and until when. */
export const sessionAnswerSchema = z
  .object({
    person: postSchema,
    posts: z.array(postSchema).meta({
      description:
        'Every post with the same e-mail address that may use the portal, in id order; `person` is one of them.',
    }),
    signedInAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().meta({ description: `${longestSessionDays} days after signing in.` }),
    idleUntil: z.iso.datetime().meta({
      description: `The session ends earlier, at this instant, unless it is used; ${idleHours} hours after its last use, which is noted every ${minutesBetweenNotes} minutes.`,
    }),
  })
  .meta({ id: 'Session' });

/** Who is signed in, as which post, and until when. */
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

const postChoiceSchema = z.strictObject({ post: z.string().min(1).max(64) });

/** The session of the browser that asks. Tokens have none. */
export const session = {
  getSession: {
    ...plain,
    id: 'getSession',
    method: 'GET',
    path: '/v1/session',
    access: anyToken,
    credential: 'session',
    summary: { vi: 'Phiên đăng nhập của trình duyệt này', en: 'Who is signed in' },
    answers: { 200: { description: { vi: 'Phiên', en: 'The session' }, schema: sessionAnswerSchema } },
    problems: [],
  },
  choosePost: {
    ...plain,
    id: 'choosePost',
    method: 'PUT',
    path: '/v1/session',
    access: anyToken,
    credential: 'session',
    summary: { vi: 'Chọn chức danh để làm việc', en: 'Choose the post to act as' },
    description: 'For a person with several posts; the session acts as one of them at a time.',
    body: jsonBody(postChoiceSchema, {
      example: { post: 'dau-moi-stp' },
      usage: { vi: 'Gửi {"post": "<mã chức danh>"}.', en: 'Send {"post": "<id of the post>"}.' },
    }),
    answers: { 200: { description: { vi: 'Phiên', en: 'The session' }, schema: sessionAnswerSchema } },
    problems: ['not-found'],
  },
  signOut: {
    ...plain,
    id: 'signOut',
    method: 'DELETE',
    path: '/v1/session',
    access: anyToken,
    credential: 'session',
    summary: { vi: 'Đăng xuất', en: 'Sign out' },
    answers: { 204: { description: { vi: 'Đã đăng xuất', en: 'Signed out' } } },
    problems: [],
  },
} as const satisfies Resource;
