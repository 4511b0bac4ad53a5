import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { submissionOf } from '../../fixtures/submission.ts';
import { fill } from '../../fixtures/workbooks/fill.ts';
import { createWorld } from '../../fixtures/world.ts';

/** Workbooks of department A as downloaded after so many revisions, for whoever sends them after as many. */
export const workbooksOfA = await Promise.all(
  [0, 1, 2, 3, 4, 5].map(async (revisions) => {
    const world = createWorld();
    await world.applyCatalogue();
    const [set] = smallCatalogue().sets;
    if (set === undefined) throw new Error('the fixture has changed');
    for (let revision = 1; revision <= revisions; revision += 1)
      await world.ports.submissions.append(set, submissionOf({ revision }));
    const { body } = await world.workbooks({
      method: 'GET',
      path: '/v1/workbooks/S/2024-W02/P.A',
      headers: { authorization: `Bearer ${await world.tokenFor({ role: 'unit', unit: 'P.A' })}` },
    });
    return fill(Buffer.from(String(body), 'base64'), { B6: 'nhầm', B7: 'Ghi chú' });
  }),
);
