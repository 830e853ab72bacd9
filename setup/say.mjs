// @ts-check
/** Set-up speaks on stderr, so that `npm start -- classify --json` leaves stdout to the results. @param {string} text */
export function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

/** Runs a command of this folder: a plain sentence instead of a stack, and its number as the exit code.
 * @param {() => Promise<number>} command */
export async function answer(command) {
  try {
    process.exitCode = await command();
  } catch (problem) {
    say(process.env.DEBUG ? String(/** @type {Error} */ (problem).stack) : /** @type {Error} */ (problem).message);
    process.exitCode = 1;
  }
}
