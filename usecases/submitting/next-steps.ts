import { Temporal } from 'temporal-polyfill';
import type { Receipt } from '../../contract/submissions/receipt.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { partialRuleOf } from '../../domain/catalogue/scoring-rules.ts';
import { capitalise, formatDeadline, formatPeriod } from '../../domain/language/format.ts';
import type { Language, Text } from '../../domain/language/text.ts';
import { isBefore } from '../../domain/period/compare-instants.ts';
import { type InstantText, instantText } from '../../domain/period/instant-text.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { ReceiptContext } from './receipt.ts';

type NextStep = Receipt['nextSteps'][number];

/**
 * What is left to do after an accepted submission: read the latest revision, when the answer is of an earlier time; else send what
 * the set still asks for, and have the period ranked again when its figures were taken before this one came.
 * @param lacking how many indicators have no figure yet
 */
export function nextSteps(
  catalogue: Catalogue,
  { set, unit, period, window }: ReceiptContext,
  { revision, receivedAt }: Submission,
  {
    lacking,
    inForce,
    now,
  }: { readonly lacking: number; readonly inForce: number; readonly now: Temporal.Instant },
  language: Language,
): NextStep[] {
  if (inForce !== revision) return [step('read-in-force', readInForce(revision, inForce))];
  const steps: NextStep[] = [];
  if (lacking > 0 && partialRuleOf(set).means !== 'enough' && isBefore(now, window.locksAt)) {
    const isDue = isBefore(now, window.dueAt);
    const until = instantText(isDue ? window.dueAt : window.locksAt);
    steps.push(step('complete', isDue ? completeByDue(lacking, until) : completeLate(lacking, until)));
  }
  const isRanked = catalogue.leagues.some(
    ({ id, level }) => set.leagues.includes(id) && level === unit.level,
  );
  if (isRanked && !isBefore(Temporal.Instant.from(receivedAt), window.locksAt)) {
    const detail = rankAgain(catalogue.helpdesk, period.id);
    steps.push({ ...step('recompute', detail), command: recomputeCommand(set.id, period.id, language) });
  }
  return steps;

  function step(code: NextStep['code'], detail: Text): NextStep {
    return { code, detail: detail[language], command: null };
  }
}

const sentLate = { vi: 'Số liệu gửi sau khi chốt', en: 'Figures sent after the lock' };

/** The line with which operations rank a period again. */
function recomputeCommand(set: string, period: string, language: Language): string {
  return `npm run -s tiendo -- ranking recompute ${set} ${period} --reason '${sentLate[language]}'`;
}

function readInForce(revision: number, inForce: number): Text {
  return {
    vi: `Nội dung này đã được nhận trước đây là bản ${revision}; lần gửi này không ghi gì thêm. Bản mới nhất là bản ${inForce}. Muốn thay số liệu, gửi bản điều chỉnh kèm lý do.`,
    en: `The same content was accepted before as revision ${revision}; nothing was recorded now. The latest is revision ${inForce}. To change its figures, send a correction with a reason.`,
  };
}

function completeByDue(lacking: number, dueAt: InstantText): Text {
  return {
    vi: `Còn thiếu ${lacking} chỉ số. Chỉ cần gửi thêm các chỉ số đó trước ${formatDeadline(dueAt, 'vi')}; số liệu đã gửi giữ nguyên.`,
    en: `Indicators still lacking: ${lacking}. Send just those before ${formatDeadline(dueAt, 'en')}; the figures already sent stay as they are.`,
  };
}

function completeLate(lacking: number, locksAt: InstantText): Text {
  return {
    vi: `Đã quá hạn gửi và còn thiếu ${lacking} chỉ số. Chỉ cần gửi thêm các chỉ số đó trước khi chốt số liệu, ${formatDeadline(locksAt, 'vi')}; số liệu đã gửi giữ nguyên.`,
    en: `The due time has passed, and indicators are still lacking: ${lacking}. Send just those before the lock, ${formatDeadline(locksAt, 'en')}; the figures already sent stay as they are.`,
  };
}

function rankAgain(helpdesk: Text, period: string): Text {
  return {
    vi: `${capitalise(formatPeriod(period, 'vi'))} đã chốt số liệu, nên số liệu này chưa có trong bảng xếp hạng. Đề nghị ${helpdesk.vi} xếp hạng lại; các đơn vị thay đổi điểm hoặc hạng sẽ được báo qua thư.`,
    en: `${capitalise(formatPeriod(period, 'en'))} has locked, so these figures are not in its ranking yet. Ask ${helpdesk.en} to rank it again; units whose points or place change are told by e-mail.`,
  };
}
