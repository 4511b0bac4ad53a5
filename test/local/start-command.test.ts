import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

/** A clone that is installed, in which start.ts is another program. */
function cloneThatRuns(program: string): string {
  const clone = temporaryFolder();
  mkdirSync(join(clone, 'local'));
  for (const file of ['install.mjs', 'start.mjs']) cpSync(`local/${file}`, join(clone, 'local', file));
  mkdirSync(join(clone, 'node_modules'));
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  writeFileSync(join(clone, 'node_modules/.package-lock.json'), '{}');
  writeFileSync(join(clone, 'local/start.ts'), program);
  return join(clone, 'local/start.mjs');
}

test('starts with the same arguments, and ends as the server ends', async () => {
  const start = cloneThatRuns('console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;');
  const child = spawn(process.execPath, [start, '--port', '1', 'a b']);
  const [written, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect({ written, code }).toEqual({ written: '["--port","1","a b"]\n', code: 3 });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  'passes %s on to the server and waits for it',
  async (signal) => {
    const start = cloneThatRuns(`
    const keepAlive = setInterval(() => {}, 1000);
    process.on('${signal}', () => setTimeout(() => { console.log('stopped'); clearInterval(keepAlive); }, 50));
    console.log('serving');
  `);
    const child = spawn(process.execPath, [start]);
    let written = '';
    child.stdout.on('data', (chunk) => {
      if (written === '') child.kill(signal);
      written += chunk;
    });
    const [code] = await once(child, 'exit');
    expect({ written, code }).toEqual({ written: 'serving\nstopped\n', code: 0 });
  },
);
