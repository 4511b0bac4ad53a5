import type { Letterhead } from '../messages/letter/letterhead.ts';
import { environmentNames } from './deployment/environment.ts';
import { type Environment, readOptional } from './environment.ts';

/** What the stage sets for all of its e-mails. */
export function letterheadOf(environment: Environment): Letterhead {
  return {
    subjectPrefix: readOptional(environment, environmentNames.mailSubjectPrefix) ?? '',
    takesReplies: readOptional(environment, environmentNames.mailReplyTo) !== null,
    portalUrl: readOptional(environment, environmentNames.portalUrl),
  };
}
