import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { formatInteger, formatPoints } from '../../domain/language/format.ts';
import { callApi } from '../api.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { tell, writeData, writeJson } from '../output.ts';
import type { Settings } from '../settings.ts';

const receiptSchema = z.object({
  id: z.string(),
  unit: z.string(),
  set: z.string(),
  period: z.string(),
  revision: z.int(),
  receivedAt: z.string(),
  status: z.enum(['on-time', 'late']),
  figures: z.int(),
  preview: z.object({ points: z.number(), maxPoints: z.number() }).nullable(),
});

/**
 * Sends one submission from a JSON file (`-` reads stdin) and shows the receipt. The idempotency key is made from the
 * content, so that running the command again never submits twice.
 */
export async function submit(settings: Settings, file: string): Promise<void> {
  const body = await readBody(file);
  const key = createHash('sha256').update(body).digest('hex');
  const answer = await callApi(settings, {
    method: 'POST',
    path: '/v1/submissions',
    body,
    headers: { 'idempotency-key': key },
  });
  if (settings.json === true) return writeJson(answer);
  const receipt = receiptSchema.parse(answer);
  const { lang } = settings;
  const points = (value: number) => formatPoints(Math.round(value * 100), lang);
  const preview = receipt.preview && `${points(receipt.preview.points)}/${points(receipt.preview.maxPoints)}`;
  const words =
    lang === 'vi'
      ? [
          'Biên nhận',
          'Đơn vị, bộ, kỳ',
          'Bản',
          'Nhận lúc',
          receipt.status === 'late' ? 'trễ hạn' : 'đúng hạn',
          'Số liệu',
          'Điểm tạm tính',
        ]
      : [
          'Receipt',
          'Unit, set, period',
          'Revision',
          'Received',
          receipt.status === 'late' ? 'late' : 'on time',
          'Figures',
          'Score preview',
        ];
  writeData(`${words[0]}: ${receipt.id}`);
  writeData(`${words[1]}: ${receipt.unit} ${receipt.set} ${receipt.period}`);
  writeData(`${words[2]}: ${receipt.revision}`);
  writeData(`${words[3]}: ${receipt.receivedAt} (${words[4]})`);
  writeData(`${words[5]}: ${formatInteger(receipt.figures, lang)}`);
  if (preview !== null) writeData(`${words[6]}: ${preview}`);
  tell(
    lang === 'vi'
      ? 'Tiếp theo: gửi điều chỉnh với trường «reason», hoặc xem bảng xếp hạng sau 06:00 Thứ Hai:'
      : 'Next: send a correction with a “reason”, or see the ranking after 06:00 on Monday:',
  );
  tell(`  npm run -s tiendo -- ranking ${receipt.set} ${receipt.period} --league departments`);
}

async function readBody(file: string): Promise<string> {
  if (file === '-') return text(process.stdin);
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new CommandFailure(
      exitCodes.invalidInput,
      `Không đọc được tệp ${file}.\nCannot read the file ${file}.`,
      { cause },
    );
  }
}
