/** Medical words that are no finding and no treatment: where, on what and about whom. */
import type { Terms } from '../language/terms.ts';

export const ANATOMY: Terms = {
  chest: ['göğüs|göğsü|göğsün*|toraks*', 'chest|thora*'],
  lung: ['akciğer*|ciğer|pulmoner*', 'lung|pulmonary*|airspace*'],
  heart: ['kalp|kardiyak*|kardiyotorasik*', 'heart|cardiac*|cardiothoracic*'],
  lobe: ['lob|lober|lobar', 'lobe|lobar'],
  pleura: ['plevra*|kostofrenik*', 'pleura*|costophrenic*'],
  mediastinum: ['mediasten*|mediastin*|hilus*|hiler*', 'mediastin*|hilum|hilar'],
  diaphragm: ['diyafram*|hemidiyafram*', 'diaphragm*|hemidiaphragm*'],
  rib: ['kaburga*|kosta', 'rib|rib cage'],
  airway: ['trakea*|bronş*|solunum*', 'trachea*|airway*|bronchus|respirator*'],
  vessel: ['aort*|damar|vasküler*', 'aort*|vascula*|vessel'],
  bone: [
    'kemik|skapula*|sternum*|omurga*|klavikula*|iskelet*',
    'bone|spine|clavicle*|vertebra*|skelet*|scapula*|sternum',
  ],
  organ: ['karaciğer*|böbrek|dalak|beyin*|mide', 'liver|brain|stomach'],
  region: ['apeks*|bazal*|periferik*|zon', 'apex|apical*|basal=|peripheral*'],
  tissue: ['doku|parankim*', 'tissue|parenchym*'],
  'lines-and-tubes': [
    'kateter*|tüp=|tüpü*|tüpün*|pacemaker*|kalp pil*',
    'catheter*|central line*|endotracheal*|tube|nasogastric*|pacemaker*',
  ],
};

/** What the program handles, too: these words alone do not make a question about the program a medical one. */
export const OBJECTS: Terms = {
  radiograph: [
    'röntgen*|grafi|grafisi*|akciğer film*|göğüs film*|filmde|filmi|filmin|filme|filmlerle|bu film|akciğer filmi*',
    'x ray*|xray*|cxr*|radiograph*|chest film|this film|films|roentgen*',
  ],
  imaging: [
    'radyoloj*|teleradyoloj*|görüntüleme*|tomografi*|ultrason*|bt=|mr=|mrg=|emar=|kontrast madde*|opak madde*',
    'radiology|radiologist s report|teleradiolog*|radiologic*|radiological*|imaging|tomograph*|ultraso*|ct=|cts=|mri*|hrct*|contrast agent|contrast medium',
  ],
  image: ['görüntüde|görüntü= normal|bu görüntü|görüntüsünde', 'this image|the image show*|scan'],
  patient: ['hasta|hastada*|hastamız*|olguda|olgu|vaka|bu case', 'patient*|clinical case|this case'],
};

export const CARE: Terms = {
  diagnosis: ['tanı|teşhis*|tanısal*', 'diagnos*|misdiagnos*'],
  symptom: ['semptom*|belirti|belirtiler*|şikayet*|yakınma*', 'symptom*|complaint'],
  finding: ['bulgu|bulgusal', 'finding'],
  clinical: ['klinik|kliniğ*|tıp|tıbbi*|anamnez*|öykü', 'clinical*|medical*|medicine'],
  examination: [
    'muayene*|tetkik*|tahlil*|laboratuvar*|biyopsi*|bronkoskopi*|pcr=|kan test*|antijen test*',
    'biops*|bronchoscop*|pcr=|blood test|laborator*|blood count',
  ],
  health: ['sağlık veri*|sağlık kurum*|sağlık kayıt*|sağlık kayd*', 'health data|health record|health care|healthcare'],
  dose: [
    'doz|dozaj*|yan etki*|endikasyon*|kontrendikasyon*|reçete*',
    'dose=|doses=|dosage*|side effect|indication|contraindicat*|prescri*',
  ],
  severity: [
    'kronik|akut|bilateral|iyileş*|bulaşıcı*|sensitivite*|spesifisite*',
    'chronic*|acute|bilateral|contagious*|sensitivity|specificity',
  ],
};

/** The opening of a case history. */
export const AGE: Terms = {
  age: ['# yaşında*|# yaş|yaşlı hasta', '# year old*|# years old|# yo=|elderly patient'],
};

/** People and places that make a question medical only beside another medical or a legal word. */
export const COMPANIONS: Terms = {
  physician: ['hekim*|doktor*|radyolog*|cerrah', 'doctor|physician*|clinician*|radiologist*|surgeon*|nurse'],
  hospital: ['hastane*|klinikte', 'hospital|clinic'],
  clear: ['temiz', 'clear='],
  health: ['sağlık', 'health'],
  age: ['çocuk|yaşlı|bebek|erişkin*', 'child|children|elderly|minor|adult'],
};

/** Words and phrases that look like the terms above and are not. */
export const NOT_MEDICAL: Terms = {
  lookalikes: [
    'hastane*|tanıdı*|tanınma*|tanılama*|tanıt*|dokun*|ilaçlama*|kitlen*|kitledi*|veremem|veremez*|veremiyor*|lobi|tanım|tanımla*|tanış*|hasta liste*|hedef kitle*|ateş et*|ateşkes*|inmek|kalpten=',
    'all clear=|make clear=|clear= the|doze=|dozen|mass= media|hot spots|test tube|clear= history|youtube',
  ],
  usualness: ['normalde|normalize*', 'normally|normaliz*'],
};
