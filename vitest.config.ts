import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { testEnvironment } from './test/environment.ts';
import { LongFilesFirst } from './test/long-files-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/temporary-files.ts'],
    setupFiles: ['test/setup.ts'],
    // Several times what a machine takes that is three times slower than those of developers.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 20_000 } },
    // One more than processors: what waits for a browser, a process or a clock leaves its own to another.
    maxWorkers: availableParallelism() + 1,
    // The files of a worker share its modules: to load them again for each took a third of the processor time.
    isolate: false,
    sequence: { sequencer: LongFilesFirst },
    coverage: {
      include: ['domain/**/*.ts', 'usecases/**/*.ts'],
      reporter: ['text-summary', 'json-summary', 'html'],
      // A little below what was measured: 99.0, 95.5, 99.5 and 99.6 %.
      thresholds: { statements: 98.5, branches: 95, functions: 99, lines: 99 },
    },
    env: testEnvironment,
  },
});
