import type { Temporal } from 'temporal-polyfill';
import {
  askingUsage,
  type ExtensionAsking,
  type ExtensionRequestAnswer,
} from '../../contract/extension-requests.ts';
import type { Caller } from '../../domain/access/caller.ts';
import { maySubmit } from '../../domain/access/may-submit.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { unitWithId } from '../../domain/catalogue/name-with-id.ts';
import { postNamed } from '../../domain/catalogue/post-named.ts';
import { isOperator } from '../../domain/delivery/post-duties.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { formatDeadline, formatPeriod } from '../../domain/language/format.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import { dateAt, type Period } from '../../domain/period/period.ts';
import { windowOf } from '../../domain/period/window.ts';
import { WorkingCalendar } from '../../domain/period/working-days.ts';
import { Problem } from '../../domain/problem/problem.ts';
import {
  type ExtensionRequest,
  extensionState,
} from '../../domain/submission/exceptions/extension-request.ts';
import { mostExtensionRequests } from '../../domain/submission/exceptions/extension-states.ts';
import { formOpening } from '../../domain/submission/form-state.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { type MailsNobody, mailsNobody, noOperators } from '../delivering/mails-nobody.ts';
import { planNotices } from '../delivering/plan-notices.ts';
import { didWrite } from '../did-write.ts';
import type { Ports } from '../ports/ports.ts';
import { extensionRequestAnswer } from './list-extension-requests.ts';
import { noticeFrame } from './notice-frame.ts';
import { placeAsked } from './place-asked.ts';

/** A request for an extension, and whether it was made just now. */
export type AskedExtension = {
  readonly request: ExtensionRequestAnswer & MailsNobody;
  readonly isNew: boolean;
};

/**
 * Asks operations for an extension, on behalf of a unit, and mails them. Of several requests at once for a unit, set and period one is
 * recorded; the same reason again returns the one that waits, and mails what an attempt that died left out.
 * @throws Problem `forbidden` for a unit that the caller may not submit for; `malformed-request` for what the unit does not owe or cannot send
 * yet; `conflict` while another request waits, while an exception is open, and beyond the limit; `unavailable`
 */
export async function askForExtension(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'deliveries' | 'entropy' | 'exceptions' | 'extensionRequests'>,
  asking: ExtensionAsking,
  by: Caller,
): Promise<AskedExtension> {
  const { catalogue } = await currentCatalogue(ports.catalogues);
  if (!maySubmit(by.principal, asking, catalogue)) throw notYourUnit(catalogue, asking.unit);
  const now = ports.clock.now();
  const { unit, set, period } = placeAsked(catalogue, asking, now, askingUsage);
  const [made, exceptions] = await Promise.all([
    ports.extensionRequests.list(unit.id, set.id, period.id),
    ports.exceptions.list(unit.id, set.id, period.id),
  ]);
  const last = made.found.at(-1);
  const waits = last !== undefined && extensionState(last, now) === 'waiting';
  if (waits && last.reason !== asking.reason) throw waitsAlready(last, period);
  if (waits) {
    const mailed = await mailOperations(ports, catalogue, last, now);
    return { request: { ...extensionRequestAnswer(last, now), ...mailed }, isNew: false };
  }
  const find = async () =>
    (await ports.extensionRequests.list(unit.id, set.id, period.id)).found.find((one) => one.nth === nth);
  const window = windowOf(set, period, WorkingCalendar.of(catalogue.calendar));
  const { opensUntil } = formOpening(window, exceptions.found, now);
  if (opensUntil !== null) throw isOpenAlready(period, opensUntil);
  const nth = Math.max(last?.nth ?? 0, made.found.length + made.unreadable.length) + 1;
  if (nth > mostExtensionRequests) throw tooMany(catalogue, period);
  const request: ExtensionRequest = {
    id: Buffer.from(ports.entropy.bytes(8)).toString('hex'),
    unit: unit.id,
    set: set.id,
    period: period.id,
    nth,
    reason: asking.reason,
    askedAt: instantText(now),
    by: { tokenId: by.tokenId, label: by.label },
  };
  const adding = ports.extensionRequests.add(request);
  if (!(await didWrite(adding, find, ({ id }) => id === request.id)))
    return askForExtension(ports, asking, by);
  const mailed = await mailOperations(ports, catalogue, request, now);
  return { request: { ...extensionRequestAnswer(request, now), ...mailed }, isNew: true };
}

/** Mails the posts that run the product. @returns why nobody is mailed, if nobody is */
async function mailOperations(
  { deliveries }: Pick<Ports, 'deliveries'>,
  catalogue: Catalogue,
  request: ExtensionRequest,
  now: Temporal.Instant,
): Promise<MailsNobody> {
  const { id, reason, askedAt, by } = request;
  const operators = recipientsOn(catalogue, dateAt(now)).filter(isOperator);
  const notice = {
    about: 'extension-asked',
    ...noticeFrame(catalogue, request),
    reason,
    by: postNamed(catalogue.recipients, by.label),
  } as const;
  const mailed = await planNotices(deliveries, catalogue, operators, { id, at: askedAt, notice });
  return mailsNobody(mailed, noOperators(catalogue));
}

function notYourUnit(catalogue: Catalogue, id: string): Problem {
  const unit = unitWithId(catalogue, id);
  return new Problem('forbidden', {
    vi: `Chỉ nơi gửi số liệu của ${unit.vi} được xin gia hạn cho đơn vị ấy.`,
    en: `Only who may submit figures of ${unit.en} may ask for an extension for it.`,
  });
}

function waitsAlready({ askedAt, reason }: ExtensionRequest, { id }: Period): Problem {
  return new Problem('conflict', {
    vi: `Đã có yêu cầu gia hạn ${formatPeriod(id, 'vi')} gửi lúc ${formatDeadline(askedAt, 'vi')}, đang chờ quyết định, với lý do: ${reason}. Chờ quyết định rồi xin lại nếu cần.`,
    en: `A request to extend ${formatPeriod(id, 'en')} was made at ${formatDeadline(askedAt, 'en')} and waits for a decision. Its reason: ${reason}. Wait for the decision, then ask again if you need to.`,
  });
}

function isOpenAlready({ id }: Period, until: InstantText): Problem {
  return new Problem('conflict', {
    vi: `Không cần xin: ${formatPeriod(id, 'vi')} đang được mở cho đơn vị đến ${formatDeadline(until, 'vi')}. Gửi số liệu trước lúc đó; sau đó vẫn cần thì xin gia hạn tiếp.`,
    en: `There is no need to ask: ${formatPeriod(id, 'en')} is open to the unit until ${formatDeadline(until, 'en')}. Submit by then; if you need longer, ask again after that.`,
  });
}

function tooMany({ helpdesk }: Catalogue, { id }: Period): Problem {
  return new Problem('conflict', {
    vi: `Đã xin gia hạn ${formatPeriod(id, 'vi')} ${mostExtensionRequests} lần, là mức nhiều nhất. Liên hệ ${helpdesk.vi}.`,
    en: `There have been ${mostExtensionRequests} requests to extend ${formatPeriod(id, 'en')}, the most there may be. Contact ${helpdesk.en}.`,
  });
}
