/** The program itself: what one does with it, and how one asks for it. */
import type { Terms } from '../terms.ts';

export const PROGRAM: Terms = {
  open: ['açarım|açılır|açabilir*|açıyor*|açamıyor*|açmak|aç=', 'open=|opening='],
  load: ['yükle*|içe aktar*|aktarırım', 'load=|loading=|upload*|import='],
  save: ['kaydet*|kayded*', 'save='],
  print: ['yazdır*|çıktı al*', 'print|printing'],
  export: ['dışa aktar*|indir*|pdf', 'export*|download*|pdf|png|jpeg'],
  remove: ['sil=|silerim|silinir|silmek|silebilir*|kaldırırım', 'delete*|remove='],
  add: ['eklerim|eklenir|ekleyebilir*|eklemek', 'add='],
  search: ['ararım|aratırım|bulurum|filtrele*', 'search|filter'],
  view: ['büyüt*|küçült*|yakınlaştır*|döndür*|parlaklı*|kontrast ayar*', 'zoom*|rotat*|brightness|pan='],
  settings: ['ayar|ayarlar*|menü*|buton*|düğme*|kısayol*|şifre*|parola*|oturum*', 'setting|menu|button|shortcut|password*|log in|log out|login'],
  software: ['program|uygulama|yazılım|sürüm|klasör|dosya|çalışma liste*', 'program|software*|app=|application|version|folder|file|worklist|work list'],
};

export const HOW_TO: Terms = {
  how: ['nasıl|nerede|nereden|nereye|hangi menü*', 'how do i|how can i|how to|where do i|where is|where are|where can i|can i'],
};
