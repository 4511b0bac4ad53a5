import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';

/** The words of explanations. Numbers and places come in already put into words for the language. */
export type ExplanationTexts = {
  readonly morePoints: (amount: string) => string;
  readonly fewerPoints: (amount: string) => string;
  readonly samePoints: string;
  /** Joins a change of points and what it is made of. */
  readonly madeOf: string;
  readonly inOneIndicator: (name: string) => string;
  readonly otherIndicators: (count: number) => string;
  readonly places: (places: string, own: string, others: string) => string;
  readonly shortPlaces: (own: string, others: string) => string;
  readonly points: string;
  /** `counted` begins with a space, or is empty. */
  readonly more: (amount: string, counted: string) => string;
  readonly less: (amount: string, counted: string) => string;
  /** `points` is null where the change has already told them. */
  /** Said where no single indicator is enough. */
  readonly noSingleStep: string;
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
      `Thứ hạng nếu chỉ đơn vị thay đổi: ${own}; nếu chỉ các đơn vị khác thay đổi: ${others}.`,
    points: 'điểm',
    noSingleStep: 'Muốn lên hạng cần nâng nhiều chỉ số cùng lúc; không chỉ số nào riêng lẻ là đủ.',
    more: (amount, counted) => `thêm ${amount}${counted}`,
    less: (amount, counted) => `giảm ${amount}${counted}`,
    step: (change, name, points, rank) =>
      `Cách lên hạng gần nhất: ${change} ở chỉ số “${name}”, ${points === null ? '' : `được cộng ${points} điểm và `}lên hạng ${rank} nếu các đơn vị khác giữ nguyên điểm.`,
  },
  en: {
    morePoints: (amount) => `Up ${amount} points`,
    fewerPoints: (amount) => `Down ${amount} points`,
    samePoints: 'Points unchanged in total',
    madeOf: ': ',
    inOneIndicator: (name) => `, all of it in “${name}”.`,
    otherIndicators: (count) => `${formatInteger(count, 'en')} other indicator${count === 1 ? '' : 's'}`,
    places: (places, own, others) =>
      `${places}. By the change of its own points alone: ${own}; by the changes of the other units alone: ${others}.`,
    shortPlaces: (own, others) =>
      `Places, had only this unit changed: ${own}; had only the others: ${others}.`,
    points: 'points',
    noSingleStep: 'To climb takes several indicators at once; no single one is enough.',
    more: (amount, counted) => `${amount} more${counted}`,
    less: (amount, counted) => `${amount} fewer${counted}`,
    step: (change, name, points, rank) =>
      `Nearest way up: ${change} in “${name}” would bring ${points === null ? '' : `${points} points and `}rank ${rank} if the other units keep their points.`,
  },
};
