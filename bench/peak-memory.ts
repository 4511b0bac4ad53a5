import { existsSync, readFileSync } from 'node:fs';

const status = '/proc/self/status';

/**
 * The peak of this process's memory, in bytes. On Linux `resourceUsage` counts what a large parent held when it started the process too; the
 * high-water mark of the process itself begins with its program.
 */
export function peakMemory(): number {
  const own = existsSync(status) ? /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
  return (own === undefined ? process.resourceUsage().maxRSS : Number(own)) * 1024;
}
