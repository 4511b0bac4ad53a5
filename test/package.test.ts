import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const versions = z.record(z.string(), z.string()).default({});
const { version, dependencies, devDependencies, optionalDependencies, allowScripts } = z
  .object({
    version: z.string(),
    dependencies: versions,
    devDependencies: versions,
    optionalDependencies: versions,
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
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));

/** The locked packages by their path in `node_modules`, without the project itself. */
const locked = Object.entries(packages).filter(([place]) => place !== '');

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

  it('R19: run nothing when they are installed', () => {
    const names = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([place]) => place.replace(/^.*node_modules\//, ''));
    expect(names.filter((name) => allowScripts[name] !== false)).toEqual([]);
  });

  it('R19: do not include npm’s abandoned xlsx', () => {
    expect(locked.map(([place]) => place).filter((place) => place.endsWith('node_modules/xlsx'))).toEqual([]);
  });
});
