import { formatDate, formatInteger, formatPeriod } from '../language/format.ts';
import type { Language, Text } from '../language/text.ts';

/** The reason that a stored command gives for ranking again. */
export const unreadableRanking = {
  stored: 'the stored ranking cannot be read',
  vi: 'không đọc được bảng xếp hạng đã lưu',
  en: 'the stored ranking cannot be read',
} as const;

/** A sentence of a run's summary: as the ledger stores it, for good, and as people read it. Slots are named in braces. */
type Phrase = Text & { readonly stored: string };

/**
 * Everything a summary can say. The ledger keeps the stored form, so that it never changes; a new sentence is a new entry,
 * in both languages.
 */
const phrases = {
  'no-catalogue': {
    stored: 'there is no catalogue yet',
    vi: 'chưa có danh mục',
    en: 'there is no catalogue yet',
  },
  'nothing-owed': {
    stored: 'nothing is owed for {period}',
    vi: 'không phải gửi số liệu {period}',
    en: 'nothing is owed for {period}',
  },
  'no-working-day': {
    stored: '{period} has no working day, and nobody sent anything',
    vi: '{period} không có ngày làm việc và không đơn vị nào gửi số liệu',
    en: '{period} has no working day, and no unit sent figures',
  },
  'day-off': { stored: 'not a working day', vi: 'ngày nghỉ', en: 'not a working day' },
  'not-reporting-day': {
    stored: 'not the reporting day',
    vi: 'không phải ngày báo cáo',
    en: 'not the reporting day',
  },
  'reported-before': {
    stored: '{periods} was reported by another run',
    vi: '{periods} đã được một lần chạy khác báo cáo',
    en: '{periods} was reported by another run',
  },
  'nobody-to-warn': { stored: 'nobody to warn', vi: 'không có đơn vị nào cần nhắc', en: 'no unit to warn' },
  ranked: {
    stored: '{set} {period} {league}: {count}/{total} ranked',
    vi: '{set}, {period}, {league}: đã xếp hạng; {count}/{total} đơn vị đã gửi số liệu',
    en: '{set}, {period}, {league}: ranked; {count}/{total} units submitted',
  },
  'ranked-before': {
    stored: '{set} {period} {league}: {count}/{total} was ranked before',
    vi: '{set}, {period}, {league}: đã xếp hạng từ trước; {count}/{total} đơn vị đã gửi số liệu',
    en: '{set}, {period}, {league}: ranked before; {count}/{total} units submitted',
  },
  'nobody-sent': {
    stored: '{set} {period}: nobody sent anything, and nobody gets an e-mail',
    vi: '{set}, {period}: không đơn vị nào gửi số liệu, không gửi thư',
    en: '{set}, {period}: no unit sent figures, and no e-mail is sent',
  },
  reported: {
    stored: '{set} {period}: {count} of {total} messages planned now',
    vi: '{set}, {period}: xếp lịch {count}/{total} thư',
    en: '{set}, {period}: {count} of {total} messages planned',
  },
  'reported-with': {
    stored: '{set} {period} with {periods}: {count} of {total} messages planned now',
    vi: '{set}, {period} cùng {periods}: xếp lịch {count}/{total} thư',
    en: '{set}, {period} with {periods}: {count} of {total} messages planned',
  },
  'units-not-done': {
    stored: '{count} units not done',
    vi: '{count} đơn vị chưa xong',
    en: 'units not done: {count}',
  },
  warned: {
    stored: '{count} of {total} messages planned now',
    vi: 'xếp lịch {count}/{total} thư',
    en: '{count} of {total} messages planned',
  },
  'nobody-receives': {
    stored: 'nobody receives warnings for {units}',
    vi: 'không có người nhận thư nhắc của {units}',
    en: 'there is no recipient of warnings for {units}',
  },
  'nobody-receives-others': {
    stored: 'nobody receives those for {count} more units',
    vi: 'còn {count} đơn vị khác cũng không có người nhận',
    en: '{count} more units have no recipient',
  },
  'never-triggered': {
    stored: 'never triggered, and found too late to catch up',
    vi: 'không được kích hoạt, phát hiện quá muộn để chạy bù',
    en: 'never triggered, and found too late to catch up',
  },
  stopped: {
    stored: 'the run stopped and could not be taken up in time',
    vi: 'lần chạy dừng giữa chừng, không kịp chạy tiếp',
    en: 'the run stopped and could not be resumed in time',
  },
  'too-late': {
    stored: 'left for the reconciliation to close',
    vi: 'quá muộn, để lượt đối chiếu đóng lại',
    en: 'too late; the reconciliation closes it',
  },
  'not-ranked-yet': {
    stored: '{set} {period} {league} has not been ranked yet',
    vi: '{set}, {period}, {league}: chưa xếp hạng',
    en: '{set}, {period}, {league}: not ranked yet',
  },
  'ranked-again': {
    stored: '{set} {period} {league}: the stored ranking could not be read and was made again',
    vi: '{set}, {period}, {league}: không đọc được bảng xếp hạng đã lưu, đã xếp lại từ số liệu đã gửi',
    en: '{set}, {period}, {league}: the stored ranking could not be read and was made again from the submissions',
  },
  'ranking-unreadable': {
    stored:
      '{set} {period} {league}: the stored ranking cannot be read and was not made again; the report waits for it, or for {command}',
    vi: '{set}, {period}, {league}: không đọc được bảng xếp hạng đã lưu và chưa xếp lại được; báo cáo chờ khôi phục dòng dữ liệu, hoặc chạy {command}',
    en: '{set}, {period}, {league}: the stored ranking cannot be read and was not made again; the report waits until the row is restored or you run {command}',
  },
  'being-reported': {
    stored: '{set} {period} is being reported by another run',
    vi: '{set}, {period}: một lần chạy khác đang báo cáo',
    en: '{set}, {period}: another run is reporting it',
  },
  'being-reported-by': {
    stored: '{set} {period} is being reported by the run of {day}',
    vi: '{set}, {period}: lần chạy ngày {day} đang báo cáo',
    en: '{set}, {period}: the run of {day} is reporting it',
  },
  'over-cap': {
    stored: '{count} messages for one run exceed the cap of {total}; none were planned',
    vi: '{count} thư cho một lần chạy vượt mức tối đa {total}; chưa xếp lịch thư nào',
    en: '{count} messages for one run exceed the cap of {total}; none were planned',
  },
  held: {
    stored: '{count} messages for one run exceed the cap of {total}; held until two operators release them',
    vi: '{count} thư cho một lần chạy vượt mức {total}; chờ hai người vận hành đồng ý mới gửi',
    en: '{count} messages for one run exceed the cap of {total}; held until two operators release them',
  },
  'out-of-time': {
    stored: 'time ran out after planning {count} of {total} messages',
    vi: 'hết giờ khi mới xếp lịch {count}/{total} thư',
    en: 'time ran out after planning {count} of {total} messages',
  },
} as const satisfies Record<string, Phrase>;

