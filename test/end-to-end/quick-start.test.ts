import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const home = mkdtempSync(join(tmpdir(), 'tiendo-quick-start-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Runs a command of the README until it reports that it is running, then stops it like a user. */
function runUntilReady(
  command: string,
  args: readonly string[],
): Promise<{ output: string; code: number | null; errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env: { ...process.env, TIENDO_HOME: home, PORT: '0' },
      detached: true,
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Ctrl+C') && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    child.on('close', (code) => resolve({ output, code, errors }));
  });
}

describe('the README’s first screen', () => {
  const firstScreen = readFileSync('README.md', 'utf8').split('\n').slice(0, 40).join('\n');

  it('P55, P58: shows the picture, the two commands, whom they are for and in what state', () => {
    expect(firstScreen).toContain('docs/images/weekly-report.png');
    expect(firstScreen).toMatch(/^npm start\b/m);
    expect(firstScreen).toMatch(/^npm test\b/m);
    expect(firstScreen).toMatch(
      /^- \*\*For\*\* [\s\S]+^- \*\*Status:\*\* pre-1\.0[\s\S]+^- \*\*Licence:\*\* none/m,
    );
  });

  it('P57: says what the sandbox of SES allows before it says how to deploy', () => {
    const readme = readFileSync('README.md', 'utf8');
    const sandbox = readme.search(/sandbox: it sends to verified addresses only, 200 a day, one a\s+second/);
    expect(sandbox).toBeGreaterThan(0);
    const deployed = readme.indexOf('npm run deploy');
    expect(deployed).toBeGreaterThan(0);
    expect(sandbox).toBeLessThan(deployed);
  });

  it('P58: npm start serves the example, says where, and stops cleanly', async () => {
    const { output, errors } = await runUntilReady('npm', [
      'start',
      '--',
      '--at',
      '2023-06-10T08:00:00+07:00',
    ]);
    expect(output).toMatch(
      /Tiến Độ is running at http:\/\/127\.0\.0\.1:\d+; its clock says 08:00 on 10 June 2023\./,
    );
    expect(output).toMatch(/7 cảnh báo/);
    expect(output).toContain('/mailbox');
    expect(output).toContain('demo-tokens.json');
    expect(errors).not.toMatch(/Error/);
  });
});
