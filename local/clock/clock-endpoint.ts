import type { IncomingMessage } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Language } from '../../domain/language/text.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { timeZone } from '../../domain/period/period.ts';
import { parseInput } from '../../domain/problem/parse-input.ts';
import { Problem } from '../../domain/problem/problem.ts';
import { instantSchema } from '../../domain/schedule/occurrence.ts';
import { type Answer, jsonAnswer } from '../../functions/http/answer.ts';
import { problemAnswer } from '../../functions/http/problem-answer.ts';
import { readBody } from '../read-body.ts';
import type { LocalClock } from './clock.ts';
import { nextRuns } from './next-runs.ts';
import type { ScheduledRun } from './schedule-runner.ts';

/** The clock that is shown, and how to move it. */
export type ClockEndpointOptions = {
  readonly clock: LocalClock;
  /** Null while the clock must not move, because the example is loading. */
  readonly advanceTo: () => ((to: Temporal.Instant) => Promise<ScheduledRun[]>) | null;
};

const mostBodyBytes = 1_024;
const mostDays = 731;

const moveSchema = z.strictObject({
  to: instantSchema.transform((text) => Temporal.Instant.from(text)),
});

/** Answers `GET /local/clock` with the time, and `POST /local/clock {"to": INSTANT}` by moving it forward. */
export function clockEndpoint(options: ClockEndpointOptions): (request: IncomingMessage) => Promise<Answer> {
  return async (request) => {
    const language: Language = /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'vi';
    try {
      if (request.method === 'GET') return jsonAnswer(200, stateOf(options));
      if (request.method === 'POST') {
        const ran = await moveOf(await readMove(request), options)();
        return jsonAnswer(200, { ...stateOf(options), ran });
      }
      throw new Problem('method-not-allowed', {
        vi: 'Dùng GET để xem đồng hồ, POST {"to": "<thời điểm>"} để dời đồng hồ.',
        en: 'Use GET to read the clock, POST {"to": "<instant>"} to move it.',
      });
    } catch (error) {
      return problemAnswer(error, language, 'local');
    }
  };
}

function stateOf({ clock }: ClockEndpointOptions) {
  const now = clock.now();
  return {
    now: now.toString({ smallestUnit: 'millisecond' }),
    local: now.toZonedDateTimeISO(timeZone).toString({ smallestUnit: 'second', timeZoneName: 'never' }),
    timeZone,
    next: nextRuns(now).map(({ schedule, at }) => ({ job: schedule.job, nominalTime: at.toString() })),
  };
}

/** The browser preflights a JSON content type from another site's page, and nothing here allows it. */
async function readMove(request: IncomingMessage): Promise<Temporal.Instant> {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    throw new Problem('unsupported-media-type', {
      vi: 'Gửi JSON, với tiêu đề «Content-Type: application/json».',
      en: 'Send JSON, with the header “Content-Type: application/json”.',
    });
  }
  const body = await readBody(request, mostBodyBytes);
  const parsed = parseInput(moveSchema, parseJson(body?.toString('utf8') ?? ''));
  if (parsed.ok) return parsed.value.to;
  throw new Problem(
    'malformed-request',
    {
      vi: 'Gửi {"to": "2024-01-22T08:00:00+07:00"}: một thời điểm có múi giờ.',
      en: 'Send {"to": "2024-01-22T08:00:00+07:00"}: an instant with its offset.',
    },
    parsed.violations,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * How the clock moves to an instant.
 * @throws Problem when it cannot
 */
export function moveOf(
  to: Temporal.Instant,
  { clock, advanceTo }: ClockEndpointOptions,
): () => Promise<ScheduledRun[]> {
  const now = clock.now();
  const advance = advanceTo();
  if (advance === null) {
    throw new Problem('conflict', {
      vi: 'Dữ liệu mẫu đang được nạp; đợi nạp xong rồi dời đồng hồ.',
      en: 'The example is being loaded; move the clock once that is done.',
    });
  }
  if (isBefore(to, now)) {
    throw new Problem('conflict', {
      vi: `Đồng hồ chỉ đi tới; bây giờ là ${now}. Muốn quay lại, dùng TIENDO_HOME khác.`,
      en: `The clock only moves forward; it is now ${now}. To go back, use another TIENDO_HOME.`,
    });
  }
  if (to.since(now).total('hours') > mostDays * 24) {
    throw new Problem('malformed-request', {
      vi: `Mỗi lần dời nhiều nhất ${mostDays} ngày.`,
      en: `Move it by at most ${mostDays} days at a time.`,
    });
  }
  return () => advance(to);
}
