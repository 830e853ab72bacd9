/** Medical words that are no finding and no treatment: where, on what and about whom. */
import type { Terms } from '../terms.ts';

export const ANATOMY: Terms = {
  chest: ['göğüs|göğsü|göğsün*|toraks*', 'chest|thora*'],
  lung: ['akciğer*|ciğer|pulmoner*', 'lung|pulmonary*|airspace*'],
  heart: ['kalp|kardiyak*|kardiyotorasik*', 'heart|cardiac*|cardiothoracic*'],
  lobe: ['lob|lobda|lobu|lober|lobar', 'lobe|lobar'],
  pleura: ['plevra*|kostofrenik*', 'pleura*|costophrenic*'],
  mediastinum: ['mediasten*|mediastin*|hilus*|hiler*', 'mediastin*|hilum|hilar'],
  diaphragm: ['diyafram*', 'diaphragm*'],
  rib: ['kaburga*|kosta', 'rib|rib cage'],
  airway: ['trakea*|bronş*|solunum*', 'trachea*|airway*|bronchus|respirator*'],
  vessel: ['aort*|damar|vasküler*', 'aort*|vascula*|vessel'],
  bone: ['kemik|omurga*|klavikula*', 'bone|spine|clavicle*|vertebra*'],
  organ: ['karaciğer*|böbrek|dalak|beyin*|mide', 'liver|brain|stomach'],
  tissue: ['doku|parankim*', 'tissue|parenchym*'],
  'lines-and-tubes': ['kateter*|tüp=|tüpü*|tüpün*|pacemaker*|kalp pil*', 'catheter*|endotracheal*|tube|nasogastric*|pacemaker*'],
};

/** What the program handles, too: these words alone do not make a question about the program a medical one. */
export const OBJECTS: Terms = {
  radiograph: [
    'röntgen*|grafi|grafisi*|akciğer film*|göğüs film*|filmde|filmi|filmin|filme|filmlerle|bu film',
    'x ray*|xray*|cxr*|radiograph*|chest film|this film|roentgen*',
  ],
  imaging: [
    'radyolo*|görüntüleme*|tomografi*|ultrason*|bt=|mr=|mrg=|emar=|kontrast madde*|opak madde*',
    'radiolog*|imaging|tomograph*|ultraso*|ct=|cts=|mri*|hrct*|contrast agent|contrast medium',
  ],
  image: ['görüntüde|görüntü= normal|bu görüntü|görüntüsünde', 'this image|the image show*|scan'],
  patient: ['hasta|hastada*|hastamız*|olguda|olgu|vaka', 'patient*|clinical case'],
};

export const CARE: Terms = {
  diagnosis: ['tanı|teşhis*|tanısal*', 'diagnos*'],
  symptom: ['semptom*|belirti|belirtiler*|şikayet*|yakınma*', 'symptom*|complaint'],
  finding: ['bulgu|bulgusal', 'finding'],
  clinical: ['klinik|kliniğ*|tıp|tıbbi*|anamnez*|öykü', 'clinical*|medical*|medicine'],
  examination: ['muayene*|tetkik*|tahlil*|laboratuvar*|biyopsi*|bronkoskopi*|pcr=|kan test*|antijen test*', 'biops*|bronchoscop*|pcr=|blood test|laborator*|blood count'],
  health: ['sağlık veri*|sağlık kurum*|sağlık kayıt*|sağlık kayd*', 'health data|health record|health care|healthcare'],
  physician: ['hekim*|doktor*|radyolog*', 'doctor|physician*|clinician*|surgeon*'],
  hospital: ['', 'hospital'],
  dose: ['doz|dozaj*|yan etki*|endikasyon*|kontrendikasyon*|reçete*', 'dose=|doses=|dosage*|side effect|indication|contraindicat*|prescri*'],
  severity: ['kronik|akut|bilateral|iyileş*|bulaşıcı*|sensitivite*|spesifisite*', 'chronic*|acute|bilateral|contagious*|sensitivity|specificity'],
};

/** Words and phrases that look like the terms above and are not. */
export const NOT_MEDICAL: Terms = {
  hospital: ['hastane*', ''],
  lookalikes: [
    'tanıdık*|tanıt*|tanım|tanımla*|tanış*|hasta liste*|hedef kitle*|ateş et*|ateşkes*|inmek|kalpten=',
    'all clear=|make clear=|clear= the|doze=|dozen|mass= media|hot spots|test tube|clear= history|youtube',
  ],
  usualness: ['normalde', 'normally'],
};
