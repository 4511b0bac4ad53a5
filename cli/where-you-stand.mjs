/**
 * `npm run` moves to the project's folder, but a file name means the folder its writer stands in. Goes back there. Plain
 * JavaScript, because it runs before anything else is loaded.
 */
const { INIT_CWD: stoodIn, npm_lifecycle_event: script } = process.env;
if (stoodIn !== undefined && script === 'tiendo') {
  try {
    process.chdir(stoodIn);
  } catch {
    // The folder is gone or closed to us: the names mean the project's folder then.
  }
}
