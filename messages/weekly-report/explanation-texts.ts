import { formatInteger } from '../../domain/language/format.ts';
import type { Language } from '../../domain/language/text.ts';
import type { Unapproved } from '../../domain/submission/unapproved.ts';

/** The words of explanations. Numbers and places arrive formatted for the language. */
export type ExplanationTexts = {
  readonly morePoints: (amount: string) => string;
  readonly fewerPoints: (amount: string) => string;
  readonly samePoints: string;
  /** `figures` begins with a space, or is empty. */
  readonly inOneIndicator: (name: string, figures: string) => string;
  readonly otherIndicators: (count: number) => string;
  /** What carries most of a change, with its points, and what is left of the change. */
  readonly mostly: (part: string) => string;
  readonly mostlyNotSent: (count: number, change: string) => string;
  readonly mostlySentAgain: (count: number, change: string) => string;
  readonly rest: (change: string) => string;
  /** Joins a change to the parts that are named after what carries most of it. */
  readonly restOf: (parts: string) => string;
  /** How a unit gained or lost places: by its own points, then by those of others. The numbers add up to the change. */
  readonly ownUp: (places: string) => string;
  readonly ownDown: (places: string) => string;
  readonly overtaken: (places: string) => string;
  readonly othersFell: (places: string) => string;
  readonly points: string;
  /** After what is no doing of the unit, because it is scored otherwise than before. Begins with a space. */
  readonly rescored: string;
  /** The same as `ownUp` and `ownDown`, where some of the points that changed are scored otherwise than before. */
  readonly rescoredUp: (places: string) => string;
  readonly rescoredDown: (places: string) => string;
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
  readonly beyond: string;
  readonly moreBeyond: (count: number) => string;
  readonly attained: (name: string, share: string) => string;
  /** Why a unit has no rank. */
  readonly notRanked: {
    readonly nothingSent: string;
    /** Where figures were sent and do not count for want of approval. */
    readonly unapproved: Readonly<Record<Unapproved, string>>;
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
    inOneIndicator: (name, figures) => `, đều ở chỉ số “${name}”${figures}.`,
    otherIndicators: (count) => `${formatInteger(count, 'vi')} chỉ số khác`,
    mostly: (part) => `nhiều nhất ở ${part}`,
    mostlyNotSent: (count, change) => `nhiều nhất do chưa gửi ${indicatorsVi(count)} (${change})`,
    mostlySentAgain: (count, change) =>
      `nhiều nhất nhờ gửi thêm ${indicatorsVi(count)} trước đó thiếu (${change})`,
    rest: (change) => `còn lại ${change}`,
    restOf: (parts) => `; còn lại: ${parts}`,
    ownUp: (places) => `tự tăng ${places}`,
    ownDown: (places) => `tự giảm ${places}`,
    overtaken: (places) => `bị đơn vị khác vượt ${places}`,
    othersFell: (places) => `được thêm ${places} do đơn vị khác giảm`,
    points: 'điểm',
    rescored: ' (cách tính đổi)',
    rescoredUp: (places) => `tăng ${places} do điểm của đơn vị tăng (cách tính đổi)`,
    rescoredDown: (places) => `giảm ${places} do điểm của đơn vị giảm (cách tính đổi)`,
    noSingleStep: 'Muốn lên hạng cần cải thiện đồng thời nhiều chỉ số; chỉ một chỉ số thì không đủ.',
    send: (name, points, rank) =>
      `Cách nhanh nhất để lên hạng: gửi số liệu chỉ số “${name}”, được cộng nhiều nhất ${points} điểm và lên cao nhất là hạng ${rank} nếu các đơn vị khác giữ nguyên điểm.`,
    comparedWith: (since) => `Kỳ gần nhất đơn vị có số liệu để so sánh là ${since}.`,
    sentBothTimes: (change) => `Ở các chỉ số có số liệu cả hai kỳ: ${lowered(change, 'vi')}`,
    lacking: (count, names, lost) =>
      `Chưa gửi ${indicatorsVi(count)}${lost === null ? '' : ` (trước đó được ${lost} điểm)`}: ${names}.`,
    lackedBefore: (count, names, points) =>
      `Trước đó chưa gửi ${indicatorsVi(count)}, nay được ${points} điểm: ${names}.`,
    beyond: 'Vượt chỉ tiêu: ',
    moreBeyond: (count) => ` và ${indicatorsVi(count)} khác`,
    attained: (name, share) => `“${name}” đạt ${share} chỉ tiêu`,
    notRanked: {
      nothingSent: 'chưa gửi số liệu nên không xếp hạng',
      unapproved: {
        waiting: 'đã gửi số liệu nhưng chưa được duyệt trước giờ chốt nên không xếp hạng',
        returned: 'đã gửi số liệu nhưng bị trả lại để sửa, chưa được duyệt trước giờ chốt nên không xếp hạng',
      },
      partial: (lacking) => `gửi thiếu ${indicatorsVi(lacking)} nên không xếp hạng`,
      tooLittleApplies: 'không xếp hạng vì có quá ít chỉ số phát sinh số liệu',
      unreadable: 'đã gửi nhưng hệ thống không đọc được số liệu nên không xếp hạng',
    },
    more: (amount, counted) => `thêm ${amount}${counted}`,
    less: (amount, counted) => `giảm ${amount}${counted}`,
    step: (change, name, points, rank) =>
      `Cách nhanh nhất để lên hạng: ${change} ở chỉ số “${name}”, ${points === null ? '' : `được cộng ${points} điểm và `}lên hạng ${rank} nếu các đơn vị khác giữ nguyên điểm.`,
  },
  en: {
    morePoints: (amount) => `Up ${amount} points`,
    fewerPoints: (amount) => `Down ${amount} points`,
    samePoints: 'Total points unchanged',
    inOneIndicator: (name, figures) => `, all in “${name}”${figures}.`,
    otherIndicators: (count) => `${formatInteger(count, 'en')} other indicator${count === 1 ? '' : 's'}`,
    mostly: (part) => `largest in ${part}`,
    mostlyNotSent: (count, change) => `largest from ${indicatorsEn(count)} not sent (${change})`,
    mostlySentAgain: (count, change) => `largest from ${indicatorsEn(count)} not sent before (${change})`,
    rest: (change) => `rest ${change}`,
    restOf: (parts) => `; the rest: ${parts}`,
    ownUp: (places) => `${places} by its own gains`,
    ownDown: (places) => `${places} by its own losses`,
    overtaken: (places) => `overtaken by ${places}`,
    othersFell: (places) => `${places} as others fell`,
    points: 'points',
    rescored: ' (scoring changed)',
    rescoredUp: (places) => `${places} as its points rose (scoring changed)`,
    rescoredDown: (places) => `${places} as its points fell (scoring changed)`,
    noSingleStep: 'Moving up takes progress on several indicators at once; no single one is enough.',
    send: (name, points, rank) =>
      `Shortest way up: sending the figure of “${name}” would add up to ${points} points and take the unit as high as rank ${rank} if the other units’ points stay the same.`,
    comparedWith: (since) => `The last period with figures of the unit to compare with is ${since}.`,
    sentBothTimes: (change) => `In the indicators with figures both times: ${lowered(change, 'en')}`,
    lacking: (count, names, lost) =>
      `Not sent, ${indicatorsEn(count)}${lost === null ? '' : ` (${lost} points before)`}: ${names}.`,
    lackedBefore: (count, names, points) =>
      `Not sent before, ${indicatorsEn(count)}, now ${points} points: ${names}.`,
    beyond: 'Beyond the target: ',
    moreBeyond: (count) => ` and ${formatInteger(count, 'en')} more`,
    attained: (name, share) => `“${name}” at ${share} of the target`,
    notRanked: {
      nothingSent: 'no figures sent, so not ranked',
      unapproved: {
        waiting: 'figures sent, but not approved by the cut-off, so not ranked',
        returned: 'figures sent, but returned for correction and not approved by the cut-off, so not ranked',
      },
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
