import { writeFile } from 'node:fs/promises';
import { definitions } from './generator/definitions.ts';
import { illustrativeFiles } from './generator/files.ts';
import { submissionsFolder } from './submissions.ts';

for (const [name, text] of illustrativeFiles(definitions)) {
  await writeFile(new URL(name, submissionsFolder), text);
}
