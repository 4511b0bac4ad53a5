import { signal } from '@preact/signals';

/** Whether the server has said that nobody is signed in any longer: the page then asks to sign in, and drafts stay. */
export const signedOut = signal(false);
