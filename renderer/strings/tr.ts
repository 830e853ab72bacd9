/** Turkish, by feature. The keys of every other language are held against these. */
import abTests from './tr/ab-tests.json';
import about from './tr/about.json';
import common from './tr/common.json';
import dashboards from './tr/dashboards.json';
import diagnostics from './tr/diagnostics.json';
import faults from './tr/faults.json';
import frame from './tr/frame.json';
import keys from './tr/keys.json';
import models from './tr/models.json';
import network from './tr/network.json';
import privacy from './tr/privacy.json';
import passport from './tr/passport.json';
import question from './tr/question.json';
import reading from './tr/reading.json';
import settings from './tr/settings.json';
import start from './tr/start.json';
import viewer from './tr/viewer.json';
import warnings from './tr/warnings.json';
import worklist from './tr/worklist.json';

export const tr = {
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
