import type { Principal } from './principal.ts';

/** An authenticated caller, with the token used and its label, which names who keeps it. */
export type Caller = { readonly principal: Principal; readonly tokenId: string; readonly label: string };
