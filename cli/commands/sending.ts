import { type SendingStateAnswer, type SendingStatusAnswer, sending } from '../../contract/sending.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { type Called, call } from '../api/api.ts';
import { table, tell, writeData, writeJson } from '../output/output.ts';
import { repairsOfSwitch } from '../output/repairs-of-switch.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** Shows whether sending is paused, and the events of SES that belong to no message. */
export async function showSending(settings: Settings): Promise<void> {
  const { answer, raw } = await call(settings, sending.getSending, { path: {} });
  if (settings.json === true) return writeJson(raw);
  writeState(settings, answer);
  writeHold(settings, answer.held);
  writeStrays(settings, answer.strayEvents);
}

/** Why mail waits although nobody paused it. */
function writeHold(settings: Settings, held: SendingStatusAnswer['held']): void {
  if (held === null) return;
  const { lang } = settings;
  const since = formatLocalTime(held.since, lang);
  writeData(
    words(
      settings,
      `THƯ ĐANG BỊ GIỮ LẠI từ ${since}: ${held.reason.vi}.`,
      `MAIL IS HELD since ${since}: ${held.reason.en}.`,
    ),
  );
  tell(words(settings, 'Cách xử lý:', 'What to do:'));
  tell('  docs/runbook.md#mail-account-fault');
}

/** Pauses all sending, effective from the next message. */
export async function pauseSending(settings: Settings, reason: string): Promise<void> {
  const body = { reason };
  show(settings, await call(settings, sending.pauseDeliveries, { path: {}, body }));
}

/** Lets mail go out again, and shows the state of sending. */
export async function resumeSending(settings: Settings): Promise<void> {
  show(settings, await call(settings, sending.resumeDeliveries, { path: {} }));
}

function show(settings: Settings, { answer, raw }: Called<SendingStateAnswer>): void {
  if (settings.json === true) writeJson(raw);
  else writeState(settings, answer);
}

function writeStrays(settings: Settings, strays: SendingStatusAnswer['strayEvents']): void {
  if (strays.length === 0) return;
  const { lang } = settings;
  const head = words(
    settings,
    'Lúc|Sự kiện của SES|Vì sao không ghi được|Thư|Mã thư ở SES',
    'At|SES event|Why it is not recorded|Message|Id at SES',
  ).split('|');
  const rows = strays.map(({ at, kind, text, problem, delivery, messageId }) => [
    formatLocalTime(at, lang),
    kind ?? '—',
    problem === null ? text[lang] : `${text[lang]} (${problem})`,
    delivery ?? '—',
    messageId ?? '—',
  ]);
  writeData(table([head, ...rows], []));
  tell(words(settings, 'Cách xử lý:', 'What to do:'));
  tell('  docs/runbook.md#mail-events-unknown');
}

function writeState(settings: Settings, { paused, since, by, reason }: SendingStateAnswer): void {
  if (paused && since === null) {
    writeUnreadable(settings);
    return;
  }
  const at = since === null ? '' : formatLocalTime(since, settings.lang);
  const changed =
    since === null ? '' : words(settings, `, từ ${at}, mã ${by}`, `, since ${at}, by token ${by}`);
  if (paused) {
    writeData(`${words(settings, 'Đang tạm dừng gửi thư', 'Sending is paused')}${changed}: ${reason}`);
    tell(words(settings, 'Gửi tiếp:', 'To resume:'));
    tell(commandLine(settings, 'deliveries', 'resume'));
  } else {
    writeData(`${words(settings, 'Thư được gửi bình thường', 'Sending is not paused')}${changed}.`);
    tell(words(settings, 'Tạm dừng khi cần:', 'To pause all sending:'));
    tell(
      commandLine(
        settings,
        'deliveries',
        'pause',
        '--reason',
        words(settings, 'Kiểm tra nội dung thư', 'Checking the messages'),
      ),
    );
  }
}

function writeUnreadable(settings: Settings): void {
  writeData(
    words(
      settings,
      'THƯ ĐANG BỊ GIỮ LẠI: không đọc được tình trạng gửi thư đã lưu nên giữ cho an toàn.',
      'MAIL IS HELD: the stored switch of sending cannot be read, so nothing is sent, to be safe.',
    ),
  );
  tell(
    words(
      settings,
      'Xem ai tạm dừng lần cuối, vì sao; rồi cho gửi tiếp, hoặc tạm dừng lại:',
      'See who paused it last, and why; then resume, or pause again:',
    ),
  );
  for (const line of repairsOfSwitch(settings)) tell(line);
}
