import { approversOf } from '../access/approvers.ts';
import { periodFrom } from '../period/period.ts';
import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { expectedUnits } from '../submission/completeness/completeness.ts';
import type { Catalogue } from './catalogue.ts';
import { namesWithIds, nameWithId } from './name-with-id.ts';

/**
 * Where a set asks for approval: it begins with a period of the set's own length, and each unit that owes figures then has a post that
 * approves them, since they would never count otherwise. A post that approves may sign in for its unit.
 */
export function checkApproval(catalogue: Catalogue): Violation[] {
  const found: Violation[] = [];
  catalogue.recipients.forEach(({ approves, role }, index) => {
    if (approves === true && role !== 'unit')
      found.push({
        pointer: jsonPointer(['recipients', index, 'approves']),
        code: 'approves-as-unit',
        detail: {
          vi: 'Người duyệt số liệu phải có vai trò đơn vị («unit») trên cổng («role»).',
          en: 'A post that approves figures needs the role of a unit (“unit”) in the portal (“role”).',
        },
      });
  });
  catalogue.sets.forEach((set, index) => {
    if (set.approval === undefined) return;
    const pointer = jsonPointer(['sets', index, 'approval', 'from']);
    const from = periodFrom(set.approval.from);
    const name = nameWithId(set);
    if (from === null || from.frequency !== set.frequency) {
      found.push({
        pointer,
        code: 'other-frequency',
        detail: {
          vi: `Kỳ bắt đầu phải duyệt của ${name.vi} phải cùng loại kỳ với bộ chỉ số.`,
          en: `Approval of ${name.en} must begin with a period of the set’s own length.`,
        },
      });
      return;
    }
    const without = expectedUnits(catalogue, set, from).filter(
      ({ id }) => approversOf(catalogue, catalogue.recipients, id, from).length === 0,
    );
    if (without.length === 0) return;
    const units = namesWithIds(without);
    found.push({
      pointer,
      code: 'no-approver',
      detail: {
        vi: `Số liệu ${name.vi} phải được duyệt, nhưng chưa có ai duyệt («approves») của: ${units.vi}.`,
        en: `Figures of ${name.en} need approval, but no post approves them (“approves”) for: ${units.en}.`,
      },
    });
  });
  return found;
}