/** What a summary can say. */
export type RunSummaryKind = keyof typeof phrases;

/** What a slot holds. */
type SlotTypes = {
  readonly set: string;
  readonly league: string;
  readonly period: string;
  readonly periods: readonly string[];
  readonly units: readonly string[];
  readonly day: string;
  readonly command: string;
  readonly count: number;
  readonly total: number;
};

type SlotsIn<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | SlotsIn<Rest>
  : never;

type Slots<K extends RunSummaryKind> = {
  readonly [Name in SlotsIn<(typeof phrases)[K]['stored']> & keyof SlotTypes]: SlotTypes[Name];
};

/** What a run did, why it did nothing, or how it failed. */
export class RunSummary {
  /** As the ledger stores it. */
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** A summary of one sentence. */
  static of<K extends RunSummaryKind>(kind: K, slots: Slots<K>): RunSummary {
    const values = new Map<string, unknown>(Object.entries(slots));
    return new RunSummary(
      phrases[kind].stored.replaceAll(/\{(\w+)\}/g, (_, name) => {
        const value = values.get(name);
        return Array.isArray(value) ? value.join(', ') : String(value);
      }),
    );
  }

  /** Sentences one after the other. */
  static all(summaries: readonly RunSummary[]): RunSummary {
    return new RunSummary(summaries.map(({ text }) => text).join('; '));
  }
}

