import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { commandLine, usualUrl } from '../../cli/program/command-line.ts';
import { tiendo } from '../end-to-end/command-line.ts';
import { printedCommands } from './printed-commands.ts';
import { ended } from './run.ts';
import { serveWorld } from './world-server.ts';

const body = { unit: 'P.A', set: 'S', period: '2024-W05', values: { 'S.3': { points: 9.45 } } };

let served: Awaited<ReturnType<typeof serveWorld>>;
let folder: string;

beforeEach(async () => {
  served = await serveWorld();
  folder = await mkdtemp(join(tmpdir(), 'tiendo-stand-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'data'));
  const tokens = { 'P.A': served.unitToken, operations: served.operationsToken };
  await writeFile(join(folder, 'data/demo-tokens.json'), JSON.stringify(tokens));
  await writeFile(join(folder, 'figures.json'), JSON.stringify(body));
});

/** Runs the command as `npm run` does: from the project's folder, telling where the person stands. */
const stand = (args: readonly string[], environment: Record<string, string> = {}) =>
  tiendo(args, { INIT_CWD: folder, npm_lifecycle_event: 'tiendo', ...environment });

describe('where a person stands', () => {
  it('is where files and a relative TIENDO_HOME are, and PORT is the port of the local stack', async () => {
    const environment = { TIENDO_HOME: 'data', PORT: new URL(served.url).port };
    const { code, stderr } = await stand(['submit', 'figures.json', '--as', 'P.A', '--dry-run'], environment);
    expect([code, stderr]).toEqual([
      0,
      `Chưa gửi gì. Gửi thật:\n  TIENDO_HOME=data npm --prefix ${process.cwd()} run -s tiendo -- submit figures.json --as P.A --url ${served.url}\n`,
    ]);
    const printed = printedCommands(stderr)[0] ?? [];
    const submitted = await stand(printed, { TIENDO_HOME: 'data' });
    expect([submitted.code, submitted.stdout.split('\n')[2]]).toEqual([0, 'Bản: 1']);
    const next = printedCommands(submitted.stderr)[0] ?? [];
    expect((await stand(next, { TIENDO_HOME: 'data' })).code).toBe(0);
  });

  it('means nothing to scripts of other names, in which npm leaves its variables too', async () => {
    const { code, stderr } = await tiendo(['submit', 'figures.json'], {
      INIT_CWD: folder,
      npm_lifecycle_event: 'test',
    });
    expect([code, stderr]).toEqual([
      3,
      `Không đọc được tệp figures.json: không có trong ${process.cwd()}.\n`,
    ]);
  });

  it('is the project’s folder when it is gone', async () => {
    const ended = await stand(['catalogue', 'check', 'example/catalogue'], {
      INIT_CWD: join(folder, 'gone'),
    });
    expect(ended.code).toBe(0);
  });

  it.each([
    ['figure.json', 'không có trong ', ' Ý là «figures.json»?'],
    ['nowhere.json', 'không có trong ', ''],
  ])('is searched for a file of a similar name: %s', async (file, why, near) => {
    expect(await stand(['submit', file])).toEqual(
      ended(3, [], [`Không đọc được tệp ${file}: ${why}${folder}.${near}`]),
    );
  });

  it('says that a folder is no file', async () => {
    expect(await stand(['submit', 'data', '--format', 'csv'])).toEqual(
      ended(3, [], ['Không đọc được tệp data: đây là thư mục.']),
    );
  });
});

describe('the address', () => {
  const show = ['submission', 'show', 'S', '2024-W05', 'P.A', '--as', 'P.A'];

  it('is --url before TIENDO_URL before PORT', async () => {
    const environment = { TIENDO_HOME: 'data', PORT: '9' };
    for (const [args, more] of [
      [['--url', served.url], { TIENDO_URL: 'http://127.0.0.1:9' }],
      [[], { TIENDO_URL: served.url }],
    ] as const) {
      expect((await stand([...show, ...args], { ...environment, ...more })).code).toBe(5);
    }
  });

  it.each([
    [{ PORT: '0' }, 'PORT=0 không cho biết cổng nào: nêu địa chỉ bằng --url, như «npm start» đã in ra.'],
    [
      { PORT: '99999' },
      'PORT=99999 không cho biết cổng nào: nêu địa chỉ bằng --url, như «npm start» đã in ra.',
    ],
    [
      { TIENDO_URL: 'localhost:8766' },
      `TIENDO_URL: «localhost:8766» không phải địa chỉ http hoặc https, ví dụ ${usualUrl}.`,
    ],
  ])('is refused when it says nowhere: %j', async (environment, said) => {
    expect(await stand(show, { TIENDO_HOME: 'data', TIENDO_URL: '', PORT: '', ...environment })).toEqual(
      ended(2, [], [said]),
    );
  });
});

describe('the token', () => {
  const show = ['submission', 'show', 'S', '2024-W05', 'P.A'];

  it.each([
    ['P.B', 'Không có mã cho «P.B». Ý là «P.A»? Có: P.A, operations.'],
    ['operation', 'Không có mã cho «operation». Ý là «operations»? Có: P.A, operations.'],
    ['nobody', 'Không có mã cho «nobody». Có: P.A, operations.'],
  ])('of a name that is not there is refused with the nearest: %s', async (name, said) => {
    expect(await stand([...show, '--as', name], { TIENDO_HOME: 'data' })).toEqual(ended(4, [], [said]));
  });

  it('of a damaged file is refused with what to do', async () => {
    await writeFile(join(folder, 'data/demo-tokens.json'), '{"P.A": ');
    expect(await stand([...show, '--as', 'P.A', '--lang', 'en'], { TIENDO_HOME: 'data' })).toEqual(
      ended(
        4,
        [],
        [
          'The file data/demo-tokens.json is damaged; delete it and run “npm start” again, which issues new tokens.',
        ],
      ),
    );
  });

  it.each([
    ['', 'Thiếu mã truy cập: đặt biến TIENDO_TOKEN, hoặc dùng --as <đơn vị> với bản chạy thử.'],
    [
      'mã của tôi',
      'TIENDO_TOKEN không phải mã truy cập: mã chỉ gồm chữ cái không dấu, chữ số và dấu gạch dưới.',
    ],
  ])('in TIENDO_TOKEN is refused when it is none: “%s”', async (token, said) => {
    expect(await stand(show, { TIENDO_TOKEN: token })).toEqual(ended(4, [], [said]));
  });
});

describe('a server that does not answer as it should', () => {
  const show = ['submission', 'show', 'S', '2024-W05', 'P.A'];
  const ask = (url: string) => stand([...show, '--url', url, '--lang', 'en'], { TIENDO_TOKEN: 'x' });

  it('not there: says to start it; without TLS: says that the address may begin with http', async () => {
    const nowhere = 'http://127.0.0.1:9';
    const withTls = served.url.replace('http:', 'https:');
    // Each tries again for seconds.
    const said = await Promise.all([
      ask(nowhere),
      stand([...show, '--url', nowhere], { TIENDO_TOKEN: 'x' }),
      ask(withTls),
    ]);
    expect(said).toEqual([
      ended(
        6,
        [],
        [
          `Cannot reach ${nowhere}. If it is the local stack: run “npm start” in another window and wait for the address. Check the address (--url) and run the command again.`,
        ],
      ),
      ended(
        6,
        [],
        [
          `Không kết nối được ${nowhere}. Nếu dùng bản chạy thử: chạy «npm start» ở cửa sổ khác, chờ đến khi in xong địa chỉ. Kiểm tra địa chỉ (--url) rồi chạy lại lệnh này.`,
        ],
      ),
      ended(
        6,
        [],
        [
          `Cannot reach ${withTls}. The server does not speak TLS; the address may begin with http://. Check the address (--url) and run the command again.`,
        ],
      ),
    ]);
  });

  it.each([
    [
      200,
      '<p>hello</p>',
      'The server’s answer makes no sense. Check the address (--url); if it is right, update this command to the server’s version.',
      6,
    ],
    [
      404,
      'Not Found',
      'This address answered HTTP 404, which is not how Tiến Độ answers. Check the address (--url).',
      5,
    ],
    [
      500,
      '{"message":"Internal Server Error"}',
      'The server failed (HTTP 500). Run the command again in a few minutes; if it fails again, contact operations.',
      6,
    ],
  ])('an answer of another server, %d, is explained', async (status, answer, said, code) => {
    served.interfere = (_, response) => {
      response.statusCode = status;
      response.end(answer);
      return 'answered';
    };
    expect(await ask(served.url)).toEqual(ended(code, [], [said]));
  });
});

describe('waiting', () => {
  const atTerminal = { NODE_OPTIONS: '--import=data:text/javascript,process.stderr.isTTY=true' };
  const show = ['submission', 'show', 'S', '2024-W05', 'P.A', '--as', 'P.A'];

  /** A world that answers late, then that it is not ready, then as it should. */
  const serveSlowly = async () => {
    const slow = await serveWorld();
    let asked = 0;
    slow.interfere = (_, response) => {
      asked += 1;
      if (asked === 3) return 'pass';
      response.statusCode = asked === 1 ? 502 : 503;
      setTimeout(() => response.end('{}'), asked === 1 ? 1_300 : 0);
      return 'answered';
    };
    return slow;
  };

  it('is shown where a person watches, in one language, and nowhere else', async () => {
    const runOn = async (environment: Record<string, string>) => {
      const { url } = await serveSlowly();
      const { code, stderr } = await stand(show, { TIENDO_HOME: 'data', TIENDO_URL: url, ...environment });
      return { code, stderr: stderr.replaceAll(url, served.url) };
    };
    const waiting = [
      'Đang chờ máy chủ …',
      'Máy chủ chưa sẵn sàng (HTTP 502), thử lại …',
      'Máy chủ chưa sẵn sàng (HTTP 503), thử lại …',
    ];
    const [watched, piped] = await Promise.all([runOn(atTerminal), runOn({})]);
    expect(watched.stderr.split('\n').slice(0, 3)).toEqual(waiting);
    const others = watched.stderr.split('\n').filter((line) => !waiting.includes(line));
    expect([piped.code, piped.stderr]).toEqual([5, others.join('\n')]);
  });
});

it('quotes what a shell would read otherwise', () => {
  const carried = { url: usualUrl, as: "O'Neil" };
  expect(commandLine(carried, 'deliveries', 'pause', '--reason', 'Sai số liệu')).toBe(
    `  npm run -s tiendo -- deliveries pause --reason 'Sai số liệu' --as 'O'\\''Neil'`,
  );
});
