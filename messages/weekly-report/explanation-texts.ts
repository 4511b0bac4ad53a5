import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';

/** The texts of explanations. Numbers and places arrive formatted for the language. */
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
  /** When no single indicator is enough. */
  readonly noSingleStep: string;
  /** `points` is null when `change` states them already. */
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
    more: (amount, counted) => `${amount} more${counted}`,
    less: (amount, counted) => `${amount} fewer${counted}`,
    step: (change, name, points, rank) =>
      `Shortest way up: ${change} in “${name}” would ${points === null ? '' : `add ${points} points and `}take the unit to rank ${rank} if the other units’ points stay the same.`,
  },
};
