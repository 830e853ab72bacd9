/** The program itself: what one does with it, and how one asks for it. */
import type { Terms } from '../language/terms.ts';

export const PROGRAM: Terms = {
  open: ['açarım|açılır|açabilir*|açıyor*|açamıyor*|açmak|aç=', 'open=|opening='],
  load: ['yükle*|içe aktar*|aktarırım', 'load=|loading=|upload*|import='],
  save: ['kaydet*|kayded*|kayıtlı*|saklan*', 'save=|saved|stored|kept'],
  print: ['yazdır*|çıktı al*', 'print|printing'],
  export: ['dışa aktar*|indirir*|indirme*|indir=|indirebilir*|pdf', 'export*|download*|pdf|png|jpeg'],
  remove: ['sil=|silerim|silinir|silmek|silebilir*|kaldırırım', 'delete*|remove='],
  add: ['eklerim|eklenir|ekleyebilir*|eklemek', 'add='],
  navigate: [
    'sonraki hasta|önceki hasta|sonraki görüntü|önceki görüntü',
    'next patient|previous patient|next image|previous image',
  ],
  search: ['ararım|aratırım|bulurum|filtrele*', 'search|filter'],
  view: ['büyüt*|küçült*|yakınlaştır*|döndür*|parlaklı*|kontrast ayar*', 'zoom*|rotat*|brightness|pan='],
  settings: [
    'ayar|ayarlar*|menü*|buton*|düğme*|kısayol*|şifre*|parola*|oturum*',
    'setting|menu|button|shortcut|password*|log in|log out|login',
  ],
  software: [
    'program|uygulama|yazılım|sürüm|klasör|dosya|hasta liste*|çalışma liste*',
    'program|software*|app=|application|version|folder|file|patient list|worklist|work list',
  ],
};

/** `personally`: the asker wants to do something; beside no finding and no organ that is a question about the program. */
export const HOW_TO: Terms = {
  personally: [
    'nasıl düzelt*|nasıl bul*|nasıl ara*|nasıl taşı*|nasıl kopyala*|nasıl çevir*|nasıl görebilir*|nasıl geri*',
    'how do i|how can i|where do i|where can i|where is|where are',
  ],
  how: ['nasıl|nerede|nereden|nereye|hangi menü*', 'how to|can i'],
};
