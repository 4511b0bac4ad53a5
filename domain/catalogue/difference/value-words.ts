import * as z from 'zod';
import {
  formatDate,
  formatInteger,
  formatPeriod,
  formatPoints,
  formatShare,
  formatWeekday,
} from '../../language/format.ts';
import { type Language, type Text, textSchema } from '../../language/text.ts';
import { periodFrom } from '../../period/period.ts';
import { type ChoiceWords, choiceWords, yesNo } from '../choice-words.ts';
import { fieldName } from './field-words.ts';

/** How a value is shown: in which language, and whether texts are shown in both. */
type Showing = { readonly language: Language; readonly bothLanguages: boolean };

const notSet: Text = { vi: 'không ghi', en: 'not set' };

/** The words of a few values, by the field or by the field that it is in. */
const choices: ReadonlyMap<string, ChoiceWords> = new Map([
  ...Object.entries(choiceWords),
  ['levels', choiceWords.level],
  ['receives', choiceWords.messages],
  ['dutyMessages', choiceWords.messages],
  ['indicator.kind', choiceWords.indicatorKind],
  ['rule.kind', choiceWords.ruleKind],
  ['day.kind', choiceWords.dayKind],
]);

const inPoints: ReadonlySet<string> = new Set(['maxPoints']);
const inPercent: ReadonlySet<string> = new Set([
  'targetBasisPoints',
  'minimumApplicable',
  'provisionalBelow',
  'commentNothingAbove',
  'zeroAt',
  'earns',
  'classes.from',
  'commendation.from',
  'bands.from',
]);
const periods: ReadonlySet<string> = new Set([
  'period',
  'measuredFrom',
  'owed.from',
  'owed.to',
  'approval.from',
]);

/**
 * Two values of a field in words that differ where the values do: texts of which only the other language differs are shown in both.
 * @param inside the part of the catalogue that has the field
 */
export function changedValues(
  field: string,
  inside: string,
  was: unknown,
  now: unknown,
  language: Language,
): readonly [string, string] {
  const shown = (bothLanguages: boolean) =>
    [was, now].map((value) => valueWords(value, field, inside, { language, bothLanguages }));
  const [from = '', to = ''] = shown(false);
  if (from !== to) return [from, to];
  const [before = '', after = ''] = shown(true);
  return [before, after];
}

function valueWords(value: unknown, field: string, inside: string, showing: Showing): string {
  const { language } = showing;
  if (value === undefined || value === null) return notSet[language];
  if (typeof value === 'boolean') return yesNo.get(value)?.[language] ?? String(value);
  if (typeof value === 'number') return numberWords(value, field, inside, language);
  if (typeof value === 'string') return textWords(value, field, inside, language);
  const text = textSchema.safeParse(value);
  if (text.success) return bothWords(text.data, showing);
  const due = dueSchema.safeParse(value);
  if (due.success && field !== 'escalation') return dueWords(due.data, language);
  if (Array.isArray(value)) return listWords(value, field, inside, showing);
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => {
      const [called, words] = [fieldName(name, field)[language], valueWords(inner, name, field, showing)];
      return ['from', 'to'].includes(name) ? `${called} ${words}` : `${called}: ${words}`;
    })
    .join(', ');
}

function listWords(values: readonly unknown[], field: string, inside: string, showing: Showing): string {
  if (values.length === 0) return showing.language === 'vi' ? 'không có' : 'none';
  return values
    .map((value) => {
      const words = valueWords(value, field, inside, showing);
      return typeof value === 'object' ? `(${words})` : words;
    })
    .join(', ');
}

function numberWords(value: number, field: string, inside: string, language: Language): string {
  if (inPoints.has(field)) return formatPoints(value, language);
  if (inPercent.has(field) || inPercent.has(`${inside}.${field}`))
    return formatShare(value, 10_000, language);
  return formatInteger(value, language);
}

function textWords(value: string, field: string, inside: string, language: Language): string {
  const known = choices.get(`${inside}.${field}`) ?? choices.get(field);
  const choice = known?.get(value);
  if (choice !== undefined) return choice[language];
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatDate(value, language);
  const isPeriod = periods.has(field) || periods.has(`${inside}.${field}`);
  if (isPeriod && periodFrom(value) !== null) return formatPeriod(value, language);
  if (field === 'time') return value;
  return quoted(value, language);
}

function quoted(text: string, language: Language): string {
  return language === 'vi' ? `«${text}»` : `“${text}”`;
}

function bothWords(text: Text, { language, bothLanguages }: Showing): string {
  if (!bothLanguages) return quoted(text[language], language);
  return `${quoted(text.vi, 'vi')} / ${quoted(text.en, 'en')}`;
}

const dueSchema = z.union([
  z.strictObject({ weekday: z.int(), time: z.string() }),
  z.strictObject({ workingDaysAfter: z.int(), time: z.string() }),
]);

/** A Monday, from which weekdays are named. */
const monday = '2024-01-01';

function dueWords(rule: z.infer<typeof dueSchema>, language: Language): string {
  if ('weekday' in rule) {
    const day = formatWeekday(monday.replace(/\d\d$/, String(rule.weekday).padStart(2, '0')), language);
    return `${day} ${rule.time}`;
  }
  const days = rule.workingDaysAfter;
  return language === 'vi'
    ? `${days} ngày làm việc sau kỳ, ${rule.time}`
    : `${days} working ${days === 1 ? 'day' : 'days'} after the period, ${rule.time}`;
}
