// @ts-check

/** Set-up speaks on stderr, so that `npm start -- classify --json` leaves stdout to the results. @param {string} text */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/** Runs a command of this folder: a plain sentence instead of a stack, and its number as the exit code.
 * @param {() => Promise<number>} command */
export async function answer(command) {
  const code = await command().catch(explain);
  // at the last moment, because a library of electron-builder's ends every process that used it with a 0
  process.once('exit', () => void (process.exitCode = code));
}

/** @param {Error} problem */
function explain({ message }) {
  say(message);
  return 1;
}
