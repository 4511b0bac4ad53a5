import * as z from 'zod';
import { unsubscribeFormSchema } from '../../contract/unsubscribing.ts';
import { routes } from '../deployment/routes.ts';
import type { DocumentedOperation } from './documented-operation.ts';

const page = { 'text/html': { schema: z.string() } };
const wrongLink = { description: 'Liên kết không đúng / A link that was not signed here', content: page };
const path = z.object({
  token: z.string().meta({ description: 'The end of the link in a message; it never expires.' }),
});
const form = { schema: unsubscribeFormSchema, example: { 'List-Unsubscribe': 'One-Click' } };

/** Unsubscribing by the link in a message. */
export const documentedUnsubscribing: readonly DocumentedOperation[] = [
  {
    route: routes.getUnsubscribe,
    summary: 'Trang hủy nhận thư / The page behind the link to unsubscribe',
    description: 'Shows a page with a button that unsubscribes. Looking at it changes nothing.',
    requestParams: { path },
    responses: { 200: { description: 'Trang / The page', content: page }, 404: wrongLink },
    problems: [],
  },
  {
    route: routes.unsubscribe,
    summary: 'Hủy nhận thư, hoặc nhận lại / Unsubscribe, or subscribe again',
    description:
      'One-click unsubscription (RFC 8058): a mail program sends `List-Unsubscribe=One-Click` to the link in the header `List-Unsubscribe`. Doing it again changes nothing. `action=resubscribe` takes it back. Messages that belong to a duty to report have no such link.',
    requestParams: { path },
    requestBody: {
      required: true,
      content: { 'application/x-www-form-urlencoded': form, 'multipart/form-data': form },
    },
    responses: {
      200: { description: 'Trang nêu kết quả / A page that says so', content: page },
      404: wrongLink,
    },
    problems: ['too-large'],
  },
];
