import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { afterAll, onTestFinished, TestRunner } from 'vitest';
import * as z from 'zod';
import { featureFlags } from '../../lib/feature-flags.ts';
import { parseStage, type Stage } from '../../lib/stage/stage-file.ts';
import { TiendoStack } from '../../lib/tiendo-stack.ts';

/** A folder for synthesized output; removed after the test that makes it or, outside tests, after those of the file. */
export function outputFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tiendo-cdk-'));
  const isInTest = TestRunner.getCurrentTest() !== undefined;
  (isInTest ? onTestFinished : afterAll)(() => rmSync(folder, { recursive: true }));
  return folder;
}

/**
 * An app as in `cdk synth`, with the feature flags of `cdk.json`.
 * @param bundledIn where it is synthesized with its bundles, as in a deployment, which takes seconds; null to do without them
 */
export function testApp(validated = true, bundledIn: string | null = null): App {
  return new App({
    outdir: bundledIn ?? outputFolder(),
    context: { ...featureFlags(), ...(bundledIn !== null ? {} : { 'aws:cdk:bundling-stacks': [] }) },
    builtinCloudFormationValidation: validated,
  });
}

/** A stage, as a file with these settings declares it; by itself a trial. */
export function testStage(settings: Readonly<Record<string, unknown>> = {}, name = 'test'): Stage {
  const usual = { trial: true, region: 'ap-southeast-1', mailDomain: 'tiendo.example' };
  const parsed = parseStage(name, { ...usual, ...settings });
  if (!parsed.ok) throw new Error(parsed.wrong.join('\n'));
  return parsed.stage;
}

export function testStack(app: App, stage = testStage()): TiendoStack {
  const id = stage.name.replace(/^./, (letter) => letter.toUpperCase());
  return new TiendoStack(app, id, { stage });
}

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.unknown(),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
  DependsOn: z.array(z.string()).optional(),
});

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })),
});

/** The texts of templates that were synthesized, which the files of a worker share. */
const synthesized = new Map<string, string>();

/** The template of a stage with these settings, without its bundles. */
function templateText(settings: Readonly<Record<string, unknown>>, name: string): string {
  const stage = JSON.stringify([settings, name]);
  // The validator takes seconds to start; in checks.test.ts it looks at the whole stack.
  const text =
    synthesized.get(stage) ??
    JSON.stringify(Template.fromStack(testStack(testApp(false), testStage(settings, name))).toJSON());
  synthesized.set(stage, text);
  return text;
}

/** The template, with parts parsed by schemas. */
export class ParsedTemplate {
  readonly text: string;
  readonly outputs: readonly string[];
  readonly #resources: z.output<typeof templateSchema>['Resources'];

  /** @param text the template, if it is not to be synthesized */
  constructor(
    settings: Readonly<Record<string, unknown>> = {},
    name = 'test',
    text = templateText(settings, name),
  ) {
    const { Resources, Outputs } = templateSchema.parse(JSON.parse(text));
    this.text = text;
    this.outputs = Object.keys(Outputs);
    this.#resources = Resources;
  }

  /** The logical ids of what the resources of a type are deployed after. */
  dependenciesOf(type: string): string[] {
    const ofType = Object.values(this.#resources).filter(({ Type }) => Type === type);
    return ofType.flatMap(({ DependsOn = [] }) => DependsOn);
  }

  /** The resources of a type, each with its properties, by logical id. */
  resources<Properties>(
    type: string,
    properties: z.ZodType<Properties>,
  ): { id: string; properties: Properties; whenDeleted: string | undefined }[] {
    return Object.entries(this.#resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id, resource]) => ({
        id,
        properties: properties.parse(resource.Properties),
        whenDeleted: resource.DeletionPolicy,
      }));
  }
}

const getAttSchema = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const refSchema = z.object({ Ref: z.string() });
const joinSchema = z.object({ 'Fn::Join': z.tuple([z.literal(''), z.array(z.unknown())]) });

/** A value with references replaced by the names of what they point to, e.g. `TablesReports/index/due`. */
export function readable(value: unknown): string {
  if (typeof value === 'string') return value;
  const getAtt = getAttSchema.safeParse(value);
  if (getAtt.success) return nameOf(getAtt.data['Fn::GetAtt'][0]);
  const ref = refSchema.safeParse(value);
  if (ref.success) return nameOf(ref.data.Ref);
  const { 'Fn::Join': joined } = joinSchema.parse(value);
  return joined[1].map(readable).join('');
}

/** A logical id without the hash at its end. */
export function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
