import { App } from 'aws-cdk-lib';
import { addChecks } from '../lib/checks.ts';
import { featureFlags } from '../lib/feature-flags.ts';
import { chosenStages } from '../lib/stage/chosen-stages.ts';
import { StageFailure } from '../lib/stage/read-stage.ts';
import { TiendoStack } from '../lib/tiendo-stack.ts';

const app = new App({ context: featureFlags() });
try {
  for (const stage of chosenStages(app.node)) new TiendoStack(app, `TienDo-${stage.name}`, { stage });
  addChecks(app);
} catch (error) {
  if (!(error instanceof StageFailure)) throw error;
  console.error(error.message);
  process.exit(1);
}
