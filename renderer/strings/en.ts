/** English, by feature. strings/parity.ts holds it against the Turkish keys, both ways. */
import abTests from './en/ab-tests.json';
import about from './en/about.json';
import common from './en/common.json';
import dashboards from './en/dashboards.json';
import diagnostics from './en/diagnostics.json';
import faults from './en/faults.json';
import frame from './en/frame.json';
import keys from './en/keys.json';
import models from './en/models.json';
import network from './en/network.json';
import privacy from './en/privacy.json';
import passport from './en/passport.json';
import question from './en/question.json';
import reading from './en/reading.json';
import settings from './en/settings.json';
import start from './en/start.json';
import viewer from './en/viewer.json';
import warnings from './en/warnings.json';
import worklist from './en/worklist.json';

export const en = {
  abTests,
  about,
  common,
  dashboards,
  diagnostics,
  faults,
  frame,
  keys,
  models,
  network,
  privacy,
  passport,
  question,
  reading,
  settings,
  start,
  viewer,
  warnings,
  worklist,
};
