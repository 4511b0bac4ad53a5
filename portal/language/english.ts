import type { Key } from './vietnamese.ts';

/** The portal's texts in English. */
export const english = {
  skip: 'Skip to the content',
  ways: 'Pages',
  owed: 'To submit',
  weekOfLeaders: 'The week',
  milestones: 'Milestones',
  signIn: 'Sign in',
  signOut: 'Sign out',
  signOutFailed: 'You are still signed in: there is no connection. Try again once there is.',
  address: 'E-mail address',
  addressHint: 'The address registered for your unit. The sign-in code is sent to it.',
  addressNeeded: 'Enter an e-mail address, such as clerk@department.example.',
  askForCode: 'Send the code',
  codeSent:
    'If {address} is registered, a code of 8 digits is on its way. It works for 10 minutes, in this browser only.',
  code: 'Sign-in code',
  codeHint: 'The 8 digits in the e-mail. Never read them out to anyone.',
  codeNeeded: 'Enter all 8 digits of the code.',
  otherAddress: 'Change the address or send a new code',
  unreachable: 'The server cannot be reached. Check the connection and try again.',
  noLine: 'No connection',
  noLineAdvice: 'Connect to the network and reload this page to sign in.',
  offline: 'You are offline. What you enter is kept on this computer.',
  noSuchPage: 'There is no such page',
  toHome: 'To the start page',
} as const satisfies Readonly<Record<Key, string>>;
