import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { calendars } from '../../contract/calendars.ts';
import { forms } from '../../contract/forms.ts';
import { workbookMediaType } from '../../contract/http/workbook-media.ts';
import { owed } from '../../contract/owed.ts';
import { workbooks } from '../../contract/workbooks.ts';
import type { Language } from '../../domain/language/text.ts';
import type { AccessPorts } from '../../usecases/access/admit.ts';
import { calendarAddress } from '../../usecases/calendars/calendar-address.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { readOwed } from '../../usecases/submitting/read-owed.ts';
import { makeWorkbook, makeWorkbookOfMany } from '../../usecases/workbooks/make-workbook.ts';
import { readForm } from '../../usecases/workbooks/read-form.ts';
import type { WorkbookPorts } from '../../usecases/workbooks/take-workbook.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { operation } from '../http/operation.ts';
import { personalVary } from '../http/personal-vary.ts';
import { reply } from '../http/reply.ts';
import { receiptsNotPlanned } from '../receipts-not-planned.ts';
import { calendarOperations } from './calendar-operations.ts';
import { takeReply } from './take-reply.ts';

/** Shows units what they owe, also as a calendar, and makes forms and workbooks; takes workbooks back filled in. A bad file can harm no other function. */
export function workbooksFunction(
  outside: Omit<WorkbookPorts, 'receiptsNotPlanned'> &
    AccessPorts &
    Pick<Ports, 'approvals' | 'extensionRequests' | 'signingKey' | 'snoozes'>,
  logger: Logger,
  metrics: Metrics,
): HttpFunction {
  const ports = { ...outside, receiptsNotPlanned: receiptsNotPlanned(logger, metrics) };
  return httpFunction(
    {
      open: calendarOperations(ports),
      guarded: [
        operation(workbooks.getWorkbook, async ({ parameters, caller, language }) => {
          const body = await makeWorkbook(ports, caller, parameters, language);
          const { set, period, unit } = parameters;
          return workbookReply(body, `tiendo-${set}-${period.id}-${unit}.xlsx`, language);
        }),
        operation(workbooks.getWorkbookOfForms, async ({ parameters, caller, language }) => {
          const body = await makeWorkbookOfMany(ports, caller, parameters.forms, language);
          return workbookReply(body, `tiendo-${parameters.forms.length}.xlsx`, language);
        }),
        operation(forms.getForm, async ({ parameters, caller }) =>
          reply(200, await readForm(ports, caller, parameters)),
        ),
        operation(owed.getOwed, async ({ parameters: { unit }, caller }) =>
          reply(200, await readOwed(ports, caller, unit)),
        ),
        operation(calendars.getCalendarAddress, async ({ parameters: { unit }, caller }) =>
          reply(200, await calendarAddress(ports, caller, unit)),
        ),
        operation(workbooks.createSubmissionFromWorkbook, (request) =>
          takeReply(ports, request, request.mediaType === workbookMediaType),
        ),
      ],
    },
    ports,
    logger,
  );
}

/** A workbook to fill in. */
function workbookReply(body: Uint8Array, name: string, language: Language) {
  const headers = {
    'content-language': language,
    'content-disposition': `attachment; filename="${name}"`,
    vary: personalVary,
  };
  return reply(200, body, { headers });
}
