import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../../main/routing/language/language.ts';
import type { AnsweredStudy } from '../../../../main/routing/local/local-answer.ts';
import { composeLocalAnswer } from '../../../../main/routing/local/local-answer.ts';
import type { FaultCode, Screening } from '../../../../preload/domain.ts';
import { READ_FAULTS, REFUSALS } from '../../../../preload/domain.ts';
import { REFUSAL_NUMBERS } from '../../../../preload/refusals.ts';

const MODEL = { name: 'm', version: '1.0.0', type: 'onnx', domain: 'medical', sha256: 'a'.repeat(64) } as const;

function screening(change: Partial<Screening> = {}): Screening {
  return {
    status: 'result',
    code: null,
    state: 'positive',
    prediction: 'Pneumonia',
    confidence: '92.45%',
    scores: {
      'COVID-19': { probability: 0.02, percentage: '2.00%' },
      Pneumonia: { probability: 0.9245, percentage: '92.45%' },
      Normal: { probability: 0.0555, percentage: '5.55%' },
    },
    warnings: [],
    model: MODEL,
    backend: { provider: 'cpu', precision: 'fp32' },
    passport: null,
    performance: { decoding: 1, preprocessing: 1, inference: 1, total: 3 },
    ...change,
  };
}

const STUDY: AnsweredStudy = {
  progress: 'ready',
  code: null,
  screening: screening(),
  isAnswerHidden: false,
  negativeLabel: 'Normal',
  operatingPoints: [
    {
      label: 'Pneumonia',
      threshold: 0.5,
      sensitivity: 0.7143,
      sensitivityInterval: [0.6051, 0.8031],
      specificity: 0.7857,
      specificityInterval: [0.6945, 0.8554],
      positives: 77,
      negatives: 98,
      measuredOn: 'five folds',
      measuredHere: null,
    },
  ],
  notAssessed: ['pneumothorax', 'effusion', 'lines-and-tubes', 'something-new'],
};

function ask(
  query: string,
  study: AnsweredStudy | null = STUDY,
  prior: Parameters<typeof composeLocalAnswer>[2] = null,
) {
  return composeLocalAnswer(query, study, prior, 'en');
}

function texts(query: string, topic: string, ...rest: [(AnsweredStudy | null)?, Parameters<typeof ask>[2]?]): string[] {
  return ask(query, ...rest)
    .sentences.filter((sentence) => sentence.topic === topic)
    .map(({ text }) => text);
}

describe('the local answer', () => {
  it('gives a score with its operating point, in the language of the question', () => {
    const english = ask('Is there pneumonia?');
    expect(english.language).toBe('en');
    expect(english.sentences.map(({ topic }) => topic)).toEqual(['finding', 'score', 'not-assessed', 'purpose']);
    expect(texts('Is there pneumonia?', 'finding')).toEqual(['The model finds a pattern of pneumonia.']);
    expect(texts('Is there pneumonia?', 'score')).toEqual([
      'Pneumonia: score 92.45%, at or above the cut-off of 50%. At this cut-off the model had a sensitivity of 71.43% (60.51% to 80.31%, n = 77) and a specificity of 78.57% (69.45% to 85.54%, n = 98), measured on five folds and not at this clinic.',
    ]);
    expect(texts('Pnömoni var mı?', 'finding')).toEqual(['Model pnömoni örüntüsü buldu.']);
    expect(texts('Pnömoni var mı?', 'score')[0]).toContain(
      'Pnömoni: skor %92,45, eşik değeri %50 (eşikte veya üstünde)',
    );
  });

  it('tells every score when no class was asked for, and the reference test with COVID-19', () => {
    expect(texts('What do you see?', 'score')).toHaveLength(3);
    expect(texts('What do you see?', 'score')[0]).toBe('COVID-19: score 2%; no cut-off was measured for it.');
    expect(texts('COVID-19 var mı?', 'caution')[0]).toContain('RT-PCR');
    expect(texts('Is there pneumonia?', 'caution')).toEqual([]);
  });

  it('does not call the absence of a pattern health', () => {
    const study = { ...STUDY, screening: screening({ state: 'negative', prediction: 'Normal' }) };
    expect(texts('Is this normal?', 'finding', study)).toEqual([
      'The model finds no pattern of COVID-19 or pneumonia. This does not rule out disease.',
    ]);
    expect(texts('Bu röntgen normal mi?', 'finding', study)).toEqual([
      'Model COVID-19 veya pnömoni örüntüsü bulmadı. Bu, hastalığı dışlamaz.',
    ]);
  });

  it('says when the answer is indeterminate, and repeats every warning', () => {
    const unsure = screening({ status: 'indeterminate', state: 'uncertain', warnings: ['lossy', 'view-unknown'] });
    const study = { ...STUDY, screening: unsure };
    expect(texts('Is there pneumonia?', 'finding', study)[0]).toContain('indeterminate');
    expect(texts('Is there pneumonia?', 'caution', study)).toHaveLength(2);
  });

  it('says what was asked and cannot be assessed', () => {
    const [first, last] = texts('Is there a pneumothorax or an effusion?', 'not-assessed');
    expect(first).toBe(
      'The model does not assess pneumothorax or pleural effusion; it can neither find nor exclude this.',
    );
    expect(last).toBe('Not assessed by this model: pneumothorax, pleural effusion, lines and tubes and something new.');
    expect(texts('Kateter yerinde mi?', 'not-assessed')[0]).toContain('kateter ve tüpler');
    expect(texts('Sarkoidoz var mı?', 'not-assessed')[0]).toBe('Model şu konuda bir şey söylemez: Sarkoidoz.');
  });

  it.each(['Bu hasta için tedavi planı öner', 'Is this lawful under the GDPR?', 'What is the differential diagnosis?'])(
    'does not answer what one image cannot: %s',
    (query) => expect(texts(query, 'not-answerable')).toHaveLength(1),
  );
});

