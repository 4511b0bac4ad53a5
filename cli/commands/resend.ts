import { deliveries } from '../../contract/deliveries.ts';
import { call } from '../api/api.ts';
import { tell, writeData, writeJson } from '../output/output.ts';
import { words } from '../output/words.ts';
import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** Has the failed messages of an occurrence sent again. */
export async function resendDeliveries(settings: Settings, occurrence: string): Promise<void> {
  const { answer, raw } = await call(settings, deliveries.resendDeliveries, {
    path: {},
    body: { occurrence },
  });
  if (settings.json === true) return writeJson(raw);
  const { resent, expired, resentBefore } = answer;
  writeData(words(settings, `Gửi lại ${resent} thư.`, `${resent} messages will be sent again.`));
  if (expired > 0)
    tell(
      words(
        settings,
        `${expired} thư đã hết hạn gửi nên không gửi lại.`,
        `${expired} have expired and are not sent again.`,
      ),
    );
  if (resentBefore > 0)
    tell(
      words(
        settings,
        `${resentBefore} thư đã gửi lại một lần mà vẫn không được; xem lý do rồi báo người nhận bằng cách khác.`,
        `${resentBefore} were sent again before and failed; see why, and inform the recipients by other means.`,
      ),
    );
  tell(words(settings, 'Xem thư của lần chạy này:', 'To see the messages of this run:'));
  tell(commandLine(settings, 'deliveries', occurrence));
}
