import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { nameOf, ParsedTemplate } from './synthesized.ts';

const template = new ParsedTemplate();

describe('R21: secrets', () => {
  it('are one, which Secrets Manager makes up and keeps when the stack goes', () => {
    const secrets = template.resources('AWS::SecretsManager::Secret', z.record(z.string(), z.unknown()));
    expect(secrets.map(({ id, whenDeleted }) => [nameOf(id), whenDeleted])).toEqual([
      ['SigningKey', 'Retain'],
    ]);
    expect(secrets[0]?.properties).toEqual({
      Description: expect.any(String),
      GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true },
    });
  });

  it('stand in no template: functions only get their addresses', () => {
    const schema = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });
    const told = template
      .resources('AWS::Lambda::Function', schema)
      .flatMap(({ properties }) => Object.entries(properties.Environment.Variables))
      .filter(([name]) => name === 'SIGNING_KEY_ARN')
      .map(([, value]) => z.strictObject({ Ref: z.string() }).parse(value).Ref);
    expect(new Set(told.map(nameOf))).toEqual(new Set(['SigningKey']));
    expect(template.text).not.toMatch(
      /"SecretString"|resolve:secretsmanager|tiendo_[0-9a-z]{16}_|AKIA[0-9A-Z]{16}/,
    );
    expect(template.text).not.toMatch(/-----BEGIN|(?:password|passwd|api_?key)"\s*:\s*"/i);
  });
});
