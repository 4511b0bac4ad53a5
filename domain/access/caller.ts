import type { Principal } from './principal.ts';

/** An authenticated caller, with the token used. */
export type Caller = { readonly principal: Principal; readonly tokenId: string };
