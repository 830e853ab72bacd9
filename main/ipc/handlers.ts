/** Every operation of the contract, one line each: what it does lies in the domain it belongs to. */
import type { Handlers } from '../../preload/contract.ts';
import { verifyAudit } from '../audit/verify.ts';
import { networkChecks } from '../network/readiness.ts';
import { driftCheck } from '../registry/drift-check.ts';
import { modelDrift } from '../registry/drift.ts';
import { dailyMetrics } from '../registry/metrics-daily.ts';
import { periodMetrics } from '../registry/metrics-period.ts';
import { modelPerformance } from '../registry/performance.ts';
import { dailyQuestions } from '../routing/figures/questions.ts';
import { accountSavings } from '../routing/figures/savings.ts';
import { chooseProvider, readComputing } from '../screening/computing.ts';
import { studyDetail } from '../screening/detail.ts';
import { readinessChecks } from '../screening/readiness.ts';
import { recordFinalRead, recordOwnRead } from '../screening/review.ts';
import { sampleSources } from '../screening/samples.ts';
import { writeSetting } from '../screening/settings.ts';
import { findStudies } from '../screening/studies.ts';
import { studyPixels } from '../screening/pixels.ts';
import { abTestHandlers } from './ab-test-handlers.ts';
import type { Application } from './application.ts';
import { explanationHandlers } from './explanation-handlers.ts';
import { modelHandlers } from './model-handlers.ts';
import { networkHandlers } from './network-handlers.ts';
import { passportHandlers } from './passport-handlers.ts';
import { questionHandlers } from './question-handlers.ts';
import { saveFile } from './save-file.ts';

export function handlersFor(application: Application): Handlers {
  const { around, state, work } = application;
  const db = () => work().clinic.profile.db;

  function settleSamples(choice: 'loaded' | 'declined') {
    writeSetting(db(), 'samples', choice);
    application.changed();
  }

  return {
    'app.state': () => state(),
    'profile.create': async ({ passphrase, language }) => {
      await application.create(passphrase, language);
      return state();
    },
    'profile.unlock': async ({ passphrase }) => {
      await application.unlock(passphrase);
      return state();
    },
    'profile.setAside': async () => {
      await application.setAside();
      return state();
    },
    'settings.change': async ({ language }) => {
      await application.setLanguage(language);
      return state();
    },
    'studies.find': (query) => {
      work().serving.look();
      return findStudies(db(), query);
    },
    'studies.open': ({ study }) => {
      work().serving.look();
      return studyDetail(work().clinic, study);
    },
    'studies.pixels': ({ study }) => studyPixels(work().clinic, study),
    'studies.import': async ({ paths }) => ({ accepted: await work().queue.addPaths(paths) }),
    'studies.choose': async ({ kind }) => {
      const paths = await around.chooseFiles(kind, state().language);
      if (paths.length > 0) await work().queue.addPaths(paths);
      return { hasChosen: paths.length > 0 };
    },
    'files.save': (file) => saveFile(application, file),
    'samples.load': () => {
      const accepted = work().queue.addSources(sampleSources(work().clinic.engine));
      settleSamples('loaded');
      return { accepted };
    },
    'samples.decline': () => {
      settleSamples('declined');
      return state();
    },
    'batch.cancel': () => {
      work().queue.cancel();
      return work().queue.state();
    },
    'batch.retry': async () => {
      await work().queue.retry();
      return work().queue.state();
    },
    'reads.record': (read) => recordOwnRead(work().clinic, read),
    'reviews.record': (read) => recordFinalRead(work().clinic, read),
    ...explanationHandlers(application),
    ...questionHandlers(application),
    ...networkHandlers(application),
    ...abTestHandlers(application),
    ...passportHandlers(application),
    ...modelHandlers(application),
    'metrics.daily': ({ days }) => dailyMetrics(db(), days),
    'metrics.period': ({ days }) => periodMetrics(db(), days),
    'metrics.questions': ({ days }) => dailyQuestions(db(), days),
    'metrics.savings': ({ days }) => accountSavings(db(), days),
    'metrics.performance': (query) => modelPerformance(db(), query),
    'metrics.drift': () => modelDrift(db()),
    'audit.verify': () => verifyAudit(db(), work().clinic.profile.keys.audit),
    'computing.read': () => readComputing(work().clinic),
    'computing.choose': async ({ provider }) => {
      const computing = await chooseProvider(work().clinic, provider);
      work().serving.lookAnew();
      return computing;
    },
    'diagnostics.run': async () => [
      ...(await readinessChecks(work().clinic, work().shelf())),
      ...networkChecks(work()),
      ...driftCheck(db()),
    ],
  };
}
