import { useRef } from 'preact/hooks';
import type { QuestionAnswer, QuestionPage } from '../../contract/questions.ts';
import { formatLocalTime, formatWeek } from '../../domain/language/format.ts';
import { Loaded } from '../api/loaded.tsx';
import { request } from '../api/request.ts';
import { useAnswer } from '../api/use-answer.ts';
import { language } from '../language/language.ts';
import { say } from '../language/say.ts';
import { SentenceForm } from '../shell/sentence-form.tsx';
import { session } from '../shell/session.ts';

/** What was asked of a unit about a week, with the answers; a leader asks, the unit answers. */
export function Questions({
  unit,
  set,
  period,
}: {
  readonly unit: string;
  readonly set?: string;
  readonly period?: string;
}) {
  const query = new URLSearchParams({
    unit,
    limit: '50',
    ...(set === undefined || period === undefined ? { state: 'open' } : { set, period }),
  });
  const asked = useAnswer<'listQuestions'>(`/v1/questions?${query}`);
  const { again } = asked;
  // What was read stays while it is read again, and with it what is being written.
  const last = useRef<QuestionPage | null>(null);
  if (asked.outcome?.kind === 'answered') last.current = asked.outcome.body;
  const person = session.value.state === 'signed-in' ? session.value.person : null;
  const { questions = [], next = null, unreadable } = last.current ?? {};
  const hasFailed = asked.outcome !== null && asked.outcome.kind !== 'answered';
  const mayAsk = person?.role === 'leader' && set !== undefined && period !== undefined;
  if (questions.length === 0 && unreadable === undefined && !mayAsk && !hasFailed) return null;
  return (
    <>
      <h2>{say('questions')}</h2>
      {questions.map((one) => (
        <OneQuestion
          key={one.id}
          question={one}
          mayAnswer={person?.role === 'unit' && person.unit.id === unit}
          again={again}
        />
      ))}
      {next !== null && <p>{say('moreQuestions', { count: questions.length })}</p>}
      {unreadable !== undefined && (
        <p class="notice">{say('questionsUnreadable', { count: unreadable.total })}</p>
      )}
      {hasFailed && <Loaded asked={asked}>{() => null}</Loaded>}
      {mayAsk && (
        <SentenceForm
          id="question"
          label={say('askUnit')}
          action={say('ask')}
          post={(text) =>
            request<'askQuestion'>('/v1/questions', { method: 'POST', body: { unit, set, period, text } })
          }
          needed={say('textNeeded')}
          done={again}
        />
      )}
    </>
  );
}

function OneQuestion({
  question: { id, period, text, askedAt, askedBy, answer },
  mayAnswer,
  again,
}: {
  readonly question: QuestionAnswer;
  readonly mayAnswer: boolean;
  readonly again: () => void;
}) {
  const at = (instant: string) => formatLocalTime(instant, language.value);
  return (
    <div class="card">
      <p class="hint">
        {say('askedBy', { by: askedBy, week: formatWeek(period, language.value), at: at(askedAt) })}
      </p>
      <p>{text}</p>
      {answer !== null && (
        <>
          <p class="hint">{say('answeredBy', { by: answer.by, at: at(answer.at) })}</p>
          <p>{answer.text}</p>
        </>
      )}
      {answer === null && !mayAnswer && <p class="hint">{say('notAnswered')}</p>}
      {answer === null && mayAnswer && (
        <SentenceForm
          id={`answer-${id}`}
          label={say('yourAnswer')}
          action={say('sendAnswer')}
          post={(text) =>
            request<'answerQuestion'>(`/v1/questions/${id}/answer`, { method: 'POST', body: { text } })
          }
          needed={say('textNeeded')}
          done={again}
        />
      )}
    </div>
  );
}
