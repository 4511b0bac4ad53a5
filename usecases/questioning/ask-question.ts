import type { Temporal } from 'temporal-polyfill';
import { type QuestionAnswer, type QuestionRequest, questionUsage } from '../../contract/questions.ts';
import type { Caller } from '../../domain/access/caller.ts';
import type { Catalogue, Recipient, Unit } from '../../domain/catalogue/catalogue.ts';
import { nameWithId } from '../../domain/catalogue/name-with-id.ts';
import { postNamed } from '../../domain/catalogue/post-named.ts';
import { recipientsOn } from '../../domain/delivery/recipients-on.ts';
import { submittersOf } from '../../domain/delivery/submitters.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import { instantText } from '../../domain/period/instant-text.ts';
import { dateAt } from '../../domain/period/period.ts';
import { Problem } from '../../domain/problem/problem.ts';
import type { Question } from '../../domain/report/question.ts';
import { mostQuestions } from '../../domain/report/question-limits.ts';
import { currentCatalogue } from '../catalogue/current-catalogue.ts';
import { planNotices } from '../delivering/plan-notices.ts';
import { didWrite } from '../did-write.ts';
import type { Ports } from '../ports/ports.ts';
import { noticeFrame } from '../submitting/notice-frame.ts';
import { placeAsked } from '../submitting/place-asked.ts';
import { questionAnswer } from './list-questions.ts';

/** A question, and whether it was asked just now. */
export type AskedQuestion = { readonly question: QuestionAnswer; readonly isNew: boolean };

/**
 * Asks a unit about a week, on behalf of a leader, and mails those who submit for it. Of several questions at once one is
 * recorded; the same text again returns the open question, and sends mail that an attempt that died had not planned.
 * @throws Problem `malformed-request` for figures that the unit does not owe or cannot have sent yet; `conflict` while
 * another question of the leader is open, beyond the limit, and where no post of the unit would get it; `unavailable`
 */
export async function askQuestion(
  ports: Pick<Ports, 'catalogues' | 'clock' | 'deliveries' | 'entropy' | 'questions'>,
  asked: QuestionRequest,
  by: Caller,
): Promise<AskedQuestion> {
  const { catalogue } = await currentCatalogue(ports.catalogues);
  const now = ports.clock.now();
  const { unit, set, period } = placeAsked(catalogue, asked, now, questionUsage);
  const posts = toldPosts(catalogue, unit.id, period.to, now);
  if (posts.length === 0) throw reachesNobody(catalogue, unit);
  const asker = by.session?.post.id ?? by.tokenId;
  const { found, unreadable } = await ports.questions.list(set.id);
  const own = found.filter((one) => one.unit === unit.id && one.period === period.id && one.asker === asker);
  const open = own.find(({ answer }) => answer === undefined);
  if (open !== undefined && open.text !== asked.text) throw isOpen(open);
  if (open !== undefined) {
    await mailUnit(ports, catalogue, posts, open);
    return { question: questionAnswer(open), isNew: false };
  }
  const place = `${set.id}#${period.id}#${unit.id}#${asker}#`;
  const taken = unreadable.filter((id) => id.startsWith(place)).map((id) => Number(id.slice(place.length)));
  const nth = Math.max(0, ...own.map((one) => one.nth), ...taken) + 1;
  if (nth > mostQuestions) throw tooMany();
  const question: Question = {
    id: Buffer.from(ports.entropy.bytes(8)).toString('hex'),
    unit: unit.id,
    set: set.id,
    period: period.id,
    asker,
    nth,
    text: asked.text,
    askedAt: instantText(now),
    by: { tokenId: by.tokenId, label: by.label },
  };
  const find = async () => (await ports.questions.list(set.id)).found.find(({ id }) => id === question.id);
  if (!(await didWrite(ports.questions.add(question), find, () => true)))
    return askQuestion(ports, asked, by);
  await mailUnit(ports, catalogue, posts, question);
  return { question: questionAnswer(question), isNew: true };
}

/** The posts that get a question to a unit. */
function toldPosts(
  catalogue: Catalogue,
  unit: string,
  lastDay: Temporal.PlainDate,
  now: Temporal.Instant,
): readonly Recipient[] {
  return submittersOf(catalogue, recipientsOn(catalogue, dateAt(now)), unit, lastDay);
}

async function mailUnit(
  { deliveries }: Pick<Ports, 'deliveries'>,
  catalogue: Catalogue,
  posts: readonly Recipient[],
  question: Question,
): Promise<void> {
  const { id, askedAt: at, text, by } = question;
  const frame = noticeFrame(catalogue, question);
  const notice = {
    about: 'question-asked',
    ...frame,
    text,
    by: postNamed(catalogue.recipients, by.label),
  } as const;
  await planNotices(deliveries, catalogue, posts, { id, at, notice });
}

/** Nobody would get a question, and so nobody would answer it. */
function reachesNobody({ helpdesk }: Catalogue, unit: Unit): Problem {
  const { vi, en } = nameWithId(unit);
  return new Problem('conflict', {
    vi: `Chưa gửi câu hỏi vì không ai nhận được: danh mục chưa có đầu mối nào của ${vi} gửi số liệu hay nhận biên nhận. Đề nghị ${helpdesk.vi} thêm đầu mối của đơn vị vào danh mục rồi hỏi lại.`,
    en: `The question was not sent, as nobody would get it: the catalogue has no post of ${en} that submits figures or gets receipts. Ask ${helpdesk.en} to add one to the catalogue, then ask again.`,
  });
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
