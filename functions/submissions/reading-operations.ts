import type { Ports } from '../../usecases/ports/ports.ts';
import { submissionAddressSchema } from '../../usecases/submitting/find-revisions.ts';
import { listRevisions, revisionsQuerySchema } from '../../usecases/submitting/list-revisions.ts';
import { readSubmission } from '../../usecases/submitting/read-submission.ts';
import { routes } from '../deployment/routes.ts';
import { jsonAnswer } from '../http/answer.ts';
import type { GuardedOperation } from '../http/http-function.ts';
import { namesEntityTag } from '../http/if-none-match.ts';
import { readParameters } from '../http/parameters.ts';
import { revisionTag } from '../http/submission-headers.ts';

/** Reading back: `GET /v1/submissions/{set}/{period}/{unit}` and its `/revisions`. */
export function readingOperations(
  ports: Pick<Ports, 'catalogues' | 'submissions' | 'tokens'>,
): GuardedOperation[] {
  return [
    {
      route: routes.getSubmission,
      handle: async (event, caller, language) => {
        const address = readParameters(submissionAddressSchema, event, {
          vi: 'Địa chỉ cần có dạng /v1/submissions/766/2024-W02/BD.STP: bộ chỉ số, kỳ, đơn vị; không có tham số.',
          en: 'Ask for /v1/submissions/766/2024-W02/BD.STP: set, period, unit; there are no parameters.',
        });
        const submission = await readSubmission(ports, caller, address, language);
        const etag = revisionTag(submission.revision);
        return namesEntityTag(event.headers['if-none-match'], etag)
          ? { statusCode: 304, headers: { etag, 'cache-control': 'no-store' } }
          : jsonAnswer(200, submission, { etag, 'content-language': language });
      },
    },
    {
      route: routes.listRevisions,
      handle: async (event, caller) => {
        const query = readParameters(revisionsQuerySchema, event, {
          vi: 'Địa chỉ cần có dạng /v1/submissions/766/2024-W02/BD.STP/revisions?limit=<1–100>&cursor=<next của trang trước>.',
          en: 'Ask for /v1/submissions/766/2024-W02/BD.STP/revisions?limit=<1–100>&cursor=<next of the page before>.',
        });
        return jsonAnswer(200, await listRevisions(ports, caller, query));
      },
    },
  ];
}
