/** What people call the parts of figures. */
export const partWords = {
  numerator: { vi: 'tử số', en: 'numerator' },
  denominator: { vi: 'mẫu số', en: 'denominator' },
  statedPercent: { vi: 'tỷ lệ %', en: 'stated percentage' },
  count: { vi: 'số lượng', en: 'count' },
  done: { vi: 'số hoàn thành', en: 'number done' },
  total: { vi: 'tổng số', en: 'total' },
  points: { vi: 'điểm', en: 'points' },
  maxPoints: { vi: 'điểm tối đa', en: 'maximum' },
  rank: { vi: 'hạng', en: 'rank' },
  of: { vi: 'số đơn vị xếp hạng', en: 'number ranked' },
  amount: { vi: 'giá trị', en: 'amount' },
  nothingToReport: { vi: 'không phát sinh', en: 'nothing to report' },
} as const;

/** The name of a part that has words. */
export type PartWord = keyof typeof partWords;
