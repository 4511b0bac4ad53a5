import { formatDate } from '../language/format.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import type { Catalogue } from './catalogue.ts';
import { refersToNothing } from './wrong-references.ts';

/**
 * Checks who gets mail in place of others: the recipients that stand in and that escalations name are declared, nobody stands in
 * for themselves, and no absence ends before it begins.
 */
export function checkStandIns({ recipients, sets, milestones }: Catalogue): Violation[] {
  const ids = new Set(recipients.map(({ id }) => id));
  const unknown = (path: (string | number)[], id: string): Violation[] =>
    ids.has(id)
      ? []
      : [{ pointer: jsonPointer(path), code: 'unknown-reference', detail: refersToNothing('recipient', id) }];
  const escalations = [
    ...sets.map(({ escalation }, index) => ({ escalation, path: ['sets', index] })),
    ...milestones.map((one, index) => ({
      escalation: one.goal === 'date' ? undefined : one.escalation,
      path: ['milestones', index],
    })),
  ];
  return [
    ...escalations.flatMap(({ escalation, path }) =>
      escalation === undefined || escalation === 'none' || escalation.to === undefined
        ? []
        : unknown([...path, 'escalation', 'to'], escalation.to),
    ),
    ...recipients.flatMap(({ id, standIn }, index) => {
      if (standIn === undefined) return [];
      const path = ['recipients', index, 'standIn'];
      return [
        ...unknown([...path, 'recipient'], standIn.recipient),
        ...(standIn.recipient === id
          ? [{ pointer: jsonPointer([...path, 'recipient']), code: 'own-stand-in', detail: ownStandIn(id) }]
          : []),
        ...(standIn.to < standIn.from
          ? [{ pointer: jsonPointer([...path, 'to']), code: 'not-later', detail: endsBefore(standIn) }]
          : []),
      ];
    }),
  ];
}

function ownStandIn(id: string) {
  return {
    vi: `«${id}» không thể nhận thay chính mình; chọn người nhận khác.`,
    en: `“${id}” cannot stand in for itself; choose another recipient.`,
  };
}

function endsBefore({ from, to }: { readonly from: string; readonly to: string }) {
  return {
    vi: `Ngày kết thúc ${formatDate(to, 'vi')} phải từ ngày bắt đầu ${formatDate(from, 'vi')} trở đi.`,
    en: `The last day ${formatDate(to, 'en')} must not be before the first, ${formatDate(from, 'en')}.`,
  };
}
