import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RootConstruct } from 'constructs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chosenStages } from '../../../lib/stage/chosen-stages.ts';
import { readStage, StageFailure, stageNames } from '../../../lib/stage/read-stage.ts';

const region = 'ap-southeast-1';
const account = '111122223333';

/** A folder with these files, by stage name. */
function stages(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-stages-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files))
    writeFileSync(
      join(folder, `${name}.json`),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  return folder;
}

/** What is said about a file, after its first line. */
function saidOf(content: unknown, name = 'production'): string[] {
  try {
    readStage(name, stages({ [name]: content }));
  } catch (error) {
    if (!(error instanceof StageFailure)) throw error;
    const [first, ...others] = error.message.split('\n');
    expect(first).toBe(`stages/${name}.json cannot be deployed:`);
    return others.map((line) => line.trim());
  }
  return [];
}

const real = {
  account,
  region,
  mailDomain: 'mail.tinh.gov.vn',
  alarmRecipients: ['van-hanh@tinh.gov.vn'],
};

const times = { ranking: '06:05', report: '07:00', warnings: '07:30' };

const defaults = {
  mailSenderName: 'Tiến Độ',
  times,
  trial: false,
  mailCap: 2_000,
  dropCap: 0,
  logRetentionDays: 365,
  kept: {},
};

const secret = `arn:aws:secretsmanager:${region}:${account}:secret:SigningKey-a1B2c3`;
const certificate = `arn:aws:acm:${region}:${account}:certificate/12345678-1234-1234-1234-123456789012`;

