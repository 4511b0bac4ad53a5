import { type SendingStateAnswer, sending } from '../../contract/sending.ts';
import { formatLocalTime } from '../../domain/language/format.ts';
import { type Called, call } from '../api.ts';
import { commandLine } from '../command-line.ts';
import { tell, writeData, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';
import { words } from '../words.ts';

/** Shows whether sending is paused. */
export async function showSending(settings: Settings): Promise<void> {
  show(settings, await call(settings, sending.getSending, { path: {} }));
}

/** Pauses all sending, effective from the next message. */
export async function pauseSending(settings: Settings, reason: string): Promise<void> {
  const body = { reason };
  show(settings, await call(settings, sending.pauseDeliveries, { path: {}, body }));
}

/** Resumes sending. */
export async function resumeSending(settings: Settings): Promise<void> {
  show(settings, await call(settings, sending.resumeDeliveries, { path: {} }));
}

function show(settings: Settings, { answer, raw }: Called<SendingStateAnswer>): void {
  if (settings.json === true) writeJson(raw);
  else writeState(settings, answer);
}

function writeState(settings: Settings, { paused, since, by, reason }: SendingStateAnswer): void {
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
