import type { Command } from 'commander';
import type { QuestionOptions, QuestionsOptions } from '../commands/question.ts';
import { choice, type Declaring } from './declaring.ts';

const states = {
  open: { vi: 'chưa trả lời', en: 'open' },
  answered: { vi: 'đã trả lời', en: 'answered' },
} as const;

/** Adds the commands for questions: a leader asks a unit, the unit answers. */
export function addQuestionCommands(program: Command, declaring: Declaring): void {
  const { say, settings } = declaring;
  const question = program
    .command('question')
    .description(say('hỏi đơn vị về một tuần, trả lời', 'questions to units about a week'));
  question
    .command('ask')
    .description(say('hỏi một đơn vị', 'ask a unit'))
    .requiredOption('--unit <unit>', say('mã đơn vị', 'unit code'))
    .requiredOption('--set <set>', say('bộ chỉ số', 'set'))
    .requiredOption('--period <period>', say('kỳ', 'period'))
    .requiredOption('--text <text>', say('câu hỏi', 'the question'))
    .action(async (options: QuestionOptions) =>
      (await import('../commands/question.ts')).askQuestion(await settings(), options),
    );
  question
    .command('list')
    .description(say('các câu hỏi và trả lời', 'questions and answers'))
    .option('--unit <unit>', say('mã đơn vị', 'unit code'))
    .addOption(choice(declaring, '--state <state>', { vi: 'tình trạng', en: 'state' }, states))
    .action(async (options: QuestionsOptions) =>
      (await import('../commands/question.ts')).listQuestions(await settings(), options),
    );
  question
    .command('answer <id>')
    .description(say('trả lời một câu hỏi', 'answer a question'))
    .requiredOption('--text <text>', say('câu trả lời', 'the answer'))
    .action(async (id: string, options: { text: string }) =>
      (await import('../commands/question.ts')).answerQuestion(await settings(), id, options),
    );
}
