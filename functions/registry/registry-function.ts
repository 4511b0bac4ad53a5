import type { Logger } from '@aws-lambda-powertools/logger';
import { audit } from '../../contract/audit.ts';
import { catalogue } from '../../contract/catalogue.ts';
import { exceptions } from '../../contract/exceptions.ts';
import { extensionRequests } from '../../contract/extension-requests.ts';
import { questions } from '../../contract/questions.ts';
import { sessions } from '../../contract/sessions.ts';
import { snoozes } from '../../contract/snoozes.ts';
import { tokens } from '../../contract/tokens.ts';
import { preconditionOf } from '../../domain/catalogue/precondition.ts';
import type { AccessPorts } from '../../usecases/access/admit.ts';
import { createToken } from '../../usecases/access/create-token.ts';
import { listSessions } from '../../usecases/access/list-sessions.ts';
import { listTokens } from '../../usecases/access/list-tokens.ts';
import { revokeSession } from '../../usecases/access/revoke-session.ts';
import { revokeToken } from '../../usecases/access/revoke-token.ts';
import { rotateToken } from '../../usecases/access/rotate-token.ts';
import { listAudit } from '../../usecases/auditing/list-audit.ts';
import { approveCatalogue, readProposal } from '../../usecases/catalogue/propose-catalogue.ts';
import { putCatalogue } from '../../usecases/catalogue/put-catalogue.ts';
import { readCatalogue } from '../../usecases/catalogue/read-catalogue.ts';
import { previewCatalogue } from '../../usecases/catalogue/review-catalogue.ts';
import type { Ports } from '../../usecases/ports/ports.ts';
import { answerQuestion } from '../../usecases/questioning/answer-question.ts';
import { askQuestion } from '../../usecases/questioning/ask-question.ts';
import { listQuestions } from '../../usecases/questioning/list-questions.ts';
import { askForExtension } from '../../usecases/submitting/ask-for-extension.ts';
import { closeException } from '../../usecases/submitting/close-exception.ts';
import { decideExtension } from '../../usecases/submitting/decide-extension.ts';
import { listExceptions } from '../../usecases/submitting/list-exceptions.ts';
import { listExtensionRequests } from '../../usecases/submitting/list-extension-requests.ts';
import { openException } from '../../usecases/submitting/open-exception.ts';
import { snoozeReminders } from '../../usecases/submitting/snooze-reminders.ts';
import { type HttpFunction, httpFunction } from '../http/http-function.ts';
import { operation } from '../http/operation.ts';
import { reply } from '../http/reply.ts';
import { viewTag } from '../http/view-tag.ts';
import { unsubscribeOperations } from './unsubscribe-operations.ts';

/** Manages the catalogue, exceptions from locks and requests for them, snoozes, access tokens, sessions, and unsubscriptions, and shows who changed what. */
export function registryFunction(
  ports: AccessPorts &
    Pick<
      Ports,
      | 'approvals'
      | 'audit'
      | 'catalogues'
      | 'dropCap'
      | 'entropy'
      | 'deliveries'
      | 'exceptions'
      | 'extensionRequests'
      | 'questions'
      | 'reservations'
      | 'proposals'
      | 'signingKey'
      | 'snoozes'
      | 'submissions'
      | 'unsubscribes'
    >,
  logger: Logger,
): HttpFunction {
  return httpFunction(
    {
      open: unsubscribeOperations(ports),
      guarded: [
        operation(catalogue.getCatalogue, async ({ caller }) => {
          const current = await readCatalogue(ports, caller);
          return reply(200, current, {
            etag: viewTag(`${current.version}`, caller.principal, ['operations']),
          });
        }),
        operation(catalogue.putCatalogue, async ({ parameters, headers, body, caller }) => {
          const { dryRun, confirm } = parameters;
          const precondition = preconditionOf(headers['If-Match'], headers['If-None-Match']);
          if (dryRun) return reply(200, await previewCatalogue(ports, body, precondition));
          const put = { input: body, precondition, confirm };
          const applied = await putCatalogue(ports, put, caller);
          if ('difference' in applied) return reply(202, applied);
          return reply(applied.changed ? 201 : 200, { version: applied.version });
        }),
        operation(catalogue.getProposal, async () => reply(200, await readProposal(ports))),
        operation(catalogue.approveCatalogue, async ({ body, caller }) => {
          const { version, changed } = await approveCatalogue(ports, body.confirm, caller);
          return reply(changed ? 201 : 200, { version });
        }),
        operation(exceptions.createException, async ({ body, caller }) =>
          reply(201, await openException(ports, body, caller)),
        ),
        operation(exceptions.listExceptions, async ({ parameters }) =>
          reply(200, await listExceptions(ports, parameters)),
        ),
        operation(exceptions.closeException, async ({ parameters, body, caller }) =>
          reply(200, await closeException(ports, parameters.id, body, caller)),
        ),
        operation(extensionRequests.askForExtension, async ({ body, caller }) => {
          const { request, isNew } = await askForExtension(ports, body, caller);
          return reply(isNew ? 201 : 200, request);
        }),
        operation(extensionRequests.listExtensionRequests, async ({ parameters }) =>
          reply(200, await listExtensionRequests(ports, parameters)),
        ),
        operation(extensionRequests.decideExtension, async ({ parameters, body, caller }) =>
          reply(200, await decideExtension(ports, parameters.id, body, caller)),
        ),
        operation(snoozes.snoozeReminders, async ({ body, caller }) =>
          reply(200, await snoozeReminders(ports, body, caller)),
        ),
        operation(questions.askQuestion, async ({ body, caller }) => {
          const { question, isNew } = await askQuestion(ports, body, caller);
          return reply(isNew ? 201 : 200, question);
        }),
        operation(questions.listQuestions, async ({ parameters, caller }) =>
          reply(200, await listQuestions(ports, caller, parameters)),
        ),
        operation(questions.answerQuestion, async ({ parameters, body, caller }) =>
          reply(200, await answerQuestion(ports, parameters.id, body.text, caller)),
        ),
        operation(audit.listAudit, async ({ parameters }) => reply(200, await listAudit(ports, parameters))),
        operation(tokens.createToken, async ({ body, caller }) =>
          reply(201, await createToken(ports, body, caller)),
        ),
        operation(tokens.listTokens, async ({ parameters }) =>
          reply(200, await listTokens(ports, parameters)),
        ),
        operation(tokens.rotateToken, async ({ parameters, caller }) =>
          reply(201, await rotateToken(ports, parameters.id, caller)),
        ),
        operation(sessions.listSessions, async ({ parameters }) =>
          reply(200, await listSessions(ports, parameters)),
        ),
        operation(sessions.revokeSession, async ({ parameters, caller }) =>
          reply(200, await revokeSession(ports, parameters.id, caller)),
        ),
        operation(tokens.revokeToken, async ({ parameters, caller }) =>
          reply(200, await revokeToken(ports, parameters.id, caller)),
        ),
      ],
    },
    ports,
    logger,
  );
}
