import type { Logger } from '@aws-lambda-powertools/logger';
import type { AdmissionFailure } from '../../usecases/access/admission-observer.ts';
import { callerKeys } from './caller-keys.ts';

/** Logs what failed while a caller was admitted. */
export function logAdmission(logger: Logger, failure: AdmissionFailure): void {
  switch (failure.what) {
    case 'token-use-not-noted':
      logger.warn('the use of a token was not noted', {
        usedTokenId: failure.tokenId,
        error: failure.error,
      });
      break;
    case 'session-use-not-noted':
      logger.warn('the use of a session was not noted', { post: failure.post, error: failure.error });
      break;
    case 'session-unreadable':
      logger.warn('a session cannot be read, so its person must sign in again');
      break;
    case 'not-counted':
      logger.warn('a request was not counted', { ...callerKeys(failure.caller), error: failure.error });
      break;
  }
}
