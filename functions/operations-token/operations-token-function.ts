import type { Logger } from '@aws-lambda-powertools/logger';
import type { TokenStore } from '../../domain/ports/registry-store.ts';
import type { Clock, Entropy } from '../../domain/ports/surroundings.ts';
import { issueToken } from '../registry/issue-token.ts';

/**
 * Makes an operations token, so that a new deployment can be set up. Nothing triggers this function: only somebody whom
 * IAM lets invoke it gets a token, and each invocation makes one that can be revoked like any other.
 */
export function operationsTokenFunction(
  ports: { readonly tokens: TokenStore; readonly clock: Clock; readonly entropy: Entropy },
  logger: Logger,
): () => Promise<{ token: string; id: string }> {
  return async () => {
    const { token, id } = await issueToken(ports, {
      principal: { role: 'operations' },
      label: 'made by direct invocation',
    });
    logger.info('operations token made', { tokenId: id });
    return { token, id };
  };
}
