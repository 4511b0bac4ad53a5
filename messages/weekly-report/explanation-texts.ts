import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';

/** The words of explanations. Numbers and places arrive formatted for the language. */
export type ExplanationTexts = {
  readonly morePoints: (amount: string) => string;
  readonly fewerPoints: (amount: string) => string;
  readonly samePoints: string;
  /** Joins a change of points to its parts. */
  readonly madeOf: string;
  readonly inOneIndicator: (name: string) => string;
  readonly otherIndicators: (count: number) => string;
  readonly places: (places: string, own: string, others: string) => string;
  readonly shortPlaces: (own: string, others: string) => string;
  readonly points: string;
  /** `counted` begins with a space, or is empty. */
  readonly more: (amount: string, counted: string) => string;
  readonly less: (amount: string, counted: string) => string;
  /** Where every way was examined and no single indicator is enough. */
  readonly noSingleStep: string;
  /** Where the step is to send a figure that is lacking; points and rank are the best it can bring. */
  readonly send: (name: string, points: string, rank: string) => string;
  /** Names the period of a comparison. */
  readonly comparedWith: (since: string) => string;
  /** Begins a change of points of the indicators with figures both times. */
  readonly sentBothTimes: (change: string) => string;
  /** `lost` are the points that these indicators had before; null where they had none, or nothing is compared. */
  readonly lacking: (count: number, names: string, lost: string | null) => string;
  readonly lackedBefore: (count: number, names: string, points: string) => string;
  readonly shortLacking: (count: number, lost: string | null) => string;
  readonly shortLackedBefore: (count: number, change: string) => string;
  readonly beyond: string;
  readonly attained: (name: string, share: string) => string;
  /** Why a unit has no rank. */
  readonly notRanked: {
    readonly nothingSent: string;
    readonly partial: (lacking: number) => string;
    readonly tooLittleApplies: string;
    readonly unreadable: string;
  };
  /** `points` is null where `change` states them already. */
  readonly step: (change: string, name: string, points: string | null, rank: string) => string;
};

