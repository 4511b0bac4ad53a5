import { jsonPointer } from '../problem/json-pointer.ts';
import type { Violation } from '../problem/problem.ts';
import { shownKey } from '../problem/shown-key.ts';
import { mostCommentsInForce } from './submission-limits.ts';

/** No indicator id is longer; answers do not repeat a longer key. */
const longestId = 40;

/**
 * Checks that every comment belongs to a figure (`comment-without-value`) and that there are not too many
 * (`too-many-comments`). Pass the figures and comments in force after the submission, as they will be stored.
 */
export function checkComments(
  values: Pick<ReadonlySet<string>, 'has'>,
  comments: ReadonlyMap<string, string>,
): Violation[] {
  const found = [...comments.keys()].filter((id) => !values.has(id)).map(withoutValue);
  if (comments.size <= mostCommentsInForce) return found;
  return [
    {
      pointer: '/comments',
      code: 'too-many-comments',
      detail: {
        vi: `Có ${comments.size} giải trình; nhiều nhất là ${mostCommentsInForce}. Chỉ giải trình số liệu bất thường, phần còn lại ghi vào ghi chú.`,
        en: `There are ${comments.size} comments, and ${mostCommentsInForce} are allowed. Comment only on unusual figures; the rest belongs in the note.`,
      },
    },
  ];
}

function withoutValue(id: string): Violation {
  const shown = shownKey(id);
  return {
    pointer: jsonPointer(id.length > longestId ? ['comments'] : ['comments', id]),
    code: 'comment-without-value',
    detail: {
      vi: `Có giải trình cho «${shown}» nhưng không có số liệu của chỉ số này; gửi số liệu hoặc bỏ giải trình.`,
      en: `There is a comment on “${shown}” but no figure for it; send the figure or remove the comment.`,
    },
  };
}
