import type { Temporal } from 'temporal-polyfill';
import { formatInteger } from '../../domain/language/format.ts';
import { type Html, html } from '../../messages/letter/html.ts';
import type { ClockJump } from '../clock/clock-jumps.ts';
import type { ClockMove } from '../clock/clock-moves.ts';
import { dayOf, timeOf } from './moment.ts';

/** Where the forms of the clock send what they ask for. */
export const clockFormPath = '/local/clock/move';

/** The buttons that move the clock; while it moves, how far it is. */
export function clockSection(
  now: Temporal.Instant,
  jumps: readonly ClockJump[],
  move: ClockMove | null,
  messages: number,
): Html {
  if (move?.state === 'running') return progress(now, move, messages);
  return html`${move === null ? '' : outcome(move, messages)}<ul class="jumps">${jumps.map(jumpItem)}</ul>`;
}

function jumpItem({ label, to }: ClockJump): Html {
  return html`<li><form action="${clockFormPath}" method="post"><input type="hidden" name="to" value="${to.toString()}">
    <button>${label.vi} <span lang="en">${label.en}</span></button></form>
    <time datetime="${to.toString()}">${timeOf(to)} ${dayOf(to, 'vi')}</time></li>
    `;
}

function progress(now: Temporal.Instant, { from, to, messagesBefore }: ClockMove, messages: number): Html {
  const [whole, played] = [to, now].map((instant) => Math.round(instant.since(from).total('minutes')));
  return html`<p role="status">Đang chạy các lịch đến ${timeOf(to)} ${dayOf(to, 'vi')}: đã đến ${dayOf(now, 'vi')},
    ${formatInteger(messages - messagesBefore, 'vi')} thư mới. Trang tự tải lại.
    <br><span lang="en">Playing the days until ${timeOf(to)} ${dayOf(to, 'en')}. This page reloads itself.</span></p>
    <progress max="${Math.max(1, whole ?? 1)}" value="${played ?? 0}" aria-label="Đã chạy"></progress>`;
}

function outcome({ state, to, failedRuns, messagesBefore }: ClockMove, messages: number): Html {
  const sent = formatInteger(messages - messagesBefore, 'vi');
  if (state === 'failed')
    return html`<p role="status">Không dời được đồng hồ; xem lỗi ở cửa sổ lệnh.
      <span lang="en">The clock could not be moved; see the terminal.</span></p>`;
  const failed = failedRuns === 0 ? '' : html` <b>${formatInteger(failedRuns, 'vi')} lần chạy bị lỗi.</b>`;
  return html`<p role="status">Đã đến ${timeOf(to)} ${dayOf(to, 'vi')}; từ lúc dời có <a href="/mailbox">${sent} thư mới</a>.${failed}
    <br><span lang="en">Moved; new messages since: ${sent}.</span></p>`;
}
