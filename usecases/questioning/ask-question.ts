import { type QuestionAnswer, type QuestionRequest, questionUsage } from '../../contract/questions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import { postNamed } from '../../domain/catalogue/post-named.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { submittersOf } from '../../domain/delivery/submitters.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt, periodFrom } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Question } from '../../domain/report/question.ts';
import { mostQuestions } from '../../domain/report/question-limits.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { planNotices } from '../delivering/plan-notices.ts';
import type { Ports } from '../ports/ports.ts';
import { placeAsked } from '../submitting/ask-for-extension.ts';
import { noticeFrame } from '../submitting/notice-frame.ts';
import { questionAnswer } from './list-questions.ts';

/** A question, and whether it was asked just now. */
export type AskedQuestion = { readonly question: QuestionAnswer; readonly isNew: boolean };

/**
 * Asks a unit about a week, on behalf of a leader, and mails those who submit for it. Of several questions at once one is
 * recorded; the same text again returns the open question, and sends mail that an attempt that died had not planned.
 * @throws Problem `malformed-request` for figures that the unit does not owe or cannot have sent yet; `conflict` while
 * another question of the leader is open, and beyond the limit; `unavailable`
 */
export async function askQuestion(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'deliveries' | 'entropy' | 'questions'>,
  asked: QuestionRequest,
  by: Caller,
): Promise<AskedQuestion> {
  const { catalogue } = await currentCatalogue(ports.catalogues);
  const now = ports.clock.now();
  const { unit, set, period } = placeAsked(catalogue, asked, now, questionUsage);
  const asker = by.session?.post.id ?? by.tokenId;
  const { found, unreadable } = await ports.questions.list(set.id);
  const own = found.filter((one) => one.unit === unit.id && one.period === period.id && one.asker === asker);
  const open = own.find(({ answer }) => answer === undefined);
  if (open !== undefined && open.text !== asked.text) throw isOpen(open);
  if (open !== undefined) {
    await mailUnit(ports, catalogue, open);
    return { question: questionAnswer(open), isNew: false };
  }
  const place = `${set.id}#${period.id}#${unit.id}#${asker}#`;
  const taken = unreadable.filter((id) => id.startsWith(place)).map((id) => Number(id.slice(place.length)));
  const nth = Math.max(0, ...own.map((one) => one.nth), ...taken) + 1;
  if (nth > mostQuestions) throw tooMany();
  const question: Question = {
    id: Buffer.from(ports.entropy.bytes(8)).toString('hex'),
    ...{ unit: unit.id, set: set.id, period: period.id, asker, nth, text: asked.text },
    askedAt: instantText(now),
    by: { tokenId: by.tokenId, label: by.label },
  };
  if (!(await ports.questions.add(question))) return askQuestion(ports, asked, by);
  await mailUnit(ports, catalogue, question);
  return { question: questionAnswer(question), isNew: true };
}

async function mailUnit(
  { deliveries, clock }: Pick<Ports, 'deliveries' | 'clock'>,
  catalogue: Catalogue,
  question: Question,
): Promise<void> {
  const { id, askedAt: at, text, by, unit } = question;
  const recipients = recipientsOn(catalogue, dateAt(clock.now()));
  const posts = submittersOf(catalogue, recipients, unit, periodFrom(question.period)?.to);
  const frame = noticeFrame(catalogue, question);
  const notice = {
    about: 'question-asked',
    ...frame,
    text,
    by: postNamed(catalogue.recipients, by.label),
  } as const;
  await planNotices(deliveries, catalogue, posts, { id, at, notice });
}

function isOpen({ askedAt, text }: Question): Problem {
  return new Problem('conflict', {
    vi: `Câu hỏi gửi lúc ${formatDeadline(askedAt, 'vi')} chưa được trả lời: ${text}. Chờ trả lời rồi hỏi tiếp.`,
    en: `The question of ${formatDeadline(askedAt, 'en')} is not answered yet: ${text}. Wait for the answer before you ask again.`,
  });
}

function tooMany(): Problem {
  return new Problem('conflict', {
    vi: `Đã hỏi đơn vị này ${mostQuestions} lần về tuần này, là mức nhiều nhất.`,
    en: `There have been ${mostQuestions} questions to this unit about this week, the most there may be.`,
  });
}
