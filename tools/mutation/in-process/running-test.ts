/** The test that is running: its file, and what it wants done when it has ended. */
export const runningTest: { file: string; endings: (() => unknown)[] } = { file: '', endings: [] };
