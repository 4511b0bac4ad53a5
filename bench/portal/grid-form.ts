import type { FormAnswer } from '../../contract/forms.ts';

const text = (words: string) => ({ vi: words, en: words });

/** A form of so many indicators, each with two parts, a last figure and a figure in force. */
export function gridForm(indicators: number): FormAnswer {
  const ids = Array.from({ length: indicators }, (_, at) => `BM.${at + 1}`);
  const value = { numerator: 1234, denominator: 5678 };
  return {
    unit: { id: 'X.A', name: text('Sở A') },
    set: { id: 'X', name: text('Bộ chỉ số X') },
    period: '2024-W02',
    at: '2024-01-10T02:00:00Z',
    opensAt: '2024-01-07T17:00:00Z',
    dueAt: '2024-01-12T09:00:00Z',
    locksAt: '2024-01-14T23:00:00Z',
    state: 'open',
    opensUntil: null,
    catalogueVersion: 1,
    groups: [
      {
        group: 'G',
        name: text('Nhóm một'),
        indicators: ids.map((indicator) => ({
          indicator,
          name: text(`Tỷ lệ hồ sơ được tiếp nhận và giải quyết đúng hạn ${indicator}`),
          measure: text('hồ sơ'),
          maxPoints: 1,
          mayBeNothing: true,
          entries: [
            { part: 'numerator', label: text('Tử số'), form: 'whole' },
            { part: 'denominator', label: text('Mẫu số'), form: 'whole' },
          ],
          before: { period: '2024-W01', value },
        })),
      },
    ],
    approval: null,
    maySend: true,
    inForce: {
      revision: 1,
      receivedAt: '2024-01-10T01:00:00Z',
      status: 'on-time',
      sent: 'complete',
      values: Object.fromEntries(ids.map((id) => [id, value])),
      comments: {},
      asOf: null,
      note: null,
    },
  };
}
