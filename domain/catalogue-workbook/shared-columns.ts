import { choiceWords } from '../catalogue/choice-words.ts';
import { numberColumn, orWords, textColumn } from './catalogue-column.ts';

/** The name of an entry. */
export const name = [
  textColumn(['name', 'vi'], ['Tên', 'Name (Vietnamese)', 40]),
  textColumn(['name', 'en'], ['Tên tiếng Anh', 'Name (English)', 40]),
];

/** When what is overdue is reported to the superior, and to whom. */
export const escalation = [
  orWords(
    numberColumn(
      ['escalation', 'workingDaysAfter'],
      ['Báo cấp trên sau (ngày làm việc)', 'Reported above after', 18],
    ),
    choiceWords.escalation,
  ),
  textColumn(['escalation', 'to'], ['Báo cho', 'Reported to', 22]),
];
