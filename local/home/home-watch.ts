import { StartError } from '../start-error.ts';
import { homeTrouble } from './home-trouble.ts';
import type { FolderLock } from './lock.ts';

const everyMs = 1_000;

/**
 * Watches over a data folder in use.
 * @param writing resolves with the error when something can no longer be written
 */
export function watchHome(
  home: string,
  lock: FolderLock,
  writing: Promise<unknown>,
): { readonly lost: Promise<StartError>; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const gone = new Promise<StartError>((resolve) => {
    timer = setInterval(() => {
      if (!lock.isHeld()) resolve(removed(home));
    }, everyMs).unref();
  });
  const unwritable = writing.then((error) => {
    const trouble = homeTrouble(error, home);
    if (trouble instanceof StartError) return trouble;
    throw trouble;
  });
  return { lost: Promise.race([gone, unwritable]), stop: () => clearInterval(timer) };
}

function removed(home: string): StartError {
  return new StartError({
    vi: `Thư mục ${home} đã bị xóa, đổi tên hoặc do tiến trình khác dùng. Dừng lại; chạy lại để bắt đầu lại.`,
    en: `The folder ${home} was removed or renamed, or another process uses it. Stopping; start again to begin anew.`,
  });
}
