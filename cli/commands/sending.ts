import * as z from 'zod';
import { formatLocalTime } from '../../domain/language/format.ts';
import { callApi } from '../api.ts';
import { tell, writeData, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';
import { commandLine, words } from '../words.ts';

const stateSchema = z.object({
  paused: z.boolean(),
  since: z.string().nullable(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
});

/** Shows whether messages may leave. */
export async function showSending(settings: Settings): Promise<void> {
  show(settings, await callApi(settings, { method: 'GET', path: '/v1/sending' }));
}

/** Stops all sending, from the next message on. */
export async function pauseSending(settings: Settings, reason: string): Promise<void> {
  const body = JSON.stringify({ reason });
  show(settings, await callApi(settings, { method: 'POST', path: '/v1/deliveries/pause', body }));
}

/** Lets sending go on. */
export async function resumeSending(settings: Settings): Promise<void> {
  show(settings, await callApi(settings, { method: 'POST', path: '/v1/deliveries/resume' }));
}

function show(settings: Settings, answer: unknown): void {
  if (settings.json === true) writeJson(answer);
  else writeState(settings, stateSchema.parse(answer));
}

function writeState(settings: Settings, { paused, since, by, reason }: z.infer<typeof stateSchema>): void {
  const at = since === null ? '' : formatLocalTime(since, settings.lang);
  const changed =
    since === null ? '' : words(settings, `, từ ${at}, mã ${by}`, `, since ${at}, by token ${by}`);
  if (paused) {
    writeData(`${words(settings, 'Đang tạm dừng gửi thư', 'Sending is paused')}${changed}: ${reason}`);
    tell(words(settings, 'Gửi tiếp:', 'To let it go on:'));
    tell(commandLine('deliveries', 'resume'));
  } else {
    writeData(`${words(settings, 'Thư được gửi bình thường', 'Messages leave as usual')}${changed}.`);
    tell(words(settings, 'Tạm dừng khi cần:', 'To stop all sending:'));
    tell(commandLine('deliveries', 'pause', '--reason', words(settings, 'lý do', 'why')));
  }
}
