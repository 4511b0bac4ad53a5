import type { IncomingMessage } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import { Problem } from '../../domain/problem/problem.ts';
import type { Answer } from '../../functions/http/answer.ts';
import { problemAnswer } from '../../functions/http/problem-answer.ts';
import { readBody } from '../read-body.ts';
import { type ClockEndpointOptions, moveOf } from './clock-endpoint.ts';
import type { ClockMoves } from './clock-moves.ts';

/** The clock that a button moves, and what its page shows meanwhile. */
export type ClockFormOptions = ClockEndpointOptions & {
  readonly moves: ClockMoves;
  /** How many messages the mailbox holds. */
  readonly messages: () => number;
};

const mostBodyBytes = 1_024;

/**
 * Takes the form of a button of the clock: starts the move, and shows its page, which follows it. The server refuses forms of
 * other sites' pages before this.
 */
export function clockForm(options: ClockFormOptions): (request: IncomingMessage) => Promise<Answer> {
  return async (request) => {
    try {
      const to = await readTarget(request);
      const play = moveOf(to, options);
      const { clock, moves, messages } = options;
      if (!moves.start({ from: clock.now(), to, messagesBefore: messages() }, play)) throw alreadyMoving();
      return { statusCode: 303, headers: { location: '/local', 'cache-control': 'no-store' } };
    } catch (error) {
      return problemAnswer(error, 'vi', 'local');
    }
  };
}

async function readTarget(request: IncomingMessage): Promise<Temporal.Instant> {
  const body = request.method === 'POST' ? await readBody(request, mostBodyBytes) : null;
  const to = new URLSearchParams(body?.toString('utf8') ?? '').get('to') ?? '';
  try {
    return Temporal.Instant.from(to);
  } catch {
    throw new Problem('malformed-request', {
      vi: 'Biểu mẫu cần «to»: một thời điểm có múi giờ, gửi bằng POST.',
      en: 'The form needs “to”: an instant with its offset, sent by POST.',
    });
  }
}

function alreadyMoving(): Problem {
  return new Problem('conflict', {
    vi: 'Đồng hồ đang được dời; đợi xong rồi dời tiếp.',
    en: 'The clock is being moved; wait until it has arrived.',
  });
}
