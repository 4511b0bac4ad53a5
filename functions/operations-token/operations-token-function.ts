import type { Logger } from '@aws-lambda-powertools/logger';
import { issueAuditedToken } from '../../usecases/access/issue-token.ts';
import type { Ports } from '../../usecases/ports/ports.ts';

/**
 * Issues an operations token, so that a new deployment can be set up. Nothing triggers this function: only principals
 * with IAM permission to invoke it get a token, and each invocation issues one, which can be revoked like any other.
 */
export function operationsTokenFunction(
  ports: Pick<Ports, 'audit' | 'clock' | 'entropy' | 'tokens'>,
  logger: Logger,
): () => Promise<{ token: string; id: string }> {
  return async () => {
    const principal = { role: 'operations' } as const;
    const label = 'made by direct invocation';
    const by = { principal, tokenId: null, label };
    const auditing = { operation: 'issueOperationsToken', by, issuer: null } as const;
    const { token, id } = await issueAuditedToken(ports, { principal, label }, auditing);
    logger.info('operations token made', { tokenId: id });
    return { token, id };
  };
}
