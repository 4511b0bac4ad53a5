/**
 * Looks at the template of every file in `stages/` with cfn-lint and checkov: `npm run lint:template`. Needs Python 3.9 or newer with
 * venv. Exits with 1 on a finding that `reviewed.json` does not explain, and on an entry there that explains none.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findingsIn, installLinters } from './linters.ts';
import { compare, reviewedFindings } from './reviewed.ts';
import { stageTemplates } from './stage-templates.ts';

const folder = mkdtempSync(join(tmpdir(), 'tiendo-template-lint-'));
try {
  installLinters();
  const templates = stageTemplates(folder);
  const findings = templates.flatMap(findingsIn);
  const { unexplained, stale } = compare(findings, reviewedFindings());
  for (const { stage, id, resource, type, message } of unexplained)
    console.error(`stages/${stage}: ${id} ${resource} (${type}): ${message}`);
  for (const { id, on } of stale) console.error(`reviewed.json: ${id} is found on no ${on} any more`);
  console.log(
    `${templates.length} templates, ${findings.length} findings, ${unexplained.length} of them unexplained, ${stale.length} stale explanations`,
  );
  process.exitCode = unexplained.length + stale.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
