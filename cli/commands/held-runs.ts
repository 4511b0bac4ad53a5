import { type HeldRunAnswer, holds } from '../../contract/holds.ts';
import { formatInteger, formatLocalTime } from '../../domain/language/format.ts';
import { call } from '../api/api.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { otherOperator, ownTokenId, whoAgrees } from '../output/second-operator.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** Which run to release, and who is known to get a message. */
export type ReleaseOptions = { readonly id: string; readonly confirm: string };

/** Shows the runs that wait for two operators, compared with the last run of their kind. */
export async function showHeldRuns(settings: Settings): Promise<void> {
  const { answer, raw } = await call(settings, holds.listHeldRuns, { path: {} });
  if (settings.json === true) return writeJson(raw);
  if (answer.runs.length === 0)
    return writeData(words(settings, 'Không có lần chạy nào đang chờ.', 'No run is waiting.'));
  for (const run of answer.runs) {
    writeData(linesOf(settings, run).join('\n'));
    const hasAgreed = run.words.some(({ tokenId }) => tokenId === ownTokenId(settings));
    const agreeing = hasAgreed
      ? whoAgrees(settings)
      : words(
          settings,
          'Đồng ý cho gửi, mỗi người vận hành một lần:',
          'To agree, once by each of two operators:',
        );
    tell(agreeing);
    tell(releaseLine({ ...settings, as: hasAgreed ? otherOperator(settings) : settings.as }, run));
  }
}

/** Adds this operator's word that a held run may send. */
export async function releaseRun(settings: Settings, { id, confirm }: ReleaseOptions): Promise<void> {
  const { answer, raw } = await call(settings, holds.releaseRun, { path: {}, body: { id, confirm } });
  if (settings.json === true) writeJson(raw);
  if (!answer.released)
    throw new CommandFailure(
      exitCodes.waits,
      [
        words(settings, 'Đã ghi nhận; chưa gửi.', 'Recorded; nothing is sent yet.'),
        whoAgrees(settings),
        releaseLine({ ...settings, as: otherOperator(settings) }, answer),
      ].join('\n'),
    );
  if (settings.json !== true)
    writeData(
      words(
        settings,
        'Hai người vận hành đã đồng ý; lượt đối chiếu kế tiếp sẽ chạy, thư đính chính thì gửi khi xếp hạng lại một lần nữa.',
        'Two operators have agreed; the next reconciliation makes the run. Corrected e-mails leave when the ranking is recomputed once more.',
      ),
    );
}

function releaseLine(settings: Settings, { id, confirm }: Pick<HeldRunAnswer, 'id' | 'confirm'>): string {
  return commandLine(settings, 'deliveries', 'release', '--id', id, '--confirm', confirm);
}

function linesOf(settings: Settings, run: HeldRunAnswer): string[] {
  const { lang } = settings;
  const count = (number: number) => formatInteger(number, lang);
  const addresses = (title: string, all: number, shown: readonly string[]) =>
    all === 0 ? [] : [`  ${title}: ${count(all)}`, ...shown.map((address) => `    ${address}`)];
  return [
    words(
      settings,
      `${run.id}: ${count(run.count)} thư, mức tự gửi ${count(run.cap)}`,
      `${run.id}: ${count(run.count)} messages, at most ${count(run.cap)} without operators`,
    ),
    run.previous === null
      ? words(settings, '  Chưa có lần chạy trước để so sánh.', '  There is no earlier run to compare with.')
      : words(
          settings,
          `  Lần trước (${run.previous.id}): ${count(run.previous.count)} thư`,
          `  Last time (${run.previous.id}): ${count(run.previous.count)} messages`,
        ),
    ...addresses(words(settings, 'Nhận thư mới', 'Newly get a message'), run.newlyCount, run.newly),
    ...addresses(words(settings, 'Không còn nhận', 'No longer get one'), run.noLongerCount, run.noLonger),
    ...run.words.map(({ label, at }) =>
      words(
        settings,
        `  Đã đồng ý: mã truy cập «${label}», ${formatLocalTime(at, lang)}`,
        `  Agreed: token “${label}”, ${formatLocalTime(at, lang)}`,
      ),
    ),
  ];
}
