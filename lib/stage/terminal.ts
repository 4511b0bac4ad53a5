import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import type { Terminal } from './stage-command.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const cdkCommand = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

/** The terminal that the process runs in. */
export const terminal: Terminal = {
  cdk: (words) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [cdkCommand, ...words], { cwd: project, stdio: 'inherit' });
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? 1));
    }),
  ask: process.stdin.isTTY
    ? async (question) => {
        const lines = createInterface({ input: process.stdin, output: process.stderr });
        try {
          return await lines.question(question);
        } finally {
          lines.close();
        }
      }
    : null,
  tell: (text) => process.stderr.write(`${text}\n`),
};