/** Explanations in both languages. */
export const explanationTexts: Record<Language, ExplanationTexts> = {
  vi: {
    morePoints: (amount) => `Tăng ${amount} điểm`,
    fewerPoints: (amount) => `Giảm ${amount} điểm`,
    samePoints: 'Tổng điểm không đổi',
    madeOf: ', gồm: ',
    inOneIndicator: (name) => `, đều ở chỉ số “${name}”.`,
    otherIndicators: (count) => `${formatInteger(count, 'vi')} chỉ số khác`,
    places: (places, own, others) =>
      `${places}. Nếu chỉ tính thay đổi điểm của đơn vị thì ${own}; nếu chỉ tính thay đổi của các đơn vị khác thì ${others}.`,
    shortPlaces: (own, others) =>
      `Hạng thay đổi nếu chỉ tính đơn vị này: ${own}; nếu chỉ tính các đơn vị khác: ${others}.`,
    points: 'điểm',
    noSingleStep: 'Muốn lên hạng cần cải thiện đồng thời nhiều chỉ số; chỉ một chỉ số thì không đủ.',
    send: (name, points, rank) =>
      `Cách ngắn nhất để lên hạng: gửi số liệu chỉ số “${name}”, được cộng nhiều nhất ${points} điểm và lên cao nhất là hạng ${rank} nếu các đơn vị khác giữ nguyên điểm.`,
    comparedWith: (since) => `Kỳ gần nhất đơn vị có số liệu để so sánh là ${since}.`,
    sentBothTimes: (change) => `Ở các chỉ số có số liệu cả hai kỳ: ${lowered(change, 'vi')}`,
    lacking: (count, names, lost) =>
      `Chưa gửi ${indicatorsVi(count)}${lost === null ? '' : ` (trước đó được ${lost} điểm)`}: ${names}.`,
    lackedBefore: (count, names, points) =>
      `Trước đó chưa gửi ${indicatorsVi(count)}, nay được ${points} điểm: ${names}.`,
    shortLacking: (count, lost) =>
      `Chưa gửi ${indicatorsVi(count)}${lost === null ? '' : ` (trước đó được ${lost} điểm)`}.`,
    shortLackedBefore: (count, change) => `Trước đó chưa gửi ${indicatorsVi(count)}: ${change}.`,
    beyond: 'Vượt chỉ tiêu: ',
    attained: (name, share) => `“${name}” đạt ${share} chỉ tiêu`,
    notRanked: {
      nothingSent: 'chưa gửi số liệu nên không xếp hạng',
      partial: (lacking) => `gửi thiếu ${indicatorsVi(lacking)} nên không xếp hạng`,
      tooLittleApplies: 'không xếp hạng vì có quá ít chỉ số phát sinh số liệu',
      unreadable: 'đã gửi nhưng hệ thống không đọc được số liệu nên không xếp hạng',
    },
    more: (amount, counted) => `thêm ${amount}${counted}`,
    less: (amount, counted) => `giảm ${amount}${counted}`,
    step: (change, name, points, rank) =>
      `Cách ngắn nhất để lên hạng: ${change} ở chỉ số “${name}”, ${points === null ? '' : `được cộng ${points} điểm và `}lên hạng ${rank} nếu các đơn vị khác giữ nguyên điểm.`,
  },
  en: {
    morePoints: (amount) => `Up ${amount} points`,
    fewerPoints: (amount) => `Down ${amount} points`,
    samePoints: 'Total points unchanged',
    madeOf: ': ',
    inOneIndicator: (name) => `, all in “${name}”.`,
    otherIndicators: (count) => `${formatInteger(count, 'en')} other indicator${count === 1 ? '' : 's'}`,
    places: (places, own, others) =>
      `${places}. Had only this unit’s points changed: ${own}; had only the other units’ points changed: ${others}.`,
    shortPlaces: (own, others) =>
      `Places if only this unit had changed: ${own}; if only the others had changed: ${others}.`,
    points: 'points',
    noSingleStep: 'Moving up takes progress on several indicators at once; no single one is enough.',
    send: (name, points, rank) =>
      `Shortest way up: sending the figure of “${name}” would add up to ${points} points and take the unit as high as rank ${rank} if the other units’ points stay the same.`,
    comparedWith: (since) => `The last period with figures of the unit to compare with is ${since}.`,
    sentBothTimes: (change) => `In the indicators with figures both times: ${lowered(change, 'en')}`,
    lacking: (count, names, lost) =>
      `Not sent, ${indicatorsEn(count)}${lost === null ? '' : ` (${lost} points before)`}: ${names}.`,
    lackedBefore: (count, names, points) =>
      `Not sent before, ${indicatorsEn(count)}, now ${points} points: ${names}.`,
    shortLacking: (count, lost) =>
      `Not sent: ${indicatorsEn(count)}${lost === null ? '' : ` (${lost} points before)`}.`,
    shortLackedBefore: (count, change) => `Not sent before: ${indicatorsEn(count)} ${change}.`,
    beyond: 'Beyond the target: ',
    attained: (name, share) => `“${name}” at ${share} of the target`,
    notRanked: {
      nothingSent: 'no figures sent, so not ranked',
      partial: (lacking) => `figures of ${indicatorsEn(lacking)} not sent, so not ranked`,
      tooLittleApplies: 'not ranked because too few indicators had anything to report',
      unreadable: 'figures sent, but the system cannot read them, so not ranked',
    },
    more: (amount, counted) => `${amount} more${counted}`,
    less: (amount, counted) => `${amount} fewer${counted}`,
    step: (change, name, points, rank) =>
      `Shortest way up: ${change} in “${name}” would ${points === null ? '' : `add ${points} points and `}take the unit to rank ${rank} if the other units’ points stay the same.`,
  },
};

function indicatorsVi(count: number): string {
  return `${formatInteger(count, 'vi')} chỉ số`;
}

function indicatorsEn(count: number): string {
  return `${formatInteger(count, 'en')} ${count === 1 ? 'indicator' : 'indicators'}`;
}

/** A sentence's beginning as it goes on within another. */
function lowered(text: string, language: Language): string {
  return text.charAt(0).toLocaleLowerCase(language) + text.slice(1);
}
