import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deployStage } from '../../../lib/stage/deploy-stage.ts';
import { destroyStage } from '../../../lib/stage/destroy-stage.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiendo-stages-'));
  const production = {
    account: '111122223333',
    region: 'ap-southeast-1',
    mailDomain: 'mail.tinh.gov.vn',
    alarmRecipients: ['van-hanh@tinh.gov.vn'],
  };
  writeFileSync(join(folder, 'production.json'), JSON.stringify(production));
  writeFileSync(
    join(folder, 'dev.json'),
    JSON.stringify({ trial: true, region: 'ap-southeast-1', mailDomain: 'tiendo.example' }),
  );
  writeFileSync(join(folder, 'broken.json'), '{}');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command as if a person answered with this, or nobody could. */
async function run(
  command: typeof deployStage,
  words: readonly string[],
  { answer = null, failing = '' }: { answer?: string | null; failing?: string } = {},
) {
  const [ran, told, asked]: [string[], string[], string[]] = [[], [], []];
  const code = await command(
    words,
    {
      cdk: async (cdkWords) => {
        ran.push(cdkWords.join(' '));
        return cdkWords[0] === failing ? 1 : 0;
      },
      ask:
        answer === null
          ? null
          : async (question) => {
              asked.push(question);
              return answer;
            },
      tell: (text) => told.push(text),
    },
    folder,
  );
  return { code, ran, asked, last: told.at(-1), told: told.join('\n') };
}

const diff = 'diff -c stage=production';
const deploy = 'deploy -c stage=production --require-approval never';
const destroy = 'destroy -c stage=production --force';

describe('npm run deploy', () => {
  it('shows what changes, asks for the name, deploys, and says what comes next', async () => {
    const { code, ran, asked, told, last } = await run(deployStage, ['production'], {
      answer: 'production\n',
    });
    expect([code, ran, asked]).toEqual([0, [diff, deploy], ['Type the name of the stage to deploy it: ']]);
    expect(told).toContain('account 111122223333, ap-southeast-1');
    expect(told).toContain('Each of van-hanh@tinh.gov.vn gets a message from AWS');
    expect(told).toContain('Put the DnsRecord… outputs into the DNS');
    expect(last).toContain('OperationsTokenCommand');
  });

  it('says each time that a stage has no budget, but of a trial', async () => {
    const said = 'has no budget, so a surprise bill reaches nobody before AWS sends it.';
    const { told } = await run(deployStage, ['production'], { answer: 'production' });
    expect(told).toContain(`production ${said} To be told: "monthlyBudgetUsd" in stages/production.json.`);
    expect((await run(deployStage, ['dev'], { answer: 'dev' })).told).not.toContain(said);
  });

  it.each(['yes', '', 'Production', 'dev'])('changes nothing when the answer is %j', async (answer) => {
    const { code, ran, last } = await run(deployStage, ['production'], { answer });
    expect([code, ran, last]).toEqual([
      2,
      [diff],
      'That is not production. Nothing was changed. Next: npm run deploy -- production',
    ]);
  });

  it('asks nobody when the name is given with --confirm', async () => {
    const { code, ran, asked } = await run(
      deployStage,
      ['production', '--no-input', '--confirm=production'],
      { answer: 'no' },
    );
    expect([code, ran, asked]).toEqual([0, [diff, deploy], []]);
  });

  it.each([
    [['production', '--no-input'], 'production'],
    [['production'], null],
  ])('%j where nobody can be asked names the flag, and runs nothing', async (words, answer) => {
    const { code, ran, told, last } = await run(deployStage, words, { answer });
    expect([code, ran]).toEqual([2, []]);
    expect(told).toContain('--confirm=production');
    expect(last).toBe('Next: npm run deploy -- production --confirm=production');
  });

  it.each([[[]], [['production', 'dev']], [['production', '--yes']]])(
    '%j is refused with the usage',
    async (words) => {
      const { code, ran, last } = await run(deployStage, words, { answer: 'production' });
      expect([code, ran, last]).toEqual([
        2,
        [],
        'Usage: npm run deploy -- <stage> [--confirm=<stage>] [--no-input]',
      ]);
    },
  );

  it('refuses another name in --confirm, an unknown stage and a wrong file, each with the next command', async () => {
    expect(await run(deployStage, ['production', '--confirm=dev'])).toMatchObject({
      code: 2,
      ran: [],
      last: '--confirm names dev, but the stage is production. Nothing was changed. Next: npm run deploy -- production',
    });
    expect(await run(deployStage, ['productoin'])).toMatchObject({ code: 3, ran: [] });
    const broken = await run(deployStage, ['broken']);
    expect(broken).toMatchObject({
      code: 3,
      ran: [],
      last: 'Nothing was changed. When the file is corrected: npm run deploy -- broken',
    });
    expect(broken.told).toContain('region is missing');
  });

  it('goes no further when cdk fails', async () => {
    const compared = await run(deployStage, ['production'], { answer: 'production', failing: 'diff' });
    expect(compared).toMatchObject({ code: 1, ran: [diff], asked: [] });
    expect(compared.last).toBe(
      'Nothing was changed. When the cause above is removed: npm run deploy -- production',
    );
    const deployed = await run(deployStage, ['production'], { answer: 'production', failing: 'deploy' });
    expect(deployed).toMatchObject({ code: 1, ran: [diff, deploy] });
    expect(deployed.last).toBe(
      'When the cause above is removed, the same command goes on: npm run deploy -- production',
    );
  });
});

describe('npm run destroy', () => {
  it('says what is kept and how to lift the protection, asks for the name, and destroys', async () => {
    const { code, ran, asked, told, last } = await run(destroyStage, ['production'], {
      answer: 'production',
    });
    expect([code, ran, asked]).toEqual([0, [destroy], ['Type the name of the stage to destroy it: ']]);
    for (const kept of [
      'SubmissionsTable',
      'ReportsTable',
      'RegistryTable',
      'SigningKeyArn',
      'TienDo-production-…, each for 365 days',
    ])
      expect(told).toContain(kept);
    expect(told).toContain(
      'update-termination-protection --region ap-southeast-1 --stack-name TienDo-production --no-enable-termination-protection',
    );
    expect(last).toBe('Next, to deploy the stage again: npm run deploy -- production');
  });

  it('destroys nothing without the name, and knows that a trial is not protected', async () => {
    expect(await run(destroyStage, ['production'], { answer: 'y' })).toMatchObject({ code: 2, ran: [] });
    expect(await run(destroyStage, ['production', '--no-input'], { answer: 'production' })).toMatchObject({
      code: 2,
      ran: [],
    });
    const trial = await run(destroyStage, ['dev', '--confirm=dev']);
    expect(trial).toMatchObject({ code: 0, ran: ['destroy -c stage=dev --force'] });
    expect(trial.told).not.toContain('update-termination-protection');
  });
});
