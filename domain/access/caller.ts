import type { Principal } from './principal.ts';

/** Somebody who proved who they are, and with which token. */
export type Caller = { readonly principal: Principal; readonly tokenId: string };
