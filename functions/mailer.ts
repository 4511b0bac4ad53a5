import type { SESClient } from '@aws-sdk/client-ses';
import { SesMailer } from '../adapters/ses/ses-mailer.ts';
import { environmentNames } from './deployment/environment.ts';
import { type Environment, readOptional } from './environment.ts';

const { mailFrom, mailSenderName, mailReplyTo, mailConfigurationSet } = environmentNames;

/** The variables that a mailer needs. */
export const mailerVariables = [mailFrom, mailSenderName, mailConfigurationSet] as const;

/** A mailer that sends as the stage does. @param names the values of {@link mailerVariables} */
export function composeMailer(
  ses: SESClient,
  names: Readonly<Record<(typeof mailerVariables)[number], string>>,
  environment: Environment,
): SesMailer {
  return new SesMailer(ses, {
    from: {
      name: names[mailSenderName],
      address: names[mailFrom],
      replyTo: readOptional(environment, mailReplyTo),
    },
    configurationSet: names[mailConfigurationSet],
  });
}
