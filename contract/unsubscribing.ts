import * as z from 'zod';
import { formBody } from './http/body.ts';
import { type Answer, plain, type Resource } from './http/operation.ts';
import { pathParameters } from './parameters/parameters.ts';

/** The forms sent by the page's buttons, and by mail programs on the reader's behalf (RFC 8058). */
const unsubscribeFormSchema = z.union([
  z.strictObject({ 'List-Unsubscribe': z.literal('One-Click') }),
  z.strictObject({ action: z.literal('resubscribe') }),
]);

const page = { mediaType: 'text/html', schema: z.string() } as const;
const wrongLink = {
  description: { vi: 'Liên kết không đúng', en: 'The link is not valid' },
  ...page,
} satisfies Answer;

const link = pathParameters(
  { token: z.string().meta({ description: 'The last part of the link in a message; it never expires.' }) },
  { vi: 'Mở liên kết trong thư đã nhận.', en: 'Open the link in a message.' },
);

/** Unsubscribing with the link in a message. */
export const unsubscribing = {
  getUnsubscribe: {
    ...plain,
    id: 'getUnsubscribe',
    method: 'GET',
    path: '/v1/unsubscribe/{token}',
    access: 'open',
    summary: { vi: 'Trang hủy nhận thư', en: 'The unsubscribe page' },
    description: 'Returns a page with a button that unsubscribes. Opening it changes nothing.',
    parameters: link,
    answers: { 200: { description: { vi: 'Trang', en: 'The page' }, ...page }, 404: wrongLink },
    problems: [],
  },
  unsubscribe: {
    ...plain,
    id: 'unsubscribe',
    method: 'POST',
    path: '/v1/unsubscribe/{token}',
    access: 'open',
    summary: { vi: 'Hủy nhận thư, hoặc nhận lại', en: 'Unsubscribe, or subscribe again' },
    description:
      'One-click unsubscription (RFC 8058): a mail program sends `List-Unsubscribe=One-Click` to the link in the header `List-Unsubscribe`. Repeating it changes nothing. `action=resubscribe` reverses it. Messages that belong to a duty to report have no such link.',
    parameters: link,
    body: formBody(unsubscribeFormSchema, {
      example: { 'List-Unsubscribe': 'One-Click' },
      usage: {
        vi: 'Gửi «List-Unsubscribe=One-Click» để hủy nhận, hoặc «action=resubscribe» để nhận lại.',
        en: 'Send “List-Unsubscribe=One-Click” to unsubscribe, or “action=resubscribe” to subscribe again.',
      },
      mostBytes: 4 * 1024,
    }),
    answers: {
      200: { description: { vi: 'Trang nêu kết quả', en: 'A page with the result' }, ...page },
      404: wrongLink,
    },
    problems: ['too-large'],
  },
} as const satisfies Resource;
