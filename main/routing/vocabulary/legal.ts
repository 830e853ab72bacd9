/** Law. `madde`, `article` and their like count only beside a number: "kontrast madde" and "maddeler halinde" are not law. */
import type { Terms } from '../language/terms.ts';

export const LEGAL: Terms = {
  law: [
    'kanun|kanunen|kanuni|yasa|yasal*|yasadışı*|mevzuat*|hukuk*',
    'law|lawful*|unlawful*|legal*|illegal*|legislat*|statut*',
  ],
  regulation: ['yönetmelik*|yönetmeliğ*|tüzük|tüzüğ*|genelge*', 'regulation|regulatory|by law|directive'],
  'data-protection': [
    'kvkk|kişisel veri*|veri koruma*|veri işle*|gdpr',
    'gdpr|data protection|personal data|hipaa|kvkk',
  ],
  article: [
    'madde #|maddesi #|# madde|# maddesi*|# nci madde*|# inci madde*|# üncü madde*|# ncı madde*|md= #|fıkrası*',
    'article #|articles #|section #|art= #|clause|paragraph #',
  ],
  code: ['tck|tmk|hmk|cmk|tbk|anayasa*|ceza kanun*|borçlar kanun*|iş kanun*', 'penal code|civil code|constitution='],
  court: [
    'mahkeme*|yargıtay*|danıştay*|davada|dava|davalı|davacı|yargı|bilirkişi*',
    'court|lawsuit*|sue=|sued=|sues=|suing=|litigat*|tribunal*|expert witness',
  ],
  lawyer: ['avukat*|savcı|hakim karar*', 'lawyer*|attorney*|solicitor*|prosecutor*'],
  liability: [
    'sorumluluğ*|sorumluluk*|kusur*|ihmal*|malprakti*|hekim hata*|tıbbi hata*|tazminat*|yükümlülü*',
    'liab*|medical malpractice|malpractice|legally responsible|criminally responsible|negligen*|compensation|duty of care|damages=',
  ],
  consent: ['onam|rıza|açık rıza*|aydınlatılmış*', 'informed consent|consent|consented'],
  rights: ['hakları|haklarım|haklarını|haklarına|hasta hak*|itiraz hak*', 'rights='],
  offence: [
    'suç|suçu|cezai*|ceza|para cezası*|ihlal*|aykırı*',
    'crime|criminal*|offence|offense|penalt*|breach*|violat*|infring*',
  ],
  contract: ['sözleşme*', 'contract=|contracts='],
  procedure: [
    'dilekçe*|temyiz*|istinaf*|haciz*|icra takib*|velayet*|nafaka*|boşanma*|miras|etik kurul*',
    'plaintiff|defendant|jurisdiction|divorce|custody|inheritance|evict*|tenant|ethics committee|limitation period',
  ],
  confidentiality: ['mahremiyet*|sır saklama*|gizlilik*', 'confidential*|secrecy|privacy law|privacy obligation'],
};

export const NOT_LEGAL: Terms = {
  instrument: ['kanun çal*|kanun saz*|kanun ders*|kanun konser*|kanuni sultan*', ''],
  lookalikes: [
    'kontrast madde*|opak madde*|madde madde|maddeler*|madde bağım*|madde kullan*|yabancı madde*|yasam|yasamak|yasama|yasamin*|yasadi|yasayan*',
    'law of physics|lawn*',
  ],
};
