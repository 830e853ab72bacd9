/** Turkish sentences of the local answer. */
import type { FindingNames, Sentences } from './sentences.ts';
import { formatList, formatPercent, nameOf } from './sentences.ts';

const NAMES: FindingNames = {
  Normal: 'normal',
  Pneumonia: 'pnömoni',
  pneumothorax: 'pnömotoraks',
  effusion: 'plevral efüzyon',
  'nodule-or-mass': 'nodül veya kitle',
  tuberculosis: 'tüberküloz',
  fracture: 'kırık',
  'lines-and-tubes': 'kateter ve tüpler',
  'heart-failure': 'kalp yetmezliği',
  'COVID-19': 'COVID-19',
};

function percent(ratio: number): string {
  return formatPercent(ratio, 'tr-TR');
}

function range([low, high]: readonly [number, number]): string {
  return `${percent(low)} – ${percent(high)}`;
}

function any(words: readonly string[]): string {
  return formatList(
    words.map((word) => nameOf(NAMES, word)),
    'tr-TR',
    'disjunction',
  );
}

function all(words: readonly string[]): string {
  return formatList(
    words.map((word) => nameOf(NAMES, word)),
    'tr-TR',
    'conjunction',
  );
}

export const TURKISH: Sentences = {
  withheld: 'Bu görüntü için kendi okumanız kaydedilene kadar modelin yanıtı gösterilmez.',
  noStudy: 'Açık bir çalışma yok. Yerel model yalnızca açılmış bir göğüs röntgeni hakkında yanıt verir.',
  pending: 'Model bu görüntüyü henüz tamamlamadı.',
  refused: (reason) => `Model bu görüntüye uygulanmadı: ${reason}. Sonuç ve skor yoktur.`,
  unreadable: (reason) => `Görüntü okunamadı: ${reason}. Sonuç ve skor yoktur.`,
  reasons: {
    'object-unsupported': 'bu tür DICOM nesnesi kabul edilmiyor',
    'no-pixels': 'dosyada görüntü yok',
    'multi-frame': 'dosyada birden çok kare var',
    'too-small': 'görüntü çok küçük',
    blank: 'görüntü boş',
    'for-processing': 'gösterim için hazırlanmamış ham dedektör verisi',
    'modality-unsupported': 'radyografi değil',
    'body-part-not-chest': 'göğüs bölgesini göstermiyor',
    'not-chest-radiograph': 'önden çekilmiş bir göğüs radyografisine benzemiyor',
    'lateral-view': 'yan çekim',
    'view-unsupported': 'çekim yönü modelin uygun olduğu yönlerden değil',
    'under-age': 'hastanın yaşı modelin uygun olduğu yaştan küçük',
    'self-test-failed': 'model bu bilgisayarda referans görüntülerinde beklenen yanıtı vermiyor',
    'file-not-found': 'dosya bulunamadı',
    'file-unreadable': 'dosya açılamıyor',
    'file-empty': 'dosya boş',
    'file-too-large': 'dosya çok büyük',
    'format-unknown': 'biçim bilinmiyor',
    'image-corrupt': 'görüntü bozuk',
    'image-too-many-pixels': 'görüntüde çok fazla piksel var',
    'dicom-corrupt': 'DICOM dosyası bozuk',
    'dicom-syntax-unsupported': 'DICOM kodlaması desteklenmiyor',
    'decode-timeout': 'okuma çok uzun sürdü',
    'engine-crashed': 'okuma sırasında motor durdu',
  },
  reasonUnknown: (code) => `kaydedilen neden: “${code}”`,
  positive: (label) => `Model ${nameOf(NAMES, label)} örüntüsü buldu.`,
  negative: (labels) => `Model ${any(labels)} örüntüsü bulmadı. Bu, hastalığı dışlamaz.`,
  uncertain: 'Modelin yanıtı belirsiz: eşik değerine çok yakın ya da kendi içinde çelişkili olduğu için verilmiyor.',
  score: (facts) =>
    `${capitalised(nameOf(NAMES, facts.label))}: skor ${percent(facts.score)}, eşik değeri ${percent(facts.threshold)} (${facts.isReached ? 'eşikte veya üstünde' : 'eşiğin altında'}). Bu eşikte modelin duyarlılığı ${percent(facts.sensitivity)} (${range(facts.sensitivityInterval)}, n = ${facts.positives}), özgüllüğü ${percent(facts.specificity)} (${range(facts.specificityInterval)}, n = ${facts.negatives}) ölçüldü; ölçüm verisi: ${facts.measuredElsewhere === null ? 'bu kliniğin referans olguları' : `${facts.measuredElsewhere}. Bu klinikte ölçülmedi`}.`,
  scoreWithoutPoint: (label, score) =>
    `${capitalised(nameOf(NAMES, label))}: skor ${percent(score)}; bunun için ölçülmüş bir eşik değeri yok.`,
  covid: 'COVID-19 tanısı RT-PCR veya antijen testiyle konur; yalnızca görüntülemeye dayanılması önerilmez.',
  warnings: {
    'non-diagnostic-source': 'Görüntü tanısal bir kaynaktan gelmiyor.',
    lossy: 'Görüntü kayıplı sıkıştırılmış.',
    'low-resolution': 'Görüntünün çözünürlüğü düşük.',
    'colour-converted': 'Görüntü renkliden dönüştürüldü.',
    'age-unknown': 'Hastanın yaşı bilinmiyor; model yalnızca yetişkinler içindir.',
    'view-unknown': 'Çekim yönü bilinmiyor; model yalnızca ön-arka çekimler içindir.',
    'burned-in-text-possible': 'Görüntünün içine yazı gömülü olabilir.',
    'aspect-cropped': 'Model için görüntünün kenarları kesildi.',
    'inversion-suspected': 'Görüntü negatif olabilir.',
    sample: 'Bu bir hasta görüntüsü değil, yapay bir örnektir.',
  },
  prior: ({ date, prediction }) =>
    `${date === null ? 'Önceki görüntüde' : `${date} tarihli önceki görüntüde`} modelin en yüksek sınıfı ${nameOf(NAMES, prediction)} idi.`,
  priorChange: ({ label, before, now }) =>
    `${capitalised(nameOf(NAMES, label))} skoru: o zaman ${percent(before)}, şimdi ${percent(now)}. Skordaki değişim, hastalığın seyrinin ölçümü değildir.`,
  priorWithoutAnswer: 'Önceki görüntünün karşılaştırılacak bir sonucu yok.',
  priorOfAnotherModel: 'Önceki görüntü modelin başka bir sürümüyle okundu; skorlar karşılaştırılamaz.',
  askedButNotAssessed: (names) => `Bu model şunu değerlendirmez, ne bulabilir ne dışlayabilir: ${any(names)}.`,
  askedButUnknown: (words) => `Model şu konuda bir şey söylemez: ${words.join(', ')}.`,
  notAssessed: (names) => `Bu modelin değerlendirmedikleri: ${all(names)}.`,
  notAnswerable: (labels) =>
    `Yerel model bu sorunun gerisini yanıtlayamaz: yalnızca önden çekilmiş göğüs röntgeninde ${all(labels)} sınıflarını ayırır.`,
  purpose: 'Bu, yetkin bir okuyucu için karar desteğidir; tanı değildir.',
};

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('tr-TR') + text.slice(1);
}
