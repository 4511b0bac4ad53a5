import type { Stage } from './stage-file.ts';

/** What stands in another stage's file, unchecked. */
export type OtherStage = { readonly name: string; readonly content: unknown };

/**
 * Sentences about a domain or address that another stage has too. SES verifies a domain once per account and region, a second
 * stack would fail on it, and its DNS records lead to one of them only. A stage that takes over from another, in another
 * account or region, may share its domains until that one is destroyed.
 * @param others the files of all other stages
 */
export function sharedDomains(stage: Stage, others: readonly OtherStage[]): string[] {
  const wrong = stage.takesOverFrom === undefined ? [] : takeOverFaults(stage, stage.takesOverFrom, others);
  for (const { name, content } of others) {
    const isSuccession = stage.takesOverFrom === name || textAt(content, 'takesOverFrom') === stage.name;
    for (const { setting, path, value } of domainsOf(stage))
      if (!isSuccession && value !== undefined && textAt(content, ...path)?.toLowerCase() === value)
        wrong.push(
          `${setting} "${value}" is also that of the stage ${name} (stages/${name}.json); give each its own. A stage that replaces ${name} in another account or region says so with "takesOverFrom": "${name}".`,
        );
  }
  return wrong;
}

function domainsOf({ mailDomain, domain, baseUrl, portalUrl }: Stage) {
  return [
    { setting: 'mailDomain', path: ['mailDomain'], value: mailDomain },
    { setting: 'domain.name', path: ['domain', 'name'], value: domain?.name },
    { setting: 'baseUrl', path: ['baseUrl'], value: baseUrl },
    { setting: 'portalUrl', path: ['portalUrl'], value: portalUrl },
  ];
}

function takeOverFaults({ account, region }: Stage, from: string, others: readonly OtherStage[]): string[] {
  const former = others.find(({ name }) => name === from);
  if (former === undefined)
    return [
      `takesOverFrom must be the name of another stage in this folder; there is no stages/${from}.json.`,
    ];
  if (textAt(former.content, 'account') !== account || textAt(former.content, 'region') !== region) return [];
  return [
    `takesOverFrom names ${from}, which is in the same account and region: SES verifies a domain once in each. To keep its data, use “kept” instead.`,
  ];
}

/** The text at a path of an unchecked value; undefined where there is none. */
function textAt(content: unknown, ...path: readonly string[]): string | undefined {
  const found = path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, key)?.value
        : undefined,
    content,
  );
  return typeof found === 'string' ? found : undefined;
}
