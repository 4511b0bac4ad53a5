import { destroyStage } from '../lib/stage/destroy-stage.ts';
import { terminal } from '../lib/stage/terminal.ts';

process.exitCode = await destroyStage(process.argv.slice(2), terminal);