describe('before and without a result', () => {
  it('names every finding of a model without a class for "none of them"', () => {
    const scores = {
      Pneumonia: { probability: 0.4, percentage: '40.00%' },
      Mass: { probability: 0.1, percentage: '10.00%' },
    };
    const below = screening({ state: 'negative', prediction: 'Pneumonia', scores });
    const [said] = texts('Is there anything?', 'finding', { ...STUDY, screening: below, negativeLabel: null });
    expect(said).toMatch(/pneumonia or mass/i);
  });

  it('withholds everything that comes from the model until the own read is recorded', () => {
    const hidden = { ...STUDY, screening: screening(), isAnswerHidden: true };
    const answer = ask('Is there pneumonia?', hidden, { screening: screening(), date: '3 Nov 2026' });
    expect(answer.sentences.map(({ topic }) => topic)).toEqual(['withheld', 'purpose']);
    expect(JSON.stringify(answer)).not.toMatch(/92|pneumonia|pattern/iu);
  });

  it('says so without a study, and while one is running', () => {
    expect(ask('Merhaba', null).sentences.map(({ topic }) => topic)).toEqual(['no-study', 'purpose']);
    const running = { ...STUDY, progress: 'running', screening: null } as const;
    expect(ask('Is there pneumonia?', running).sentences[0]?.topic).toBe('pending');
  });

  it.each([...REFUSALS, ...READ_FAULTS])('explains %s in both languages by its number and gives no score', (code) => {
    const status = (REFUSALS as readonly FaultCode[]).includes(code) ? 'refused' : 'error';
    const empty = screening({ status, code, state: null, prediction: null, confidence: null, scores: null });
    for (const query of ['Is there pneumonia?', 'Pnömoni var mı?']) {
      const [first] = ask(query, { ...STUDY, screening: empty }).sentences;
      expect(first?.topic).toBe('refused');
      expect(first?.text).not.toMatch(/%|recorded as|kaydedilen neden/u);
      expect(first?.text).toContain(`(${REFUSAL_NUMBERS[code]})`);
    }
  });

  it('passes on a reason it has no sentence for', () => {
    const study = { ...STUDY, screening: null, progress: 'failed', code: 'engine-unavailable' } as const;
    expect(texts('Is there pneumonia?', 'refused', study)[0]).toContain('engine-unavailable');
  });
});

describe('the earlier image', () => {
  const earlier = screening({
    prediction: 'Normal',
    scores: {
      Pneumonia: { probability: 0.1, percentage: '10.00%' },
      Normal: { probability: 0.9, percentage: '90.00%' },
    },
  });

  it('is compared score by score', () => {
    expect(texts('Compare with the prior', 'prior', STUDY, { screening: earlier, date: '3 Nov 2026' })).toEqual([
      'In the earlier image of 3 Nov 2026 the model’s highest class was normal.',
      'Score for pneumonia: 10% then, 92.45% now. A change of score is not a measurement of progression.',
      'Score for normal: 90% then, 5.55% now. A change of score is not a measurement of progression.',
    ]);
  });

  it('is not compared across models or without a result', () => {
    const other = { ...earlier, model: { ...MODEL, sha256: 'b'.repeat(64) } };
    expect(texts('Compare', 'prior', STUDY, { screening: other, date: null })[0]).toContain('another version');
    const none = screening({ status: 'refused', code: 'blank', state: null, prediction: null, scores: null });
    expect(texts('Compare', 'prior', STUDY, { screening: none, date: null })[0]).toContain('no result');
  });
});

describe('detectLanguage', () => {
  it.each([
    ['Bu göğüs röntgeninde pnömoni var mı?', 'tr'],
    ['bu gogus rontgeninde pnomoni var mi', 'tr'],
    ['PNÖMONİ VAR MI', 'tr'],
    ['Merhaba', 'tr'],
    ['Is there pneumonia in this chest X-ray?', 'en'],
    ['IS THERE PNEUMONIA', 'en'],
    ['Hello', 'en'],
  ] as const)('%s is %s', (text, language) => {
    expect(detectLanguage(text, language === 'tr' ? 'en' : 'tr')).toBe(language);
  });

  it('takes the language of the window when the words do not tell', () => {
    expect(detectLanguage('COVID-19?', 'tr')).toBe('tr');
    expect(detectLanguage('', 'en')).toBe('en');
  });
});
