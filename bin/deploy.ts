import { deployStage } from '../lib/stage/deploy-stage.ts';
import { terminal } from '../lib/stage/terminal.ts';

process.exitCode = await deployStage(process.argv.slice(2), terminal);
