import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const versions = z.record(z.string(), z.string()).default({});
const { version, scripts, dependencies, devDependencies, optionalDependencies, allowScripts } = z
  .object({
    version: z.string(),
    dependencies: versions,
    devDependencies: versions,
    optionalDependencies: versions,
    scripts: z.record(z.string(), z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')));

const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string(),
        integrity: z.string().optional(),
        inBundle: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
        resolved: z.string().optional(),
        license: z.string().optional(),
        dev: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

/** The locked packages by their path in `node_modules`, without the project itself. */
const locked = Object.entries(packages).filter(([place]) => place !== '');

/** Licences that ask for nothing but their notice. */
const permissive = new Set(['0BSD', 'Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0']);
/** Further licences of tools, which are run here and never shipped. */
const onlyInTools = new Set([
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'MPL-2.0',
  '(MIT OR CC0-1.0)',
  '(MIT OR GPL-3.0-or-later)',
  'MIT OR Apache-2.0',
]);

/** The part of a CycloneDX 1.5 bill of materials that is compared with the lockfile. */
const cycloneDx = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ purl: z.string() }) }),
  components: z.array(
    z.object({
      purl: z.string(),
      hashes: z.array(z.object({ content: z.string() })).optional(),
      properties: z.array(z.object({ name: z.string() })),
    }),
  ),
});

/** @param place a path in the lockfile, such as `node_modules/@middy/core` */
const purlOf = (place: string, version: string) =>
  `pkg:npm/${place.replace(/^.*node_modules\//, '').replace('@', '%40')}@${version}`;

/** The hash of the lockfile as CycloneDX writes it. */
const hex = (integrity = '') => Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex');

const isWindows = process.platform === 'win32';

it('the version is the newest of the changelog, also in the lockfile', () => {
  const newest = /^## (\d+\.\d+\.\d+) — \d{4}-\d{2}-\d{2}$/m.exec(readFileSync('CHANGELOG.md', 'utf8'));
  expect(newest?.[1]).toBe(version);
  expect(packages['']?.version).toBe(version);
});

describe('dependencies', () => {
  it('R19: are pinned exactly', () => {
    const declared = { ...dependencies, ...devDependencies, ...optionalDependencies };
    const loose = Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  it('R19: are locked with a hash, their own or that of the package they come inside of', () => {
    expect(locked.length).toBeGreaterThan(200);
    const unhashed = locked.filter(([, { integrity, inBundle }]) => integrity === undefined && !inBundle);
    expect(unhashed).toEqual([]);
  });

  it('R19: of pipelines are pinned to a commit, with its version beside it', () => {
    const workflows = [...globSync('.github/workflows/*.yml'), 'docs/pipeline.example.yml'];
    const used = workflows.flatMap((file) => readFileSync(file, 'utf8').match(/uses: .*/g) ?? []);
    expect(used.length).toBeGreaterThan(5);
    const pinned = /^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
    expect(used.filter((line) => !pinned.test(line))).toEqual([]);
  });

  it('R19: come from the registry, not from an address or a folder', () => {
    const elsewhere = locked.filter(([, { resolved }]) => resolved !== undefined);
    expect(elsewhere).toEqual([]);
  });

  it('R19: run nothing when they are installed, whatever the version of npm', () => {
    expect(readFileSync('.npmrc', 'utf8').split('\n')).toContain('ignore-scripts=true');
    const names = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([place]) => place.replace(/^.*node_modules\//, ''));
    expect(allowScripts).toEqual(Object.fromEntries(names.map((name) => [name, false])));
    const withHooks = Object.keys(scripts).filter((name) => /^(pre|post)/.test(name));
    expect(withHooks, 'npm skips these together with the scripts of dependencies').toEqual([]);
  });

  it('R19: are under licences that we accept; what we ship, under permissive ones', () => {
    const licences = (shipped: boolean) =>
      new Set(locked.flatMap(([, { dev = false, license }]) => (dev === shipped ? [] : [license ?? 'none'])));
    expect([...licences(true)].filter((licence) => !permissive.has(licence))).toEqual([]);
    expect(
      [...licences(false)].filter((licence) => !permissive.has(licence) && !onlyInTools.has(licence)),
    ).toEqual([]);
  });

  it('R19: are listed in CycloneDX by one command, each with its hash and whether it is shipped', () => {
    const bom = cycloneDx.parse(
      JSON.parse(execFileSync('npm', ['run', '--silent', 'sbom'], { encoding: 'utf8', shell: isWindows })),
    );
    expect(bom.metadata.component.purl).toBe(`pkg:npm/tiendo@${version}`);
    expect(new Set(bom.components.map(({ purl }) => purl))).toEqual(
      new Set(locked.map(([place, { version }]) => purlOf(place, version))),
    );
    const listedAsShipped = bom.components
      .filter(({ properties }) => !properties.some(({ name }) => name === 'cdx:npm:package:development'))
      .map(({ purl, hashes }) => `${purl} ${hashes?.[0]?.content}`);
    const shipped = locked
      .filter(([, { dev = false }]) => !dev)
      .map(([place, { version, integrity }]) => `${purlOf(place, version)} ${hex(integrity)}`);
    expect(listedAsShipped.toSorted()).toEqual(shipped.toSorted());
  });

  it('R19: do not include npm’s abandoned xlsx', () => {
    expect(locked.map(([place]) => place).filter((place) => place.endsWith('node_modules/xlsx'))).toEqual([]);
  });
});