/** The names of what a sentence mentions by id. */
export type RunSummaryNames = {
  readonly set: (id: string) => string;
  readonly league: (id: string) => string;
  readonly unit: (id: string) => string;
};

const week = String.raw`\d{4}(?:-\w+)?`;
const id = String.raw`[\w.-]+`;

const slotPatterns: Record<keyof SlotTypes, string> = {
  set: id,
  league: id,
  period: week,
  periods: `${week}(?:, ${week})*`,
  units: `${id}(?:, ${id})*`,
  day: String.raw`\d{4}-\d\d-\d\d`,
  command: String.raw`tiendo [\w." -]+`,
  count: String.raw`\d+`,
  total: String.raw`\d+`,
};

const readers = Object.entries(phrases).map(([kind, phrase]: [string, Phrase]) => {
  const escaped = phrase.stored.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`);
  const pattern = escaped.replaceAll(/\{(\w+)\}/g, (_, name) => `(?<${name}>${patternOf(name)})`);
  return { kind, phrase, pattern: new RegExp(`^${pattern}(?:; |$)`) };
});

function patternOf(name: string): string {
  return new Map(Object.entries(slotPatterns)).get(name) ?? '';
}

/** A sentence of a stored summary; or what is left of a text that is none. */
type Sentence =
  | { readonly kind: string; readonly phrase: Phrase; readonly slots: Readonly<Record<string, string>> }
  | { readonly kind: null; readonly text: string };

function sentencesIn(stored: string): Sentence[] {
  const sentences: Sentence[] = [];
  for (let rest = stored; rest !== ''; ) {
    const text = rest;
    const found = readers.flatMap(({ kind, phrase, pattern }) => {
      const match = pattern.exec(text);
      return match === null ? [] : [{ kind, phrase, match }];
    })[0];
    if (found === undefined) return [...sentences, { kind: null, text }];
    const { kind, phrase, match } = found;
    sentences.push({ kind, phrase, slots: match.groups ?? {} });
    rest = rest.slice(match[0].length);
  }
  return sentences;
}

/** Whether a stored summary has a sentence of one of these kinds. */
export function saysAnyOf(stored: string, kinds: readonly RunSummaryKind[]): boolean {
  return sentencesIn(stored).some(({ kind }) => kinds.some((one) => one === kind));
}

/**
 * A stored summary, which rows and the API call `account`, in words for a person. What is not a summary, such as the message
 * of an unexpected error, is quoted.
 */
export function runSummaryInWords(stored: string, language: Language, names: RunSummaryNames): string {
  return sentencesIn(stored)
    .map((sentence) =>
      sentence.kind === null
        ? language === 'vi'
          ? `lỗi «${sentence.text}»`
          : `error “${sentence.text}”`
        : inWords(sentence.phrase[language], sentence.slots, language, names),
    )
    .join('; ');
}

function inWords(
  template: string,
  slots: Readonly<Record<string, string>>,
  language: Language,
  names: RunSummaryNames,
): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const value = slots[name] ?? '';
    const each = (show: (one: string) => string) => value.split(', ').map(show).join(', ');
    switch (name) {
      case 'set':
        return names.set(value);
      case 'league':
        return names.league(value);
      case 'units':
        return each(names.unit);
      case 'period':
      case 'periods':
        return each((one) => formatPeriod(one, language));
      case 'command':
        return commandInWords(value, language);
      case 'day':
        return formatDate(value, language);
      default:
        return formatInteger(Number(value), language);
    }
  });
}

/** A stored command as it can be pasted, with its reason in the reader’s language. */
function commandInWords(stored: string, language: Language): string {
  const { stored: reason, ...told } = unreadableRanking;
  return stored.replace(/^tiendo /, 'npm run -s tiendo -- ').replace(reason, told[language]);
}
