// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApplication } from './build.mjs';
import { ownDisplay } from './display.mjs';
import { packageLocally } from './packaging.mjs';
import { root } from './places.mjs';
import { handOver, npm } from './processes.mjs';
import { findRuntime } from './runtime.mjs';
import { say } from './say.mjs';
import { sqliteEnvironment } from './sqlite-addon.mjs';
import { needLibraries } from './system-packages.mjs';
import { failure, nothing, readPlaywright, readVitest, sum, totalOfReport } from './totals.mjs';

const reports = join(root, 'out/reports');

export const suites = { checks, unit, journeys, packaged };

/** Every script of package.json whose name begins with `check:` counts as one test. */
async function checks() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return sum(
    Object.keys(scripts)
      .filter((name) => name.startsWith('check:'))
      .map(check),
  );
}

/** @param {string} script */
function check(script) {
  try {
    npm(['run', script]);
    return { ...nothing, passed: 1 };
  } catch {
    say(`npm run ${script} failed`);
    return failure;
  }
}

/** Most of these tests need no build, so they run even where it fails. @param {string[]} given */
async function unit(given) {
  const build = await buildApplication().then(() => nothing, refused);
  const report = freshReport('unit');
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const env = await sqliteEnvironment();
  const exitCode = await handOver(process.execPath, [vitest, 'run', ...reporting, ...given], { env });
  return sum([build, totalOfReport(report, exitCode, readVitest)]);
}

/** @param {Error} problem */
function refused(problem) {
  say(problem.message);
  return failure;
}

/** The application of the checkout on the real Electron. @param {string[]} given */
async function journeys(given) {
  if (!hasTests('tests/journeys')) return nothing;
  await buildApplication();
  const { executable } = await findRuntime();
  return playwright('playwright.config.ts', { AILYDIAN_ELECTRON: executable }, given);
}

/** The packaged application. @param {string[]} given */
async function packaged(given) {
  if (!hasTests('tests/packaged')) return nothing;
  if (`${process.platform}-${process.arch}` !== 'linux-x64') {
    say('SKIPPED: the packaged application is tested on Linux x64 only');
    return { ...nothing, skipped: 1 };
  }
  return playwright('tests/packaged/playwright.config.ts', { AILYDIAN_PACKAGED: await packageLocally() }, given);
}

/** @param {string} config @param {Record<string, string>} env @param {string[]} given */
async function playwright(config, env, given) {
  const runtime = await findRuntime();
  needLibraries(runtime.executable);
  const report = freshReport(config.replaceAll('/', '-'));
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const words = [
    ...ownDisplay(),
    process.execPath,
    cli,
    'test',
    `--config=${config}`,
    '--reporter=list,json',
    ...given,
  ];
  const exitCode = await handOver(words[0] ?? '', words.slice(1), {
    env: {
      ...(await sqliteEnvironment()),
      ...(await sqliteEnvironment(runtime)),
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  });
  return totalOfReport(report, exitCode, readPlaywright);
}

/** @param {string} folder */
function hasTests(folder) {
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder), { recursive: true }) : [];
  return names.some((name) => /\.(test|spec)\.tsx?$/.test(String(name)));
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  rmSync(join(reports, `${name}.json`), { force: true });
  return join(reports, `${name}.json`);
}
