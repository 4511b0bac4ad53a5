import * as z from 'zod';
import { receivedKinds } from '../domain/delivery/message-kind.ts';
import { readerLanguageSchema } from '../domain/language/reader-language.ts';
import { textSchema } from '../domain/language/text.ts';
import { operationsOnly, plain, type Resource } from './http/operation.ts';
import { sentenceSchema } from './http/sentence.ts';
import { mailToNobodySchema } from './mail-to-nobody.ts';
import { cursorOf, slugCursor } from './parameters/cursor.ts';
import { parameters } from './parameters/parameters.ts';
import { pageLimit } from './parameters/whole-number.ts';

const receivedSchema = z.object({
  kind: z.enum(receivedKinds),
  why: sentenceSchema.meta({ description: 'Why the recipient gets it.' }),
  when: sentenceSchema.meta({ description: 'On which occasions.' }),
  next: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'The next planned one; null where it depends on what happens.' }),
  duty: z.boolean().meta({ description: 'Whether it belongs to a duty, so that nobody can unsubscribe.' }),
  unsubscribed: z.boolean(),
});

const recipientSchema = z.object({
  id: z.string(),
  post: textSchema,
  unit: z.string(),
  unitName: textSchema,
  email: z.string(),
  deliveredTo: z
    .string()
    .meta({ description: 'Where mail goes today: the address of the stand-in while the holder is away.' }),
  language: readerLanguageSchema,
  receives: z.array(receivedSchema),
});

/** A page of the catalogue's recipients, in id order; `next` is the cursor of the next page, null on the last. */
const recipientPageSchema = z
  .object({
    catalogueVersion: z.int(),
    total: z.int(),
    recipients: z.array(recipientSchema),
    nobody: z
      .array(mailToNobodySchema)
      .meta({ description: 'Mail that nobody gets today, and what to change in the catalogue.' }),
    next: z.string().nullable(),
  })
  .meta({ id: 'RecipientPage' });

/** The recipients of the catalogue in force, and mail that nobody gets; `next` is null on the last page. */
export type RecipientPage = z.infer<typeof recipientPageSchema>;

const pageSize = { max: 100, usual: 100 };

const page = parameters(
  {},
  {
    cursor: cursorOf(slugCursor),
    limit: pageLimit(pageSize),
  },
  {
    vi: `Địa chỉ cần có dạng /v1/recipients?limit=<1–${pageSize.max}>&cursor=<next của trang trước>.`,
    en: `Use /v1/recipients?limit=<1–${pageSize.max}>&cursor=<next of the previous page>.`,
  },
);

/** The checked parameters of a page of recipients. */
export type RecipientsQuery = z.output<typeof page.schema>;

/** Who gets mail. */
export const recipients = {
  listRecipients: {
    ...plain,
    id: 'listRecipients',
    method: 'GET',
    path: '/v1/recipients',
    access: operationsOnly,
    summary: {
      vi: 'Ai nhận thư gì, khi nào, vì sao',
      en: 'Who gets which mail, when and why',
    },
    description:
      'The recipients of the catalogue in force, in id order, each with what they get. `GET /v1/deliveries` has what was sent.',
    parameters: page,
    answers: { 200: { description: { vi: 'Một trang', en: 'A page' }, schema: recipientPageSchema } },
    problems: ['unavailable'],
  },
} as const satisfies Resource;
