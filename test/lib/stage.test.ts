import { RootConstruct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { readStage } from '../../lib/stage.ts';

function read(context: Record<string, unknown>) {
  const { node } = new RootConstruct();
  for (const [name, value] of Object.entries(context)) node.setContext(name, value);
  return readStage(node);
}

describe('stage settings', () => {
  it('has what it takes to try the product out', () => {
    expect(read({})).toEqual({
      name: 'dev',
      mailDomain: 'tiendo.example',
      mailSender: 'bao-cao@tiendo.example',
      mailCap: 2_000,
      dropCap: 0,
      logRetentionDays: 365,
    });
  });

  it('takes every setting as the command line gives it', () => {
    const context = {
      stage: 'production',
      mailDomain: 'mail.tinh.gov.vn',
      mailSender: 'tien-do@mail.tinh.gov.vn',
      operationsEmail: 'van-hanh@tinh.gov.vn',
      mailCap: '500',
      dropCap: '3',
      logRetentionDays: '731',
    };
    expect(read(context)).toEqual({
      name: 'production',
      mailDomain: 'mail.tinh.gov.vn',
      mailSender: 'tien-do@mail.tinh.gov.vn',
      operationsEmail: 'van-hanh@tinh.gov.vn',
      mailCap: 500,
      dropCap: 3,
      logRetentionDays: 731,
    });
  });

  it('sends from the domain it is given', () => {
    expect(read({ mailDomain: 'tinh.gov.vn' }).mailSender).toBe('bao-cao@tinh.gov.vn');
  });

  it.each([
    [{ stage: 'Production!' }, 'stage: lower-case letters'],
    [{ mailDomain: 'https://tinh.gov.vn' }, 'mailDomain: a domain such as'],
    [{ mailSender: 'bao-cao' }, 'mailSender: Invalid email'],
    [{ mailSender: 'bao-cao@elsewhere.vn' }, 'mailSender: an address at tiendo.example'],
    [{ mailDomain: 'gov.vn', mailSender: 'bao-cao@tinh.gov.vn' }, 'mailSender: an address at gov.vn'],
    [{ stage: 'production' }, 'mailDomain: a domain you own'],
    [{ operationsEmail: '' }, 'operationsEmail: Invalid email'],
    [{ mailCap: '0' }, 'mailCap: '],
    [{ mailCap: '1.5' }, 'mailCap: '],
    [{ mailCap: 'many' }, 'mailCap: '],
    [{ dropCap: '-1' }, 'dropCap: '],
    [{ dropCap: '0.5' }, 'dropCap: '],
    [{ logRetentionDays: '366' }, 'logRetentionDays: '],
    [{ logRetentionDays: '9999' }, 'logRetentionDays: '],
    [{ logRetentionDays: '' }, 'logRetentionDays: '],
  ])('refuses %j and says what is wrong', (context, message) => {
    expect(() => read(context)).toThrow(message);
  });

  it('names everything that is wrong, and how settings are given', () => {
    const both = { stage: '1', mailDomain: '-' };
    expect(() => read(both)).toThrow(/-c name=value[\s\S]*stage: [\s\S]*mailDomain: /);
  });
});
