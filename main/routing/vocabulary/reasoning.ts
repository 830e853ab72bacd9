/** What a question asks to be done: the verbs of the original router and their kin, and tasks of several judgements. */
import type { Terms } from '../terms.ts';

export const COMPARING: Terms = {
  compare: ['karşılaştır*|kıyas*|mukayese*', 'compar*|contrast='],
  difference: ['fark|farkı*|farklar*|farklı*', 'differences|difference|differ=|differs=|versus|vs='],
  distinguish: ['ayırt*|ayırd*|ayrılır|ayrımı*|ayrım', 'distinguish*|differentiat*|discriminat*|tell apart'],
  better: ['hangisi daha*|daha iyi mi|daha etkili*|üstün mü|tercih edil*', 'better|more effective|preferable|preferred'],
};

export const ADVISING: Terms = {
  recommend: ['öner*|tavsiye*', 'recommend*|suggest*|advise|propose*|advice'],
  plan: ['plan|planla*', 'plan=|plans=|planning=|planned='],
  choose: ['seçimi*|uygun tedavi*|en uygun*', 'choose|best treatment|optimal|most appropriate|first line|second line'],
};

export const ANALYSING: Terms = {
  analyse: ['analiz*', 'analys*|analyz*'],
  evaluate: ['değerlendir*', 'evaluat*|assess*|apprais*|weigh='],
  interpret: ['yorumla*', 'interpret*'],
  explain: ['açıklar mısın|açıkla=|açıklayın*|açıklayarak|açıklay*|gerekçe*', 'explain*|justify*|justif*|reason=|reasoning|elaborate*'],
  discuss: ['tartış*|irdele*', 'discuss*|debate'],
  summarise: ['özetle*|özet çıkar*|derle=', 'summari*|outline=|synthes*'],
  examine: ['incele*', 'examine=|investigat*'],
  order: ['sırala*', 'prioriti*|rank='],
  correlate: ['ilişkilendir*|korelasyon*|bağdaştır*', 'correlat*'],
  calculate: ['hesapla*', 'calculat*|estimate='],
};

/** Each needs a chain of judgements that no single image answers. */
export const TASKS: Terms = {
  'differential-diagnosis': [
    'ayırıcı tanı|ayırıcı teşhis*|olası tanı|olası teşhis*|olası neden*|olası tanılar*|hangi tanı|tanı koy*|tanıları sırala*',
    'differential diagnos*|differentials|possible diagnos*|likely diagnos*|probable diagnos*|most likely cause|ddx=|differential=',
  ],
  'treatment-plan': [
    'tedavi plan*|tedavi protokol*|tedavi yaklaşım*|tedavi yönetim*|tedavi seçenek*|tedavi şema*|tedavi planla*|tedavi algoritma*|tedavi düzenle*',
    'treatment plan*|treatment option*|treatment strateg*|treatment protocol*|therapy plan*|therapeutic plan*|management plan*|care plan|management strateg*|therapeutic option*|treatment approach*',
  ],
  'follow-up-plan': [
    'takip plan*|izlem plan*|sonraki adım*|yol haritas*',
    'follow up plan*|next step|next steps|next diagnostic step*|should be done next|plan of action',
  ],
  'work-up': ['tanı algoritma*|tanısal yaklaşım*|tanı yaklaşım*', 'work up|workup*|diagnostic algorithm*|diagnostic approach*'],
  prognosis: ['prognoz*|sağkalım*', 'prognos*|survival rate'],
  'risk-and-benefit': [
    'yarar ve risk*|risk ve yarar*|yarar zarar*|fayda ve risk*|avantaj*',
    'risks and benefits|risk benefit|benefits and risks|pros and cons|advantages and disadvantages',
  ],
  interaction: ['ilaç etkileşim*', 'drug interaction*'],
};

export const STEPS: Terms = {
  stepwise: ['adım adım|basamak basamak|tek tek|sırasıyla|her biri*', 'step by step|stepwise|one by one|each of'],
  sequence: ['ardından|ve sonra|önce', 'and then|then=|followed by|afterwards'],
};

export const NOT_REASONING: Terms = {
  lookalikes: [
    'farkında*|fark et*|farketmez|fark etmez|kontrast madde*|uçuş plan*|önerme=|bir an önce|az önce|daha önce',
    'contrast agent|contrast medium|contrast setting|adjust contrast|better= half|for no reason=|floor plan=',
  ],
};
