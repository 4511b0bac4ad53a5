import * as z from 'zod';
import { longestLifetimeDays, overlapDays, usualLifetimeDays } from '../../domain/access/token-lifetime.ts';
import { issuedTokenSchema, tokenRequestSchema } from '../../usecases/access/issue-token.ts';
import { tokenPageSchema, tokensQuerySchema } from '../../usecases/access/list-tokens.ts';
import { rotatedTokenSchema } from '../../usecases/access/rotate-token.ts';
import { routes } from '../deployment/routes.ts';
import { type DocumentedOperation, json } from './documented-operation.ts';
import { exampleTokenRequest } from './examples.ts';

const path = z.object({ id: z.string() });

/** Issuing, listing, rotating and revoking access tokens. */
export const documentedTokens: readonly DocumentedOperation[] = [
  {
    route: routes.createToken,
    summary: 'Cấp mã truy cập / Issue an access token',
    description: `The token is told once, in this answer; only a hash of it is kept. Without \`expiresAt\` it lives ${usualLifetimeDays.unit} days, one of operations ${usualLifetimeDays.operations}; none may live longer than ${longestLifetimeDays}.`,
    requestBody: {
      required: true,
      content: json(tokenRequestSchema.meta({ id: 'TokenRequest' }), exampleTokenRequest),
    },
    responses: {
      201: {
        description: 'Mã truy cập / The token',
        content: json(issuedTokenSchema.meta({ id: 'IssuedToken' })),
      },
    },
    problems: [],
  },
  {
    route: routes.listTokens,
    summary: 'Danh sách mã truy cập / The tokens there are and were',
    requestParams: { query: tokensQuerySchema },
    responses: {
      200: { description: 'Một trang / A page', content: json(tokenPageSchema.meta({ id: 'TokenPage' })) },
    },
    problems: [],
  },
  {
    route: routes.rotateToken,
    summary: 'Đổi mã truy cập / Rotate an access token',
    description: `Makes a token for the same principal and label, told once. The one it replaces goes on working for ${overlapDays} days, so that no call fails while programs are changed over. At most two of a chain work at a time: rotating the newer ends the older at once; rotating the older again replaces a successor that nobody has used yet, and is refused once somebody has. Operations may rotate any token, everybody else only the one they call with.`,
    requestParams: { path },
    responses: {
      201: {
        description: 'Mã mới / The new token',
        content: json(rotatedTokenSchema.meta({ id: 'RotatedToken' })),
      },
    },
    problems: ['not-found', 'conflict'],
  },
  {
    route: routes.revokeToken,
    summary: 'Thu hồi mã truy cập / Revoke an access token',
    requestParams: { path },
    responses: { 204: { description: 'Đã thu hồi / Revoked, from the next request on' } },
    problems: ['not-found'],
  },
];
