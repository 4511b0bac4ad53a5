import type { Temporal } from 'temporal-polyfill';
import { formatInteger } from '../../domain/language/format.ts';
import { timeZone } from '../../domain/period/period.ts';
import type { Schedule } from '../../domain/schedule/schedules.ts';
import type { Answer } from '../../functions/http/answer.ts';
import { type Html, html } from '../../messages/letter/html.ts';
import type { ClockJump } from '../clock/clock-jumps.ts';
import type { ClockMove } from '../clock/clock-moves.ts';
import { jobNames } from '../clock/job-names.ts';
import { clockSection } from './clock-section.ts';
import { dayOf, timeOf } from './moment.ts';
import { pageAnswer } from './page.ts';

/** What the first page of the local stack shows. */
export type StartPageContent = {
  /** The address of this server, `http://127.0.0.1:8766`. */
  readonly origin: string;
  readonly now: Temporal.Instant;
  readonly next: readonly { readonly schedule: Schedule; readonly at: Temporal.Instant }[];
  readonly messages: number;
  readonly jumps: readonly ClockJump[];
  /** The last move of the clock that was started here, or the one under way. */
  readonly move: ClockMove | null;
};

/** How often the page of a moving clock loads itself again. */
const reloadSeconds = 1;

/** The page of what only this machine has: the local clock, the next runs, and links. */
export function startPage({ origin, now, next, messages, jumps, move }: StartPageContent): Answer {
  return pageAnswer(
    'Chạy trên máy này',
    html`<h1>Tiến Độ trên máy này</h1>
    <p>Chính các hàm triển khai trên AWS, chạy với cơ sở dữ liệu và hộp thư tại chỗ.
    <br><span lang="en">The very functions deployed on AWS, with a database and a mailbox on this machine.</span></p>
    <section class="card"><h2>Đồng hồ <span lang="en">Clock</span></h2>
    <p class="clock"><time datetime="${now.toString({ smallestUnit: 'second' })}">${timeOf(now)} ${dayOf(now, 'vi')}</time>
    <br><span lang="en">${timeOf(now)} ${dayOf(now, 'en')}</span></p>
    <p class="small">Giờ Việt Nam (UTC+7), lúc tải trang này. Dời đồng hồ tới trước, mọi lịch ở giữa sẽ chạy lần lượt.
    <br><span lang="en">Move it forward, and every schedule in between runs in order.</span></p>
    ${clockSection(now, jumps, move, messages)}
    <p class="small">Đến một lúc khác: <span lang="en">To any other time:</span></p>
    <pre>curl -X POST ${origin}/local/clock -H 'content-type: application/json' -d '{"to":"${tomorrow(now)}"}'</pre>
    </section>
    <section class="card"><h2>Lịch kế tiếp <span lang="en">What runs next</span></h2>
    <ul class="runs">${next.map(runItem)}</ul></section>
    <section class="card"><h2>Xem gì <span lang="en">Where to go</span></h2>
    <ul class="links">
    ${link('/', 'Cổng làm việc', 'Portal')}
    ${link('/mailbox', `Hộp thư: ${formatInteger(messages, 'vi')} thư`, 'Mailbox')}
    ${link('/docs', 'Tài liệu API', 'API documentation')}
    ${link('/v1/openapi.json', 'Hợp đồng OpenAPI', 'OpenAPI contract')}
    ${link('/v1/health', 'Tình trạng dịch vụ', 'Health')}
    ${link('/mailbox.json', 'Danh sách thư dạng JSON', 'Messages as JSON')}
    ${link('/local/clock', 'Đồng hồ dạng JSON', 'Clock as JSON')}
    </ul></section>`,
    move?.state === 'running' ? reloadSeconds : null,
  );
}

/** The same time on the next day, as people in Vietnam write it. */
function tomorrow(now: Temporal.Instant): string {
  const next = now.toZonedDateTimeISO(timeZone).add({ days: 1 }).round('minute');
  return next.toString({ smallestUnit: 'second', timeZoneName: 'never' });
}

function runItem({ schedule, at }: StartPageContent['next'][number]): Html {
  const { vi, en } = jobNames[schedule.job];
  return html`<li><span>${vi} <span lang="en">${en}</span></span>
    <time datetime="${at.toString()}">${timeOf(at)} ${dayOf(at, 'vi')}</time></li>
    `;
}

function link(href: string, vi: string, en: string): Html {
  return html`<li><a href="${href}">${vi}</a> <span lang="en">${en}</span></li>
    `;
}
