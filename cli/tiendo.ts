import { enableCompileCache } from 'node:module';

// Keeps compiled code between runs, so that something is printed at once.
enableCompileCache();
const { run } = await import('./run.ts');
process.exitCode = await run();