describe('the file of a stage', () => {
  it('needs an account, a region, a mail domain and who gets alarms; the rest has defaults', () => {
    expect(readStage('production', stages({ production: real }))).toEqual({
      ...defaults,
      ...real,
      name: 'production',
      mailSender: 'bao-cao@mail.tinh.gov.vn',
    });
  });

  it('sets everything', () => {
    const everything = {
      ...real,
      trial: false,
      mailSender: 'tien-do@mail.tinh.gov.vn',
      mailSenderName: 'Tiến Độ Bình Dương',
      mailReplyTo: 'hoi-dap@tinh.gov.vn',
      mailSubjectPrefix: '[Bình Dương]',
      dmarcReports: 'dmarc@tinh.gov.vn',
      portalUrl: 'https://tiendo.tinh.gov.vn',
      domain: { name: 'tiendo.tinh.gov.vn', certificateArn: certificate, only: true },
      alarmRecipients: ['van-hanh@tinh.gov.vn', 'truc@tinh.gov.vn'],
      times: { ranking: '05:30', report: '06:30', warnings: '08:00' },
      takesOverFrom: 'former',
      mailCap: 500,
      dropCap: 3,
      monthlyBudgetUsd: 12.5,
      concurrentExecutions: 1_000,
      owner: 'Văn phòng UBND tỉnh',
      logRetentionDays: 731,
      kept: {
        submissionsTable: 'TienDo-production-Submissions-1A2B',
        reportsTable: 'restored-reports',
        registryTable: 'registry.3',
        signingKey: secret,
      },
    };
    const former = { ...real, region: 'ap-northeast-1' };
    expect(readStage('production', stages({ production: everything, former }))).toEqual({
      ...everything,
      name: 'production',
    });
  });

  it('may say little when the stage is a trial', () => {
    const trial = { trial: true, region, mailDomain: 'tiendo.example' };
    expect(readStage('dev', stages({ dev: trial }))).toEqual({
      ...defaults,
      ...trial,
      name: 'dev',
      mailSender: 'bao-cao@tiendo.example',
      alarmRecipients: [],
    });
  });

  it('may begin with the byte order mark that editors on Windows write', () => {
    const folder = stages({ production: `\uFEFF${JSON.stringify(real)}` });
    expect(readStage('production', folder).account).toBe(account);
  });

  it.each([
    ['production', {}, [/^region is missing: an AWS region/, /^mailDomain is missing: a domain such as/]],
    ['production', [], [/^The file must hold one JSON object/]],
    ['production', null, [/^The file must hold one JSON object/]],
    [
      'tinh',
      { region, mailDomain: 'mail.tinh.gov.vn' },
      [
        /^account is missing: /,
        /^alarmRecipients is missing: without operations' address nobody learns that tinh fails/,
      ],
    ],
    ['production', { ...real, alarmRecipients: [] }, [/^alarmRecipients is missing/]],
    [
      'production',
      { ...real, concurrentExecutions: 999 },
      [/^concurrentExecutions must be a whole number from 1000/],
    ],
    ['production', { ...real, owner: 'a;b' }, [/^owner must be a text of at most 256 letters/]],
    ['production', { ...real, dmarcReports: 'nobody' }, [/^dmarcReports must be an e-mail address/]],
    ['production', { ...real, trial: true }, [/^trial must be false or absent/]],
    [
      'production',
      { ...real, region: 'ap-southeast-7' },
      [/^region must have SES.*ap-southeast-1 \(Singapore\).*it is "ap-southeast-7"\.$/],
    ],
    ['production', { ...real, region: 'ap-east-1' }, [/^region must have SES.*it is "ap-east-1"\.$/]],
    ['production', { ...real, region: 'toString' }, [/^region must have SES/]],
    ['production', { ...real, region: 5 }, [/^region must be an AWS region with SES.*it is 5\.$/]],
    [
      'production',
      { ...real, account: 111122223333 },
      [/^account must be the twelve digits.*in quotes; it is 111122223333\.$/],
    ],
    ['production', { ...real, account: '1234' }, [/^account must be the twelve digits/]],
    [
      'production',
      { ...real, mailDomain: 'https://tinh.gov.vn' },
      [/^mailDomain must be a domain such as mail\.tinh\.gov\.vn.*"https:/],
    ],
    [
      'production',
      { ...real, mailDomain: 'mail.tinh.example' },
      [/^mailDomain must be under a domain you own.*"mail\.tinh\.example"\.$/],
    ],
    [
      'production',
      { ...real, alarmRecipients: ['a@tinh.example'] },
      [/^alarmRecipients must be under a domain you own/],
    ],
    ['production', { ...real, mailSender: 'bao-cao' }, [/^mailSender must be an e-mail address/]],
    ['production', { ...real, mailSenderName: '' }, [/^mailSenderName must be a text of one line/]],
    [
      'production',
      { ...real, mailSenderName: 'A\r\nBcc: b@c.vn' },
      [/^mailSenderName must be a text of one line/],
    ],
    ['production', { ...real, mailSenderName: 'a'.repeat(61) }, [/^mailSenderName must be .* 60 characters/]],
    ['production', { ...real, mailSubjectPrefix: ' [A]' }, [/^mailSubjectPrefix must be a text of one line/]],
    [
      'production',
      { ...real, mailSubjectPrefix: 'a\u2028b' },
      [/^mailSubjectPrefix must be a text of one line/],
    ],
    ['production', { ...real, mailReplyTo: 'hoi-dap' }, [/^mailReplyTo must be an e-mail address/]],
    [
      'production',
      { ...real, mailReplyTo: 'hoi-dap@tinh.example' },
      [/^mailReplyTo must be under a domain you own/],
    ],
    [
      'production',
      { ...real, portalUrl: 'http://tiendo.tinh.gov.vn' },
      [/^portalUrl must be an https address/],
    ],
    [
      'production',
      { ...real, portalUrl: 'https://tiendo.example' },
      [/^portalUrl must be under a domain you own/],
    ],
    [
      'production',
      { ...real, mailSender: 'bao-cao@tinh.gov.vn' },
      [/^mailSender must be an address at mail\.tinh\.gov\.vn/],
    ],
    [
      'production',
      { ...real, mailSender: 'bao-cao@evilmail.tinh.gov.vn' },
      [/^mailSender must be an address at/],
    ],
    ['production', { ...real, alarmRecipients: 'a@b.vn' }, [/^alarmRecipients must be a list/]],
    [
      'production',
      { ...real, alarmRecipients: ['a@b.vn', 'c'] },
      [/^alarmRecipients\.1 must be an e-mail address; it is "c"\.$/],
    ],
    [
      'production',
      { ...real, alarmRecipients: ['a@b.vn', 'A@b.vn'] },
      [/^alarmRecipients names an address twice\.$/],
    ],
    [
      'production',
      { ...real, mailCap: '500' },
      [/^mailCap must be a whole number from 1 to 100000; it is "500"\.$/],
    ],
    ['production', { ...real, mailCap: 0 }, [/^mailCap /]],
    ['production', { ...real, mailCap: 1.5 }, [/^mailCap /]],
    ['production', { ...real, dropCap: -1 }, [/^dropCap /]],
    ['production', { ...real, monthlyBudgetUsd: 0 }, [/^monthlyBudgetUsd /]],
    [
      'production',
      { ...real, logRetentionDays: 366 },
      [/^logRetentionDays must be a number of days that CloudWatch Logs offers/],
    ],
    [
      'production',
      { ...real, baseUrl: 'https://tiendo.tinh.gov.vn/' },
      [/^baseUrl must be an https address without a path/],
    ],
    ['production', { ...real, baseUrl: 'http://tiendo.tinh.gov.vn' }, [/^baseUrl must be an https address/]],
    [
      'production',
      { ...real, baseUrl: 'https://tiendo.example:8443' },
      [/^baseUrl must be under a domain you own/],
    ],
    ['production', { ...real, domain: 'tiendo.tinh.gov.vn' }, [/^domain must be an object/]],
    [
      'production',
      { ...real, domain: { name: 'tiendo.tinh.gov.vn' } },
      [/^domain\.certificateArn is missing: the ARN/],
    ],
    [
      'production',
      {
        ...real,
        domain: { name: 'tiendo.tinh.gov.vn', certificateArn: certificate },
        baseUrl: 'https://a.vn',
      },
      [/^baseUrl and domain both/],
    ],
    [
      'production',
      {
        ...real,
        domain: { name: 'tiendo.tinh.gov.vn', certificateArn: certificate.replace(region, 'us-east-1') },
      },
      [/^domain\.certificateArn is in us-east-1; it must be in the stage's region, ap-southeast-1\.$/],
    ],
    [
      'production',
      { ...real, kept: { signingKey: secret.replace(account, '999999999999') } },
      [/^kept\.signingKey is in the account 999999999999/],
    ],
    [
      'production',
      { ...real, kept: { signingKey: 'SigningKey' } },
      [/^kept\.signingKey must be the ARN of a secret/],
    ],
    [
      'production',
      { ...real, kept: { reportsTable: 'one', registryTable: 'one' } },
      [/^kept names one table for two purposes\.$/],
    ],
    [
      'production',
      { ...real, kept: { reports: 'one' } },
      [
        /^kept\.reports is no setting of a stage\. The settings are submissionsTable, reportsTable, registryTable, signingKey\.$/,
      ],
    ],
    ...['6:05', '06:60', '24:00', 'MON 06:05', 'SUN 06:05', 605, '06:05:00', null].map(
      (ranking): [string, unknown, RegExp[]] => [
        'production',
        { ...real, times: { ranking } },
        [
          /^times\.ranking must be a time of day in Việt Nam, HH:MM from 00:00 to 23:59; rankings are made on Mondays/,
        ],
      ],
    ),
    ['production', { ...real, times: '07:00' }, [/^times must be an object with times of day/]],
    [
      'production',
      { ...real, times: { reports: '07:00' } },
      [/^times\.reports is no setting of a stage\. The settings are ranking, report, warnings\.$/],
    ],
    [
      'production',
      { ...real, times: { report: '06:00' } },
      [/^times\.report must be at least 10 minutes after times\.ranking, .* they are "06:00" and "06:05"\.$/],
    ],
    ['production', { ...real, times: { ranking: '06:51' } }, [/^times\.report must be at least 10 minutes/]],
    [
      'production',
      { ...real, times: { ranking: '00:10', report: '04:59', warnings: '16:31' } },
      [
        /^times\.report must be from 05:00 to 16:30, .* it is "04:59"\.$/,
        /^times\.warnings must be from 05:00 to 16:30, .* it is "16:31"\.$/,
      ],
    ],
    ['production', { ...real, takesOverFrom: 3 }, [/^takesOverFrom must be the name of a stage/]],
    ['production', { ...real, takesOverFrom: 'none' }, [/there is no stages\/none\.json\.$/]],
    [
      'production',
      { ...real, operationsEmail: 'a@b.vn' },
      [/^operationsEmail is no setting of a stage\. The settings are account, region, trial, /],
    ],
  ])('%s %j is refused, in a sentence for each fault', (name, content, sentences) => {
    const said = saidOf(content, name);
    expect(said.map((sentence, index) => [sentences[index]?.test(sentence), sentence])).toEqual(
      said.map((sentence) => [true, sentence]),
    );
    expect(said).toHaveLength(sentences.length);
  });

  it('is refused when it is no JSON, when it is not there, and when it cannot be read', () => {
    const folder = stages({ broken: '{"region": ', dev: {} });
    mkdirSync(join(folder, 'folder.json'));
    expect(() => readStage('broken', folder)).toThrow(/^stages\/broken\.json is not JSON: /);
    expect(() => readStage('productoin', folder)).toThrow(
      'There is no stages/productoin.json. The stages are: broken, dev, folder. To declare another, copy stages/production.example.json to stages/productoin.json.',
    );
    expect(() => readStage('folder', folder)).toThrow('stages/folder.json cannot be read (EISDIR).');
  });

  it.each(['Production', '../x', '', '1', 'a'.repeat(21), 'a.b'])('cannot be named %j', (name) => {
    expect(() => readStage(name, stages({}))).toThrow("A stage's name has lower-case letters");
  });
});

describe('F124: a domain of two stages', () => {
  const saidBeside = (own: object, others: Readonly<Record<string, unknown>>) => {
    try {
      readStage('production', stages({ production: { ...real, ...own }, ...others }));
    } catch (error) {
      return String(error).split('\n').slice(1);
    }
    return [];
  };
  const sentence = (setting: string, value: string, name: string) =>
    `  ${setting} "${value}" is also that of the stage ${name} (stages/${name}.json); give each its own. A stage that replaces ${name} in another account or region says so with "takesOverFrom": "${name}".`;

  it('is refused, whichever it is, whatever else the other file holds', () => {
    const other = { mailDomain: 'MAIL.tinh.gov.vn', region: 5 };
    expect(saidBeside({}, { test: other })).toEqual([sentence('mailDomain', 'mail.tinh.gov.vn', 'test')]);
    const domain = { name: 'tiendo.tinh.gov.vn', certificateArn: certificate };
    expect(saidBeside({ domain }, { test: { domain: { name: domain.name } }, zeta: { domain } })).toEqual([
      sentence('domain.name', 'tiendo.tinh.gov.vn', 'test'),
      sentence('domain.name', 'tiendo.tinh.gov.vn', 'zeta'),
    ]);
    const baseUrl = 'https://tiendo.tinh.gov.vn';
    expect(saidBeside({ baseUrl }, { test: { baseUrl } })).toEqual([sentence('baseUrl', baseUrl, 'test')]);
  });

  it('is none where they differ, or the other file cannot be read', () => {
    const others = { test: { mailDomain: 'test.tinh.gov.vn' }, broken: '{', list: [], none: 'null' };
    expect(saidBeside({}, others)).toEqual([]);
  });

  it('is allowed to the stage that takes over in another region or account, and to the one it replaces', () => {
    const moved = { ...real, region: 'ap-northeast-1' };
    expect(saidBeside({ takesOverFrom: 'old' }, { old: moved })).toEqual([]);
    expect(saidBeside({}, { next: { ...moved, takesOverFrom: 'production' } })).toEqual([]);
    expect(saidBeside({ takesOverFrom: 'old' }, { old: { ...real, account: '999999999999' } })).toEqual([]);
    expect(saidBeside({ takesOverFrom: 'old' }, { old: real })).toEqual([
      '  takesOverFrom names old, which is in the same account and region: SES verifies a domain once in each. To keep its data, use “kept” instead.',
    ]);
    expect(saidBeside({ takesOverFrom: 'old' }, { old: moved, test: real })).toEqual([
      sentence('mailDomain', 'mail.tinh.gov.vn', 'test'),
    ]);
  });
});

describe('the stages', () => {
  it('that come with the product are a trial, and an example for a copy under a name of its own', () => {
    expect(stageNames()).toEqual(expect.arrayContaining(['dev']));
    expect(stageNames()).not.toContain('production.example');
    expect(readStage('dev').trial).toBe(true);
    const example = readFileSync('stages/production.example.json', 'utf8');
    const said = saidOf(JSON.parse(example));
    expect(said.length).toBeGreaterThan(0);
    expect(said.filter((sentence) => !sentence.includes('must be under a domain you own'))).toEqual([]);
    expect(saidOf(JSON.parse(example.replaceAll('.example', '.gov.vn')))).toEqual([]);
  });

  function chosen(context: Readonly<Record<string, unknown>>, folder?: string) {
    const { node } = new RootConstruct();
    for (const [name, value] of Object.entries(context)) node.setContext(name, value);
    return chosenStages(node, folder).map(({ name }) => name);
  }

  it('are all synthesized, or the chosen one alone, whatever the others hold', () => {
    expect(chosen({}, stages({ production: real, tinh: { ...real, mailDomain: 'mail.xa.gov.vn' } }))).toEqual(
      ['production', 'tinh'],
    );
    expect(chosen({ stage: 'tinh' }, stages({ production: '{', tinh: real }))).toEqual(['tinh']);
  });

  it('take no setting from the command line, where the next command would not repeat it', () => {
    expect(() => chosen({ stage: 'dev', operationsEmail: 'a@b.vn', mailCap: '5' })).toThrow(
      'Settings of a stage are in its file, stages/<name>.json, not in -c or cdk.json: operationsEmail, mailCap (now alarmRecipients).',
    );
  });
});
