/** Drugs and procedures. */
import type { Terms } from '../language/terms.ts';

export const THERAPIES: Terms = {
  therapy: ['tedavi*|terapi', 'treat|treated|treating|treatment*|therap*'],
  drug: ['ilaç', 'drug|medicine|medication*'],
  antibiotic: ['antibiyotik*|antibiyoti*', 'antibiotic*'],
  amoxicillin: ['amoksisilin*|penisilin*', 'amoxicillin*|penicillin*'],
  azithromycin: ['azitromisin*|makrolid*|klaritromisin*', 'azithromycin*|macrolide*|clarithromycin*'],
  cephalosporin: ['seftriakson*|sefalosporin*', 'ceftriaxone*|cephalosporin*'],
  quinolone: ['levofloksasin*|kinolon*|moksifloksasin*', 'levofloxacin*|quinolone*|moxifloxacin*'],
  antiviral: ['antiviral*|remdesivir*|favipiravir*|oseltamivir*', 'antiviral*|remdesivir*|oseltamivir*|paxlovid*'],
  steroid: [
    'steroid*|kortizon*|deksametazon*|prednizol*|kortikosteroid*',
    'steroid*|corticosteroid*|dexamethasone*|prednis*',
  ],
  analgesic: ['parasetamol*|ibuprofen*|aspirin*|ağrı kesici', 'paracetamol*|acetaminophen*|ibuprofen*|aspirin*'],
  anticoagulant: ['antikoagülan*|heparin*|varfarin*|warfarin*', 'anticoagula*|heparin*|warfarin*'],
  diuretic: ['diüretik*|furosemid*', 'diuretic*|furosemide*'],
  insulin: ['insülin*', 'insulin*'],
  oxygen: ['oksijen*', 'oxygen*'],
  ventilation: ['ventila*|entübasyon*|entübe*|solunum cihaz*', 'ventilat*|intubat*'],
  surgery: ['ameliyat*|cerrah*|operasyon', 'surger*|surgical*'],
  chemotherapy: ['kemoterapi*|radyoterapi*', 'chemotherap*|radiotherap*'],
  drainage: ['drenaj*|drene*|torasentez*', 'drain*|thoracentes*'],
  disposition: ['taburcu*|hastaneye yat*|yoğun bakım*', 'discharg*|admitted|admission|hospitali*|intensive care|icu='],
  vaccine: ['aşı|aşılama*', 'vaccin*'],
};
