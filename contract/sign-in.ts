import * as z from 'zod';
import { codeDigits, codeMinutes, mostTries } from '../domain/access/session-limits.ts';
import { jsonBody } from './http/body.ts';
import { plain, type Resource } from './http/operation.ts';
import { sessionAnswerSchema } from './session.ts';

const addressSchema = z.email().max(254).meta({ description: "A contact's e-mail address." });

const codeRequestSchema = z.strictObject({ address: addressSchema }).meta({ id: 'CodeRequest' });

/** What anybody gets who asks for a code, whatever the address is. */
const codeAskedSchema = z
  .object({ digits: z.literal(codeDigits), minutes: z.literal(codeMinutes), tries: z.literal(mostTries) })
  .meta({ id: 'CodeAsked', description: 'The same for every address, known or not.' });

const signInSchema = z
  .strictObject({
    address: addressSchema,
    code: z
      .string()
      .regex(/^\d{4} ?\d{4}$/)
      .meta({ description: `${codeDigits} digits, with or without a space in the middle.` }),
  })
  .meta({ id: 'SignIn' });

const limits = { mostBytes: 4 * 1024 };

/** Signing in to the portal with a code sent by e-mail. Both calls come from the portal's own pages. */
export const signIn = {
  askForCode: {
    ...plain,
    id: 'askForCode',
    method: 'POST',
    path: '/v1/sign-in/codes',
    access: 'open',
    summary: { vi: 'Xin mã đăng nhập qua thư điện tử', en: 'Ask for a sign-in code by e-mail' },
    description: `A contact who may use the portal is sent a code of ${codeDigits} digits, valid for ${codeMinutes} minutes and ${mostTries} tries, in the browser that asks only; asking again replaces it. The answer and the time it takes are the same for every address. Needs \`Sec-Fetch-Site: same-origin\`, or without it an \`Origin\` that is the host.`,
    body: jsonBody(codeRequestSchema, {
      example: { address: 'dau-moi.stp@binhduong.example' },
      usage: { vi: 'Gửi {"address": "<địa chỉ thư>"}.', en: 'Send {"address": "<e-mail address>"}.' },
      ...limits,
    }),
    answers: {
      202: {
        description: { vi: 'Đã ghi nhận', en: 'Taken; a known contact is sent a code' },
        schema: codeAskedSchema,
      },
    },
    problems: ['forbidden', 'too-large', 'too-many-requests', 'unavailable'],
  },
  createSession: {
    ...plain,
    id: 'createSession',
    method: 'POST',
    path: '/v1/sign-in/sessions',
    access: 'open',
    summary: { vi: 'Đăng nhập bằng mã', en: 'Sign in with a code' },
    description:
      'Sets the cookie `__Host-tiendo`. For a person with several posts the session begins as the first by id. Every refused code has the same answer, whether it is wrong, used, too old, tried too often, or was asked for by another browser.',
    body: jsonBody(signInSchema, {
      example: { address: 'dau-moi.stp@binhduong.example', code: '12345678' },
      usage: {
        vi: `Gửi {"address": "<địa chỉ thư>", "code": "<${codeDigits} chữ số>"}.`,
        en: `Send {"address": "<e-mail address>", "code": "<${codeDigits} digits>"}.`,
      },
      ...limits,
    }),
    answers: { 201: { description: { vi: 'Đã đăng nhập', en: 'Signed in' }, schema: sessionAnswerSchema } },
    problems: ['forbidden', 'sign-in-refused', 'too-large', 'too-many-requests', 'unavailable'],
  },
} as const satisfies Resource;
