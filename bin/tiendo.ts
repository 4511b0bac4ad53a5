import { App } from 'aws-cdk-lib';
import { addChecks } from '../lib/checks.ts';
import { readStage } from '../lib/stage.ts';
import { TiendoStack } from '../lib/tiendo-stack.ts';

const app = new App();
const stage = readStage(app.node);
new TiendoStack(app, `TienDo-${stage.name}`, { stage });
addChecks(app);
