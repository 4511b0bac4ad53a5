import type { OwnApproval } from '../../contract/approvals.ts';
import { formatDeadline } from '../../domain/language/format.ts';
import type { Settings } from '../settings.ts';
import type { Names } from './names.ts';
import { words } from './words.ts';

/** How the approval of a revision stands, in sentences; none where it needs none. */
export function approvalLines(
  settings: Settings,
  { approval }: { readonly approval?: OwnApproval | undefined },
  names: Names,
): string[] {
  if (approval === undefined) return [];
  const { state, counting, decidedAt, decidedBy, reason } = approval;
  const by = decidedBy === null ? '' : names.post(decidedBy);
  const at = decidedAt === null ? '' : formatDeadline(decidedAt, settings.lang);
  if (state === 'approved')
    return [words(settings, `Được ${by} duyệt lúc ${at}.`, `Approved by ${by} at ${at}.`)];
  if (state === 'unreadable')
    return [
      words(
        settings,
        'Chưa đọc được quyết định duyệt; bộ phận vận hành đã được báo.',
        'How its approval stands cannot be read; operations are told.',
      ),
    ];
  const still =
    counting === null
      ? words(settings, 'Chưa có số liệu nào được tính.', 'No figures count yet.')
      : words(settings, `Bản ${counting} đã duyệt vẫn được tính.`, `Revision ${counting} still counts.`);
  if (state === 'waiting')
    return [words(settings, 'Chờ thủ trưởng đơn vị duyệt.', 'Waits for the head of the unit.'), still];
  const returned = words(
    settings,
    `Bị ${by} trả lại lúc ${at}, với lý do: ${reason}`,
    `Returned by ${by} at ${at}; the reason: ${reason}`,
  );
  return [returned, still];
}
