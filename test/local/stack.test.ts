import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, onTestFinished, test } from 'vitest';
import { summary } from '../../local/example/summary.ts';
import { homeTrouble } from '../../local/home/home-trouble.ts';
import { listenOnLoopback } from '../../local/loopback.ts';
import { type LocalStackOptions, startLocalStack } from '../../local/stack.ts';
import { temporaryFolder } from './temporary-folder.ts';

const at = Temporal.Instant.from('2024-01-14T22:59:00Z');

async function start(home: string, overrides: Partial<LocalStackOptions> = {}) {
  const stack = await startLocalStack({ home, port: 0, example: false, ...overrides });
  onTestFinished(() => stack.close());
  return stack;
}

/** Runs lines of shell as a person would paste them. */
function bash(script: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile('bash', ['-c', script], (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

describe('the local stack without the example', () => {
  test('serves the product on the clock it is given', async () => {
    const stack = await start(temporaryFolder(), { at });
    expect(stack.clock.now().since(at).total('seconds')).toBeLessThan(60);
    expect((await fetch(`${stack.url}/v1/health`)).status).toBe(200);
    expect((await fetch(`${stack.url}/v1/catalogue`)).status).toBe(401);
    expect(await (await fetch(`${stack.url}/local`)).text()).toContain('Thứ Hai, 15/01/2024');
    expect(await (await fetch(`${stack.url}/`)).text()).toContain('<div id="portal">');
    expect(await (await fetch(`${stack.url}/mailbox.json`)).json()).toEqual([]);
    expect(summary(stack)).toContain(stack.url);
  });

  test('runs what is scheduled when its clock is moved over HTTP', async () => {
    const stack = await start(temporaryFolder(), { at });
    const response = await fetch(`${stack.url}/local/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"to":"2024-01-15T07:30:00+07:00"}',
    });
    const { ran } = Object(await response.json());
    expect(ran.map(({ job, status }: { job: string; status: string }) => [job, status])).toEqual([
      ['rank', 'done'],
      ['report', 'done'],
      ['warn', 'done'],
      ['reconcile', 'done'],
    ]);
  });

  test('keeps its clock between runs and gives its folder back', async () => {
    const home = temporaryFolder();
    const first = await start(home, { at });
    await first.advanceTo(Temporal.Instant.from('2024-02-01T00:00:00Z'));
    await expect(start(home)).rejects.toHaveProperty('name', 'StartError');
    await first.close();
    expect(existsSync(join(home, 'lock'))).toBe(false);
    const second = await start(home);
    expect(second.clock.now().toString()).toMatch(/^2024-02-01T00:0/);
  });

  test('refuses to go back, and to add the example later', async () => {
    const home = temporaryFolder();
    await (await start(home, { at })).close();
    await expect(start(home, { at: at.subtract({ hours: 1 }) })).rejects.toThrow(/only moves forward/);
    await expect(start(home, { example: true })).rejects.toThrow(/created without the example/);
    expect(existsSync(join(home, 'lock'))).toBe(false);
  });

  test('says so when its port is taken, and leaves nothing running', async () => {
    const other = createServer();
    const taken = await listenOnLoopback(other);
    onTestFinished(() => void other.close());
    const home = temporaryFolder();
    const port = Number(new URL(taken).port);
    await expect(start(home, { port })).rejects.toHaveProperty('detail', {
      vi: expect.stringContaining(String(port)),
      en: expect.stringContaining(String(port)),
    });
    expect(existsSync(join(home, 'lock'))).toBe(false);
    await start(home);
  });
});

describe('a stack without data', () => {
  test('leads to the first report by commands that work when pasted', async () => {
    const stack = await start(temporaryFolder());
    expect(Object.keys(stack.tokens)).toEqual(['operations', 'operations-2']);
    const shown = summary(stack);
    expect(shown).toContain(stack.tokens['operations']);
    const [, steps = ''] = shown.split('from here to the first report:\n');
    const commands = steps
      .split('\n')
      .filter((line) => /^ +(?:TIENDO_HOME|export|echo|npm|curl)/.test(line))
      .map((line) => line.replace(/npm run -s tiendo --/, `${process.execPath} cli/tiendo.mjs`));
    expect(commands).toHaveLength(5);
    const { stderr, code } = await bash(['set -e', ...commands].join('\n'));
    expect([code, stderr.includes('Danh mục đang dùng: phiên bản 1.')]).toEqual([0, true]);
    expect(stack.mails().map(({ to, occurrence }) => [to, occurrence?.split('@')[0]])).toEqual([
      ['chu-tich@tinh.example', 'report'],
    ]);
    expect(stack.isBare).toBe(true);
    await stack.close();
    const again = await start(stack.home);
    expect([again.isBare, again.tokens]).toEqual([false, stack.tokens]);
    expect(summary(again)).not.toContain('first report');
  });

  test('has tokens that outlive a clock moved on by years', async () => {
    const stack = await start(temporaryFolder(), { at });
    stack.clock.moveTo(at.add({ hours: 24 * 365 * 3 }));
    const headers = { authorization: `Bearer ${stack.tokens['operations']}` };
    expect((await fetch(`${stack.url}/v1/tokens`, { headers })).status).toBe(200);
  });

  test('issues its tokens anew when they are rejected, as those of an earlier version are in time', async () => {
    const home = temporaryFolder();
    const stack = await start(home, { at });
    const old = await fetch(`${stack.url}/v1/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stack.tokens['operations']}`, 'content-type': 'application/json' },
      body: '{"principal": {"role": "operations"}, "label": "old"}',
    });
    const { token } = Object(await old.json());
    stack.clock.moveTo(at.add({ hours: 24 * 91 }));
    await stack.close();
    writeFileSync(join(home, 'demo-tokens.json'), JSON.stringify({ operations: token }));
    const again = await start(home);
    const headers = { authorization: `Bearer ${again.tokens['operations']}` };
    expect([
      again.tokens['operations'] === token,
      (await fetch(`${again.url}/v1/tokens`, { headers })).status,
    ]).toEqual([false, 200]);
  });
});

describe('trouble with the data folder', () => {
  const sentence = (vi: string) => ({ vi, en: expect.any(String) });

  test.each([
    [
      'a file',
      (home: string) => writeFileSync(home, ''),
      (home: string) => `${home} không phải thư mục. Đặt TIENDO_HOME sang một thư mục.`,
    ],
    [
      'on a full disk',
      (home: string) => {
        mkdirSync(home);
        symlinkSync('/dev/full', join(home, 'clock.json.tmp'));
      },
      (home: string) =>
        `Hết chỗ trên ổ đĩa của ${home}. Giải phóng ổ đĩa rồi chạy lại; những gì đã nhận vẫn còn.`,
    ],
    [
      'with a damaged clock',
      (home: string) => {
        mkdirSync(home);
        writeFileSync(join(home, 'clock.json'), '{"notBefore": ');
      },
      (home: string) =>
        `Tệp ${join(home, 'clock.json')} bị hỏng. Khôi phục từ bản sao, hoặc đặt TIENDO_HOME sang thư mục khác để bắt đầu lại.`,
    ],
    [
      'with damaged tokens',
      (home: string) => {
        mkdirSync(home);
        writeFileSync(join(home, 'demo-tokens.json'), '[]');
      },
      (home: string) =>
        `Tệp ${join(home, 'demo-tokens.json')} bị hỏng. Xóa tệp rồi chạy lại; các mã sẽ được cấp lại.`,
    ],
    [
      'with a damaged message',
      (home: string) => {
        mkdirSync(join(home, 'mail'), { recursive: true });
        writeFileSync(join(home, 'mail/1.json'), '{}');
      },
      (home: string) =>
        `Tệp ${join(home, 'mail/1.json')} bị hỏng. Xóa tệp rồi chạy lại; hộp thư sẽ thiếu thư này.`,
    ],
  ])('%s is told in a sentence', async (_, prepare, said) => {
    const home = join(temporaryFolder(), 'home');
    prepare(home);
    await expect(start(home)).rejects.toHaveProperty('detail', sentence(said(home)));
  });

  test.each([
    [
      'EACCES',
      'Không ghi được vào /data: không có quyền, hoặc ổ đĩa chỉ đọc. Đặt TIENDO_HOME sang thư mục ghi được.',
    ],
    [
      'EROFS',
      'Không ghi được vào /data: không có quyền, hoặc ổ đĩa chỉ đọc. Đặt TIENDO_HOME sang thư mục ghi được.',
    ],
    [
      'LEVEL_DATABASE_NOT_OPEN',
      'Cơ sở dữ liệu trong /data bị hỏng. Khôi phục từ bản sao, hoặc đặt TIENDO_HOME sang thư mục khác để bắt đầu lại.',
    ],
  ])('%s is told in a sentence, also behind another error', (code, vi) => {
    const error = Object.assign(new Error('x'), { code });
    expect(homeTrouble(error, '/data')).toHaveProperty('detail', sentence(vi));
    expect(homeTrouble(new Error('y', { cause: error }), '/data')).toHaveProperty('detail', sentence(vi));
    const other = new Error('z');
    expect(homeTrouble(other, '/data')).toBe(other);
  });

  test('a folder removed while it is in use ends the stack with a sentence', async () => {
    const home = temporaryFolder();
    const stack = await start(home);
    rmSync(home, { recursive: true });
    const lost = await stack.lost;
    expect(lost.detail.vi).toMatch(`Thư mục ${home} đã bị xóa`);
    await stack.close();
    expect(existsSync(home)).toBe(false);
  });

  test('a folder that another process has taken is left to it', async () => {
    const home = temporaryFolder();
    const stack = await start(home);
    writeFileSync(join(home, 'lock'), '{"pid": 1, "born": null}');
    expect((await stack.lost).detail.vi).toMatch('do tiến trình khác dùng');
    await stack.close();
    expect(readFileSync(join(home, 'lock'), 'utf8')).toBe('{"pid": 1, "born": null}');
  });
});
