/** The states of an exception. Only an open one lets its unit submit. */
export const exceptionStates = ['open', 'closed', 'expired'] as const;

/** Whether an exception lets its unit submit, and if not, whether it was closed early or ran out. */
export type ExceptionState = (typeof exceptionStates)[number];
