import { commandLine } from '../program/command-line.ts';
import type { Settings } from '../settings.ts';

/** The commands for a stored switch of sending that cannot be read: who paused it last and why, and the two that write it anew. */
export function repairsOfSwitch(settings: Settings): string[] {
  const reason = settings.lang === 'vi' ? 'Kiểm tra nội dung thư' : 'Checking the messages';
  return [
    commandLine(settings, 'audit', '--operation', 'pauseDeliveries'),
    commandLine(settings, 'deliveries', 'resume'),
    commandLine(settings, 'deliveries', 'pause', '--reason', reason),
  ];
}
