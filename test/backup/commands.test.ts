import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { startLocalStack } from '../../local/stack.ts';
import { tiendoInProcess } from '../cli/in-process.ts';
import { temporaryFolder } from '../local/temporary-folder.ts';

const at = Temporal.Instant.from('2024-01-15T02:00:00Z');

async function emptyHome(): Promise<string> {
  const home = join(temporaryFolder(), 'home');
  await (await startLocalStack({ home, port: 0, example: false, at })).close();
  return home;
}

describe('tiendo export and import', { timeout: 60_000 }, () => {
  it('copy a local stack, and say what the copy holds and what to do next', async () => {
    const folder = join(temporaryFolder(), 'export');
    const out = await tiendoInProcess(['export', folder, '--local'], 'en', {
      TIENDO_HOME: await emptyHome(),
    });
    expect([out.code, out.stdout.split('\n')[0], out.stderr]).toEqual([
      0,
      'Table        Rows  Hash',
      `Exported to ${folder}. It holds e-mail addresses and the hashes of tokens: guard it like the tables. The signing key is not in it.\n`,
    ]);
    expect(readdirSync(folder).sort()).toEqual([
      'manifest.json',
      'registry.jsonl',
      'reports.jsonl',
      'submissions.jsonl',
    ]);
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o600, 0o600, 0o600]);
    const home = join(temporaryFolder(), 'target');
    const into = await tiendoInProcess(['import', folder, '--local'], 'vi', { TIENDO_HOME: home });
    expect([into.code, into.stdout.split('\n')[0], into.stderr]).toEqual([
      0,
      'Bảng         Thêm  Có sẵn  Thay  Khác, giữ nguyên',
      [
        'Việc gửi thư đang tạm dừng.',
        'Thư lập trước 09:00 ngày 15/01/2024 bị giữ lại (nhiều nhất 0 thư đang chờ), vì có thể đã gửi trước khi nhật ký gửi thư ghi được. Khi gửi tiếp, các thư này thành «failed»: xem bằng «deliveries», cần gửi thì chạy «deliveries resend --failed --occurrence».',
        'Gửi tiếp, sau khi chạy «npm start -- --empty»:',
        `  TIENDO_HOME=${home} npm run -s tiendo -- deliveries resume --as operations`,
        'Không so sánh được khóa ký với khóa của nơi xuất. Chép khóa cũ sang trước khi gửi tiếp; nếu không, liên kết hủy nhận trong thư đã gửi không dùng được, và người đã hủy nhận lại nhận thư.',
        'Trước khi gửi tiếp:',
        '  docs/runbook.md#moving-a-stage',
        '',
      ].join('\n'),
    ]);
  });

  it('refuse a data folder that is in use, and one that is not there', async () => {
    const home = join(temporaryFolder(), 'home');
    const stack = await startLocalStack({ home, port: 0, example: false, at });
    const used = await tiendoInProcess(['export', temporaryFolder(), '--local'], 'en', { TIENDO_HOME: home });
    await stack.close();
    expect([used.code, used.stderr]).toEqual([6, expect.stringContaining('is in use by process')]);
    const none = join(temporaryFolder(), 'none');
    const absent = await tiendoInProcess(['export', temporaryFolder(), '--local'], 'en', {
      TIENDO_HOME: none,
    });
    expect([absent.code, absent.stderr]).toEqual([
      5,
      `The folder ${none} holds no data of a local stack. Set TIENDO_HOME to one that does.\n`,
    ]);
  });

  it('ask for a stage', async () => {
    const { code, stderr } = await tiendoInProcess(['restore', '--table', 'reports'], 'en', {});
    expect([code, stderr]).toEqual([2, 'Name a stage with --stage; for the local stack use --local.\n']);
  });
});
