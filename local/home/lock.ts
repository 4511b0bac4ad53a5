import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { StartError } from '../start-error.ts';

/** The exclusive right to use a data folder, until released. */
export type FolderLock = {
  /** Whether the last process to use the folder died without releasing it. */
  readonly wasLeftBehind: boolean;
  /** Whether this process still holds the folder: false once the folder is gone or another process has it. */
  isHeld(): boolean;
  release(): void;
};

const holderSchema = z.object({ pid: z.int().positive(), born: z.string().nullable() });

type Holder = z.infer<typeof holderSchema>;

/** Longer than another process can take between finding a stale lock and removing it. */
const contestMs = 50;

/**
 * Locks the data folder for this process. Takes over a lock left by a process that no longer runs.
 * @throws StartError naming the process that uses the folder
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, 'lock');
  const mine = JSON.stringify({ pid: process.pid, born: birthOf(process.pid) });
  const wasLeftBehind = !create(file, mine);
  if (wasLeftBehind) {
    const holder = holderOf(file);
    if (holder !== null && isAlive(holder)) throw inUse(folder, holder.pid);
    unlinkIfThere(file);
    if (!create(file, mine)) throw inUse(folder, holderOf(file)?.pid ?? 0);
    // Another process may have found the same stale lock and removed ours in its place.
    await pause(contestMs);
    const winner = holderOf(file);
    if (winner?.pid !== process.pid) throw inUse(folder, winner?.pid ?? 0);
  }
  const isHeld = () => holderOf(file)?.pid === process.pid;
  return {
    wasLeftBehind,
    isHeld,
    release: () => {
      if (isHeld()) unlinkIfThere(file);
    },
  };
}

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function holderOf(file: string): Holder | null {
  try {
    const holder = holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return holder.success ? holder.data : null;
  } catch {
    return null;
  }
}

function isAlive({ pid, born }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!hasCode(error, 'EPERM')) return false;
  }
  return born === null || birthOf(pid) === born;
}

/**
 * When a process started, as counted by the kernel; distinguishes it from a later process with the same id. Null when
 * unknown.
 */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function unlinkIfThere(file: string): void {
  try {
    unlinkSync(file);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

function inUse(folder: string, pid: number): StartError {
  return new StartError({
    vi: `Thư mục ${folder} đang được tiến trình ${pid} sử dụng. Hãy dừng tiến trình đó, hoặc đặt TIENDO_HOME sang thư mục khác.`,
    en: `The folder ${folder} is in use by process ${pid}. Stop that process, or set TIENDO_HOME to another folder.`,
  });
}
