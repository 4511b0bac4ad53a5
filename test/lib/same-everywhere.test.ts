import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../bench/bundled-function.ts';
import { featureFlags } from '../../lib/feature-flags.ts';
import { readStage } from '../../lib/stage/read-stage.ts';
import { TiendoStack } from '../../lib/tiendo-stack.ts';
import { outputFolder } from './synthesized.ts';

const unbundled = { 'aws:cdk:bundling-stacks': [] };

// A synthesis takes ten seconds of an idle processor.
describe('what is synthesized from the same sources is the same, byte for byte', { timeout: 120_000 }, () => {
  it('the asset of a function, however deep its folder lies', () => {
    const [one, other] = [outputFolder(), join(outputFolder(), 'deeper', 'still')].map((place) => {
      const folder = dirname(bundle(place, 'mail-events'));
      return {
        // Named by the hash of what it holds.
        asset: folder.split('/').at(-1),
        files: globSync('*', { cwd: folder }).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
      };
    });
    expect(one).toEqual(other);
    expect(one?.files.map(([name]) => name).sort()).toEqual(['index.js', 'index.js.map']);
  });

  it('the template, by the app that runs in another folder and by one in this', () => {
    const elsewhere = outputFolder();
    const { status, stderr } = spawnSync(process.execPath, [resolve('bin/tiendo.ts')], {
      cwd: elsewhere,
      env: { CDK_OUTDIR: join(elsewhere, 'deep', 'out'), CDK_CONTEXT_JSON: JSON.stringify(unbundled) },
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const app = new App({
      outdir: outputFolder(),
      context: { ...featureFlags(), ...unbundled },
      builtinCloudFormationValidation: false,
    });
    new TiendoStack(app, 'TienDo-dev', { stage: readStage('dev') });
    const here = app.synth().directory;
    const templateIn = (folder: string) => readFileSync(join(folder, 'TienDo-dev.template.json'), 'utf8');
    expect(templateIn(join(elsewhere, 'deep', 'out'))).toBe(templateIn(here));
  });
});
