/** What a question asks to be done: the verbs of the original router and their kin, and tasks of several judgements. */
import type { Terms } from '../language/terms.ts';

export const COMPARING: Terms = {
  compare: ['karşılaştır*|kıyas*|mukayese*', 'compar*|contrast='],
  difference: ['fark|farkı*|farklar*|farklı*', 'differences|difference|differ=|differs=|versus|vs='],
  distinguish: ['ayır*|ayrılır|ayrım|ayrımı*', 'distinguish*|differentiat*|discriminat*|tell apart'],
  better: [
    'hangisi daha*|daha iyi mi|daha etkili*|üstün mü|tercih edil*',
    'better|more effective|preferable|preferred|rather than|as opposed to|favour*|favor=',
  ],
};

export const ADVISING: Terms = {
  recommend: ['öner*|tavsiye*', 'recommend*|suggest*|advise|propose*|advice'],
  decide: [
    'kesmeli*|edilmeli*|değiştirmeli*|değiştirilmeli*|vermeli*|istemeli*|istenmeli*|kesilmeli*',
    'should i|should we',
  ],
  start: [
    'başlamalı*|başlayalım|başlanmalı*|verilmeli*',
    'would you start|should i start|should be started|should i give',
  ],
  criteria: ['kriter*|endikasyon*', 'criteria|criterion'],
  plan: ['plan|planla*|düzenle*|doz ayar*|dozunu ayarla*|dozu ayarla*', 'plan=|plans=|planning=|planned=|adjust*'],
  choose: ['seçimi*|uygun tedavi*|en uygun*', 'choose|best treatment|optimal|most appropriate|first line|second line'],
};

export const ANALYSING: Terms = {
  justify: ['gerekçe*', 'justif*'],
  analyse: ['analiz*', 'analys*|analyz*'],
  evaluate: ['değerlendir*', 'evaluat*|assess*|apprais*|weigh='],
  interpret: ['yorumla*', 'interpret*'],
  explain: ['açıklar mısın|açıkla=|açıklayın*|açıklayarak|açıklay*', 'explain*|reason=|reasoning|elaborate*'],
  discuss: ['tartış*|irdele*', 'discuss*|debate'],
  summarise: ['özetle*|özet çıkar*|derle=', 'summari*|outline=|synthes*'],
  examine: ['incele*|ölç=', 'examine=|investigat*|review=|quantif*'],
  order: ['sırala*|öncelik sıra*|sıraya koy*', 'prioriti*|rank='],
  correlate: ['ilişkilendir*|korelasyon*|bağdaştır*', 'correlat*'],
  calculate: ['hesapla*', 'calculat*|estimate='],
};

/** Each needs a chain of judgements that no single image answers. */
export const TASKS: Terms = {
  'differential-diagnosis': [
    'ayırıcı tanı|ayırıcı teşhis*|olası tanı|olası teşhis*|olası neden*|olası tanılar*|hangi tanı|tanı koy*|tanılar|tanıları*|düşünülebilir*|düşünülmeli*',
    'differential diagnos*|diagnoses|differentials|possible diagnos*|likely diagnos*|probable diagnos*|most likely cause|possible cause|likely cause|ddx=|differential=',
  ],
  'treatment-plan': [
    'tedavi plan*|tedavi protokol*|tedavi yaklaşım*|tedavi yönetim*|tedavi seçenek*|tedavi şema*|tedavi planla*|tedavi algoritma*|tedavi düzenle*|tedavi program*|takip ve tedavi',
    'treatment plan*|treatment option*|treatment strateg*|treatment protocol*|therapy plan*|therapeutic plan*|management plan*|care plan|management strateg*|therapeutic option*|treatment approach*|manage a patient|manage this patient|manage the patient|manage patient|patient management|management of|management for|best management|follow up and treatment|treatment and follow up',
  ],
  'follow-up-plan': [
    'takip plan*|izlem plan*|sonraki adım*|yol haritas*',
    'follow up plan*|next step|next steps|next diagnostic step*|should be done next|plan of action',
  ],
  'work-up': [
    'tanı algoritma*|tanısal yaklaşım*|tanı yaklaşım*|ileri tetkik*|hangi tetkik*',
    'work up|workup*|further investigation*|further test*|which investigation*|which test|ordered next|diagnostic algorithm*|diagnostic approach*',
  ],
  prognosis: ['prognoz*|sağkalım*', 'prognos*|survival rate'],
  'risk-and-benefit': [
    'yarar ve risk|risk ve yarar|yarar zarar*|fayda ve risk|risk ve fayda|fayda zarar*|avantaj*',
    'risks and benefits|risk benefit|benefits and risks|pros and cons|advantages and disadvantages',
  ],
  course: ['hastalığın seyri*|progresyon*|gerileme*', 'progression|disease course|interval change*'],
  interaction: ['ilaç etkileşim*', 'drug interaction*'],
};

export const STEPS: Terms = {
  depth: [
    'kapsamlı|ayrıntılı|detaylı|birleştir*|gerekçe*',
    'in detail|comprehensive*|thorough*|and why|explain why|justif*',
  ],
  stepwise: ['adım adım|basamak basamak|tek tek|sırasıyla|her biri*', 'step by step|stepwise|one by one|each of'],
  sequence: ['ardından|ve sonra|sonrasında', 'and then|then=|followed by|afterwards'],
};

export const NOT_REASONING: Terms = {
  lookalikes: [
    'farkında*|fark et*|farketmez|fark etmez|kontrast madde*|uçuş plan*|önerge*|plane|planes|planet=|bir an önce|az önce|daha önce',
    'contrast agent|contrast medium|contrast setting|the contrast|image contrast|adjust contrast|better= half|for no reason=|floor plan=',
  ],
};
