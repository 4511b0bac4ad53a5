import type { Command } from 'commander';
import type { ImportingOptions, PlaceOptions, RestoringOptions } from '../commands/backup.ts';
import { choice, type Declaring } from './declaring.ts';

/** Adds the commands that copy whole stages. They bypass the API and use the AWS permissions of the person who deploys. */
export function addBackupCommands(program: Command, declaring: Declaring): void {
  const { say, settings } = declaring;
  withPlace(program.command('export <folder>'), declaring)
    .description(say('xuất toàn bộ dữ liệu ra thư mục', 'export all data to a folder'))
    .action(async (folder: string, options: PlaceOptions) =>
      (await import('../commands/backup.ts')).exportAll(await settings(), folder, options),
    );
  withPlace(program.command('import <folder>'), declaring)
    .description(say('nhập bản xuất vào nơi còn trống', 'import an export into an empty stage'))
    .option(
      '--into-non-empty',
      say('nơi nhận đã có dữ liệu; giữ nguyên dòng đã có', 'the target holds data; keep what is there'),
    )
    .option(
      '--nothing-sent-since',
      say(
        'từ khi xuất, nơi cũ không gửi thư nào: thư đang chờ được gửi',
        'the exported stage has sent nothing since the export: send what waits',
      ),
    )
    .action(async (folder: string, options: ImportingOptions) =>
      (await import('../commands/backup.ts')).importAll(await settings(), folder, options),
    );
  withStage(program.command('restore'), declaring)
    .description(
      say(
        'lấy lại các dòng đã mất từ bảng được AWS khôi phục',
        'put back lost rows from a table that AWS restored',
      ),
    )
    .addOption(
      choice(
        declaring,
        '--table <table>',
        { vi: 'bảng đã mất dữ liệu', en: 'the table that lost rows' },
        {
          submissions: { vi: 'số liệu đã nhận', en: 'submissions' },
          reports: { vi: 'xếp hạng, lần chạy và thư', en: 'reports' },
          registry: { vi: 'danh mục và mã truy cập', en: 'registry' },
        },
      ).makeOptionMandatory(),
    )
    .option(
      '--from <name>',
      say(
        'bảng được khôi phục; không có thì bảng đã được khôi phục đúng tên',
        'the restored table; without it, the table was restored under its own name',
      ),
    )
    .action(async (options: RestoringOptions) =>
      (await import('../commands/backup.ts')).restore(await settings(), options),
    );
}

function withPlace(command: Command, declaring: Declaring): Command {
  const { say } = declaring;
  return withStage(
    command.option('--local', say('bản chạy thử trong TIENDO_HOME', 'the local stack in TIENDO_HOME')),
    declaring,
  );
}

function withStage(command: Command, { say }: Declaring): Command {
  return command.option(
    '--stage <stage>',
    say('bản triển khai, ví dụ «production»', 'the stage, such as production'),
  );
}
