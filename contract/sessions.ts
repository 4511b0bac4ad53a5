import * as z from 'zod';
import { portalRoles } from '../domain/access/portal-roles.ts';
import { sessionListedDays } from '../domain/access/session-limits.ts';
import { textSchema } from '../domain/language/text.ts';
import { leftOutField } from './http/left-out.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { cursorOf } from './parameters/cursor.ts';
import { parameters, pathParameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';

/** A session as operations see it: never its cookie, nor the hash of it. */
const listedSessionSchema = z
  .object({
    id: z.string(),
    post: z
      .object({ id: z.string(), post: textSchema, unit: z.string(), role: z.enum(portalRoles) })
      .meta({ description: 'The post as it was when the session began, or was switched to it.' }),
    browser: z.string().meta({ description: 'The kind of browser and system, such as `Firefox, Windows`.' }),
    signedInAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    ended: z
      .object({ at: z.iso.datetime(), how: z.enum(['signed-out', 'revoked', 'replaced']) })
      .nullable()
      .meta({ description: '`replaced`: the same browser signed in again.' }),
    isLive: z.boolean().meta({
      description:
        'Whether the next request would be admitted, if its post is still in the catalogue with a role.',
    }),
  })
  .meta({ id: 'ListedSession' });

const sessionPageSchema = z
  .object({ sessions: z.array(listedSessionSchema), ...leftOutField, next: z.string().nullable() })
  .meta({ id: 'SessionPage' });

/** A session as operations see it; `ended` is null unless it ended before its time. */
export type ListedSession = z.infer<typeof listedSessionSchema>;
/** Sessions of all people in id order; `next` is null on the last page. */
export type SessionPage = z.infer<typeof sessionPageSchema>;

const pageSize = { max: 200, usual: 50 };

const page = parameters(
  {},
  {
    cursor: cursorOf(/[0-9a-f]{32}/),
    limit: pageLimit(pageSize),
  },
  {
    vi: `Địa chỉ cần có dạng /v1/sessions?limit=<1–${pageSize.max}>&cursor=<next của trang trước>.`,
    en: `Use /v1/sessions?limit=<1–${pageSize.max}>&cursor=<next of the previous page>.`,
  },
);

/** The checked parameters of a page of sessions. */
export type SessionsQuery = z.output<typeof page.schema>;

/** Sessions of people in the portal, for operations. */
export const sessions = {
  listSessions: {
    ...plain,
    id: 'listSessions',
    method: 'GET',
    path: '/v1/sessions',
    access: operationsOnly,
    summary: { vi: 'Danh sách phiên đăng nhập', en: 'Sessions of the portal' },
    description: `Live sessions, and those of the last ${sessionListedDays} days, in the order of their ids, which are random.`,
    parameters: page,
    answers: { 200: { description: { vi: 'Một trang', en: 'A page' }, schema: sessionPageSchema } },
    problems: [],
  },
  revokeSession: {
    ...plain,
    id: 'revokeSession',
    method: 'DELETE',
    path: '/v1/sessions/{id}',
    access: operationsOnly,
    summary: { vi: 'Thu hồi phiên đăng nhập', en: 'Revoke a session' },
    description: 'Takes effect with the next request. Revoking again changes nothing.',
    parameters: pathParameters(
      { id: z.string() },
      { vi: 'Địa chỉ cần có dạng /v1/sessions/<id>.', en: 'Use /v1/sessions/<id>.' },
    ),
    answers: {
      200: { description: { vi: 'Phiên đã thu hồi', en: 'The session, ended' }, schema: listedSessionSchema },
    },
    problems: ['not-found'],
  },
} as const satisfies Resource;
