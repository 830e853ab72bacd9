/**
 * Questions with the class a reader expects. simple: greetings and questions about the program; medium: one fact about
 * one image, finding, drug or law; complex: comparisons, differential diagnosis, treatment planning, vignettes, and law
 * with medicine in one judgement. The vocabulary was written with DEVELOPMENT in view; HELD_BACK was written before the vocabulary and has
 * only been scored. Both have one author, who also wrote the vocabulary, so their accuracy is an upper bound. A better
 * estimate: six lists were each scored once before anything was changed for them, and 134 of 148, 103 of 113, 55 of 62,
 * 69 of 76, 95 of 100 and 68 of 72 came out as labelled (524 of 571, 92 %).
 */
import type { Complexity } from '../../../../preload/routing.ts';

export interface LabelledQuestion {
  readonly expected: Complexity;
  readonly question: string;
}

function labelled(expected: Complexity, text: string): LabelledQuestion[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((question) => ({ expected, question }));
}

export const DEVELOPMENT: readonly LabelledQuestion[] = [
  ...labelled(
    'simple',
    `Merhaba
    Selam, nasılsın?
    Günaydın
    İyi akşamlar, kolay gelsin
    Teşekkür ederim
    MERHABA
    Yardım eder misin?
    Ne yapabilirsin?
    Sen kimsin?
    Programın sürümü kaç?
    Dili nasıl değiştiririm?
    Raporu nasıl yazdırırım?
    Ayarlar nerede?
    Şifremi unuttum, ne yapmalıyım?
    Görüntüyü nasıl büyütürüm?
    Röntgen dosyasını nasıl yüklerim?
    Hasta listesini nasıl açarım?
    Bugün hava nasıl?
    Saat kaç?
    Hastane nerede?
    Burada sigara içmek yasak mı?
    Bana bir fıkra anlat
    Maddeler halinde yaz
    Bunun hakkında bilgi ver
    İnternet bağlantım var mı?
    Sonuçları PDF olarak nasıl dışa aktarırım?
    Pencereyi nasıl kapatırım?
    Tamam
    Evet
    Kanun çalmayı öğrenmek istiyorum
    Yaşam güzel
    Hello
    Hi there, how are you?
    Good morning!
    Thank you very much
    HELP
    What can you do?
    Who made you?
    Which version is this?
    How do I print the report?
    How do I change the language?
    Where are the settings?
    How do I zoom the image?
    How can I open an X-ray file?
    I forgot my password
    How do I log out?
    Where is the patient list?
    Can you start the program again?
    Is the internet connection working?
    Tell me a joke about art
    It was a courtesy call
    The lawn needs water
    What time is it?
    Yes please
    ok
    Where do I find the export button?
    How do I load a chest radiograph from a USB stick?
    Does this software work offline?
    Hoş geldin
    Nasıl çalışıyorsun?
    Bana yardımcı olabilir misin?
    Programı nasıl kullanırım?
    Yeni hasta nasıl eklenir?
    Bu düğme ne işe yarıyor?
    Önceki görüntüye nasıl dönerim?
    Kontrastı nasıl ayarlarım?
    Parlaklığı artır
    Bir sonraki hastaya geç
    Raporu PDF olarak kaydet
    Röntgeni yakınlaştır
    Karanlık mod var mı?
    Hangi dosya türlerini destekliyorsun?
    DICOM dosyası nasıl açılır?
    Yedekleme nasıl yapılır?
    Çevrimdışı mısın?
    Türkçe konuşabiliyor musun?
    Sen bir doktor musun?
    Kaç yaşındasın?
    Harika, çok teşekkürler!
    asdfgh
    123
    ???
    Maddi durumum iyi
    Yasemin nerede?
    Bugün tanıdık biriyle karşılaştım
    Değerli arkadaşım merhaba
    Selam dostum bugün nasılsın, umarım her şey yolundadır ve işler iyi gidiyordur
    Kahve molası ne zaman?
    Fark etmez
    What's up?
    Nice to meet you
    How do I start?
    Can you speak Turkish?
    Are you a doctor?
    Show me the next image
    Open the settings
    Print this page
    Save the report as PDF
    How do I add a new patient?
    How do I adjust the contrast?
    Where are my X-rays stored?
    How do I delete a patient?
    Can I use the program offline?
    What file formats do you support?
    How do I import DICOM files?
    Is dark mode available?
    Start a new session
    I like starting early
    Nice article
    You are right
    What is the weather like today?
    Which model is active?
    Hangi model kullanılıyor?
    Who is the author of this software?
    Merhabalar, iyi çalışmalar
    Nasılsınız hocam?
    Kolay gelsin
    Bana kendini tanıtır mısın?
    Uygulamayı nasıl güncellerim?
    Oturumu nasıl kapatırım?
    Listede kaç kayıt var?
    Bu ekranda ne yapabilirim?
    Yazıcıyı nasıl bağlarım?
    Görüntüyü döndürebilir miyim?
    Son raporu aç
    Röntgen görüntülerini hangi klasöre koymalıyım?
    Bir dosyayı yanlışlıkla sildim
    Hangi dilleri biliyorsun?
    Anladım, sağ olun
    Buranın müdürü kim?
    Öğle yemeğinde ne var?
    Sanat hakkında ne düşünüyorsun?
    Kaybolan dosyam nerede?
    Hi
    How's it going?
    Thanks, bye
    Can you help me?
    What are you?
    How do I install the app?
    Where can I see the version number?
    How do I switch to Turkish?
    Can I undo the last step?
    Please close the window
    The screen is too dark
    How do I select several images?
    How do I print a radiograph?
    Where do you save the images?
    My printer does not work
    What does this button do?
    Is my data saved?
    I need a partner for the party
    What is the capital of France?
    Sing a song
    lol
    Hoşça kal
    Kimlerle çalışıyorsun?
    Kullanım kılavuzu var mı?
    Ekran neden dondu?
    Bildirimleri nasıl kapatırım?
    Hasta adını nasıl düzeltirim?
    Grafiyi nasıl yazdırırım?
    Raporun dilini İngilizce yap
    Kaç kullanıcı kayıtlı?
    Bu programı kim yazdı?
    Yarın görüşelim
    Peki
    How do you do?
    See you tomorrow
    Where is the help page?
    How do I flip the X-ray horizontally?
    Can you repeat that?
    Which keys can I use?
    Make the text bigger
    Is there a user manual?
    How do I find a patient by name?
    Stop
    İyi günler dilerim
    Nasıl yardımcı olabilirsin?
    Seni kim geliştirdi?
    Uygulama çöktü
    Görüntüyü sola döndür
    Pencere ayarını nasıl sıfırlarım?
    Raporu silmek istiyorum
    Hastayı listeden nasıl çıkarırım?
    Hangi kısayol ile yakınlaştırılır?
    Programı kapat
    Grafik arayüzü çok küçük
    Benimle konuş
    Bugün çok yorgunum
    Şaka yapıyorsun
    Good night
    What languages do you speak?
    How do I export the results to CSV?
    Why is the program slow?
    Open the worklist
    Go to the next patient
    How do I reset the window level?
    Where is the audit log?
    Never mind
    Tell me about yourself
    Can I change my user name?
    Is there a mobile version?`,
  ),
  ...labelled(
    'medium',
    `Bu göğüs röntgeninde pnömoni var mı?
    bu gogus rontgeninde pnomoni var mi
    BU GÖĞÜS RÖNTGENİNDE PNÖMONİ VAR MI?
    PNÖMONİ VAR MI
    Bu grafide zatürre görülüyor mu?
    Akciğerde infiltrasyon var mı?
    Plevral efüzyon var mı?
    Bu film normal mi?
    Kalp büyük mü?
    Kaburgada kırık var mı?
    COVID-19 bulgusu var mı?
    Sağ alt lobda konsolidasyon izleniyor mu?
    Bu görüntüde pnömotoraks var mı?
    Kalbin boyutu normal mi?
    Buzlu cam opasitesi ne demek?
    Pnömoni nedir?
    Pnömoninin belirtileri nelerdir?
    Zatürre bulaşıcı mı?
    Parasetamolün dozu nedir?
    İlacı günde kaç kez almalı?
    Bu hastanın akciğer grafisinde pnömoni ile uyumlu bir bulgu görüyor musun?
    Bu hastada bugün çekilen ön arka akciğer grafisinde sağ tarafta pnömoni görülüyor mu acaba?
    Bu röntgeni değerlendir
    Bu akciğer grafisini pnömoni açısından değerlendirir misin?
    Göğüs röntgenini analiz et
    Tüberküloz röntgende nasıl görünür?
    Ateşi olan hastada röntgen gerekir mi?
    KVKK nedir?
    İş Kanunu madde 18 ne diyor?
    Açık rıza ne demek?
    Bu kanun ne zaman yürürlüğe girdi?
    Kontrast madde kullanıldı mı?
    Pnömonisi olan hasta ne kadar sürede iyileşir?
    Kardiyomegali nedir?
    Is there pneumonia in this chest X-ray?
    Does this radiograph show COVID-19?
    Is there a pleural effusion?
    IS THERE PNEUMONIA
    Are the lungs clear?
    Is the heart enlarged?
    Do you see a pneumothorax?
    Is this X-ray normal?
    Any rib fracture?
    Is there consolidation in the right lower lobe?
    What is pneumonia?
    What are the symptoms of COVID-19?
    What does ground glass opacity mean?
    Is tuberculosis visible on this film?
    What is the usual dose of amoxicillin?
    Is the endotracheal tube in the right place?
    Is this finding abnormal?
    Please tell me whether there are any signs of pneumonia in the chest radiograph of this patient
    Evaluate this chest X-ray for pneumonia
    Analyse this radiograph
    What is the GDPR?
    What does article 9 of the GDPR say?
    Is informed consent required by law?
    How accurate is the model for pneumonia?
    What is the sensitivity of a chest X-ray for COVID-19?
    How is pneumonia treated?
    Is there any heart disease?
    Is a nodule visible in the left lung?
    Bu chest x-ray'de pneumonia var mı?
    Bu görüntüde ne görüyorsun?
    Bu görüntü normal mi?
    What do you see in this image?
    Is this image normal?
    Röntgende bir sorun var mı?
    Is there anything wrong with this X-ray?
    Akciğerler temiz mi?
    Kardiyotorasik oran kaç?
    What is the cardiothoracic ratio?
    Hilus dolgun mu?
    Kostofrenik sinüsler açık mı?
    Are the costophrenic angles sharp?
    Trakea orta hatta mı?
    Is the trachea midline?
    Göğüs ağrısı neden olur?
    Öksürük için hangi ilaç kullanılır?
    Ateş kaç derece olmalı?
    Normal tansiyon değeri kaçtır?
    What is the normal heart rate?
    Kaç mg ibuprofen alabilirim?
    What is the dose of ceftriaxone for pneumonia?
    COVID testi pozitif mi?
    Zatürreyi nasıl anlarım?
    Hasta COVID olabilir mi?
    Could this be COVID?
    Does he have pneumonia?
    Is there air under the diaphragm?
    Any sign of infection?
    Sağ akciğerin üst lobunda bir gölge var mı?
    Is the pacemaker lead in place?
    Santral kateterin ucu nerede?
    İskelet yapılar doğal mı?
    Bu PA akciğer grafisinde aktif infiltrasyon saptandı mı?
    What is the confidence of the pneumonia prediction?
    Modelin pnömoni duyarlılığı nedir?
    Tüberküloz ihbarı zorunlu mu?
    Kira sözleşmesi kaç yıl geçerli?
    Trafik cezasına nasıl itiraz ederim?
    TCK 134 nedir?
    Anayasa madde 17 nedir?
    What does the law say about tenants?
    Is this legal?
    Göğüs tomografisi ne zaman çekilir?
    When is a CT scan needed?
    Please look at the uploaded frontal chest radiograph and tell me if there is any evidence of pneumonia
    Yüklediğim ön-arka göğüs röntgenine bakıp pnömoni bulgusu olup olmadığını bana söyleyebilir misin lütfen?
    Explain what consolidation means
    Summarise the findings of this X-ray
    gogus filminde sivi var mi
    Bu hastada akciğer ödemi var mı?
    Bu röntgeni yorumla
    Interpret this chest X-ray
    AKCIGERDE OPASITE VAR MI
    Akciğer grafisinde kalp boyutu artmış mı?
    Burada zatürre görüyor musun?
    Ciğerlerde su var mı?
    Hastada verem var mı?
    Kalpte büyüme var mı?
    Bu çekimde herhangi bir anormallik göze çarpıyor mu?
    COVID pozitif mi bu hasta?
    Bu kişide korona var mı?
    Pnömonili hastada ateş ne kadar sürer?
    Röntgen ışını zararlı mı?
    Hamilelikte röntgen çekilir mi?
    Plörezi ne demek?
    Sol üst zonda nodüler lezyon var mı?
    AKCİĞER GRAFİSİ NORMAL Mİ?
    Akciğerdeki leke kanser midir?
    kalp buyumus mu
    Zatürrenin en sık nedeni nedir?
    Aspirin nasıl kullanılır?
    Kaburgalarda çatlak görünüyor mu?
    Bu grafinin kalitesi yeterli mi?
    Modelin pnömoni için eşik değeri kaç?
    6698 sayılı kanun nedir?
    İşten çıkarılma tazminatı nasıl hesaplanır?
    Velayet davası ne kadar sürer?
    Does this patient have COVID?
    Do the lungs look healthy?
    Is the cardiac silhouette enlarged?
    Is there evidence of pulmonary edema?
    Has the pneumonia resolved?
    Is the right hemidiaphragm elevated?
    What is a pneumothorax?
    Any abnormality on this film?
    What does a normal chest X-ray look like?
    Is the scapula projected over the lung?
    How sensitive is an X-ray for pneumonia?
    What is the incubation period of COVID-19?
    Can aspirin cause bleeding?
    Is the nasogastric tube correctly placed?
    Was this radiograph taken PA or AP?
    Would you call this image normal, or does it show pneumonia?
    What is medical malpractice?
    How long is the limitation period for a civil claim under the law?
    Göğüs kafesinde deformite var mı?
    Bu hastada pnömotoraks görüyor musunuz?
    Bronkopnömoni ne demek?
    Röntgende tümör belirtisi var mı?
    Akciğer alanlarında havalanma normal mi?
    Korona testi ne zaman yapılmalı?
    Zatürre aşısı kimlere yapılır?
    Bu grafide sağ akciğerdeki opasite pnömoni mi?
    Arteriyel tansiyon kaç olmalı?
    Model bu röntgende ne buldu?
    plevral efuzyon gorunuyor mu
    Kıdem tazminatı nedir?
    Is there hyperinflation of the lungs?
    Does the chest X-ray look normal to you?
    What did the model find in this radiograph?
    Is there a mass behind the heart?
    Is the aorta calcified?
    How is COVID-19 transmitted?
    What is bronchitis?
    Do I see an infiltrate in the left base?
    Is the patient's lung collapsed?
    What is the legal drinking age?
    Sağ kostofrenik açı kapalı mı?
    Röntgende pulmoner nodül izleniyor mu?
    Hastanın röntgeni ne gösteriyor?
    Bu akciğer grafisi hangi sınıfa giriyor?
    Zatürre öldürücü mü?
    Akciğerde hava hapsi var mı?
    Pnömoniye hangi bakteri neden olur?
    Model COVID için ne diyor?
    Bu görüntü bir göğüs röntgeni mi?
    Azitromisin günde kaç kez alınır?
    Aort topuzu belirgin mi?
    BU HASTADA TÜBERKÜLOZ VAR MI
    bu filmde kirik var mi
    Sol akciğer alt zonda infiltrasyon şüphesi var mı, bir bakar mısın?
    Kiracının tahliyesi için hangi kanun geçerli?
    Mesafeli satış sözleşmesi nedir?
    Is there blunting of the costophrenic angle?
    Does it look like COVID?
    What is the probability of pneumonia?
    Can you detect tuberculosis?
    Is the lung collapsed?
    What does the heat map show on this X-ray?
    Do the ribs look intact?
    How do I recognise pneumonia on an X-ray?
    What is the normal width of the mediastinum?
    Is the ET tube too low?
    Should the X-ray be repeated?
    Which lobe is affected?
    What is a statute of limitations?
    Is smoking harmful to the lungs?`,
  ),
  ...labelled(
    'complex',
    `Hasta verilerini analiz ederek COVID-19, pnömoni ve normal akciğer dokusu arasındaki farkları karşılaştır
    hasta verilerini analiz ederek covid-19, pnomoni ve normal akciger dokusu arasindaki farklari karsilastir
    COVID-19 ile bakteriyel pnömoninin radyolojik farkları nelerdir, karşılaştırır mısın?
    Ayırıcı tanıda neler düşünülmeli?
    Bilateral buzlu cam opasiteleri için ayırıcı tanı listesi çıkar
    Bu hasta için tedavi planı oluştur
    Pnömoni tanısı alan KOAH'lı hastaya hangi tedaviyi önerirsin?
    65 yaşında erkek hasta, üç gündür ateş ve öksürük var, grafide sağ alt lobda infiltrasyon izleniyor, en olası tanı nedir?
    Hastanın röntgenini önceki filmlerle karşılaştır, gerilemeyi değerlendir ve takip planı öner
    Tüberküloz ve akciğer kanserini radyolojik bulgulara göre ayırt et
    Böbrek yetmezliği olan pnömoni hastasında antibiyotik seçimini ve doz ayarını tartış
    Hasta onamı alınmadan röntgen görüntülerinin paylaşılması KVKK'ya aykırı mı?
    Yanlış teşhis nedeniyle açılan davada hekimin hukuki sorumluluğu nedir?
    Kalp yetmezliği, pnömoni ve emboli olasılıklarını tek tek değerlendirip gerekçelendir
    Tedavi seçeneklerinin yarar ve risklerini karşılaştır
    Bu olguda klinik, laboratuvar ve radyolojik bulguları birlikte yorumlayarak olası tanıları sırala
    Amoksisilin ile azitromisini pnömoni tedavisinde karşılaştır
    KVKK madde 6 kapsamında sağlık verisi işlenen hastanın haklarını açıkla
    COVID-19 pnömonisi ile influenza pnömonisini karşılaştır
    TEDAVİ PLANI ÖNERİR MİSİN
    Önce röntgeni analiz et, sonra olası tanıları sırala ve her biri için tedavi öner
    Compare COVID-19 and bacterial pneumonia on chest X-ray
    What is the differential diagnosis?
    What is the differential diagnosis of bilateral ground glass opacities?
    Create a treatment plan for this patient with pneumonia
    Analyse the patient data and compare COVID-19, pneumonia and normal lung tissue
    A 65 year old man with fever, cough and right lower lobe consolidation: what is the most likely diagnosis and what should be done next?
    Compare this radiograph with the previous one, evaluate the progression and recommend follow-up
    How should pneumonia be treated in a patient with chronic kidney disease and penicillin allergy?
    Discuss the advantages and disadvantages of CT versus chest X-ray in suspected pulmonary embolism
    Is the radiologist liable if a lung cancer was missed on the radiograph?
    May we send patient X-rays to a cloud service under the GDPR?
    What are the legal consequences of a delayed diagnosis of tuberculosis?
    Does the law require consent before a chest X-ray of a minor patient?
    Distinguish heart failure from pneumonia and justify your reasoning
    Evaluate the findings, list the differential diagnoses and suggest a management plan
    Explain step by step how you would differentiate viral from bacterial pneumonia
    Which antibiotic would you recommend for this patient with pneumonia?
    Summarise the clinical findings, assess the prognosis and plan the treatment
    Contrast the radiological features of tuberculosis, sarcoidosis and lymphoma
    Weigh the risks and benefits of steroid therapy in severe COVID-19 pneumonia
    Hastanın differential diagnosis listesini çıkar ve treatment planı öner
    Bu röntgendeki bulguları COVID-19, tüberküloz ve akciğer kanseri açısından ayrı ayrı değerlendir
    Hastanın son üç grafisini kronolojik olarak karşılaştırıp hastalığın seyrini yorumla
    COVID-19 pnömonisini bakteriyel pnömoniden nasıl ayırırsın?
    Pnömoni ve plevral efüzyonu birbirinden ayıran bulgular nelerdir?
    Toplum kökenli pnömonide ampirik antibiyotik tedavisi nasıl düzenlenmeli?
    70 yaşında KOAH ve diyabeti olan pnömoni hastasının tedavisini planla
    Hastanın klinik verileri ve röntgenine göre en uygun tedavi yöntemini belirle
    Penisilin alerjisi olan çocukta pnömoni için alternatif antibiyotikler nelerdir, dozlarıyla açıkla
    Geç teşhis nedeniyle hastanenin tazminat sorumluluğu doğar mı?
    Hasta röntgenlerini araştırmada kullanmak için etik kurul ve KVKK açısından ne gerekir?
    Yapay zekânın yanlış teşhisinden kim hukuken sorumludur?
    Hekimin aydınlatma yükümlülüğü ve hastanın rızası kanunda nasıl düzenlenmiştir?
    Tıbbi kayıtların saklanma süresi mevzuatta kaç yıldır?
    Bu vakada pulmoner emboli ile pnömoniyi nasıl ayırt edersin ve hangi ileri tetkikleri istersin?
    Differentiate between pleural effusion and atelectasis
    What distinguishes viral pneumonia from bacterial pneumonia on a chest film?
    How would you manage a patient with pneumonia and sepsis?
    What treatment would you recommend?
    Which investigations should be ordered next for this patient and why?
    Formulate a treatment strategy for a 70-year-old patient with COPD and pneumonia
    Assess disease progression across the last three radiographs
    Correlate the radiographic findings with the laboratory results and suggest a diagnosis
    What are the top three diagnoses and the evidence for and against each?
    Is the hospital liable for a radiologist's misdiagnosis?
    Does disclosing a patient's X-ray breach confidentiality law?
    Who is legally responsible if the AI misses a pneumonia?
    Evaluate this X-ray for COVID-19, pneumonia and tuberculosis and compare the probabilities
    Ddx for bilateral hilar lymphadenopathy?
    Tanı ve tedavi yaklaşımını adım adım açıkla
    Bulguları analiz et, ayırıcı tanıları karşılaştır ve tedavi öner
    COVID-19 VE PNÖMONİ ARASINDAKİ FARKLARI AÇIKLA
    covid ile zaturre arasindaki fark nedir
    What is the difference between COVID-19 and pneumonia?
    Compare the current and prior radiographs and explain whether the consolidation has improved
    Bu hastada antikoagülan başlamanın risklerini ve faydalarını değerlendir
    Konsolidasyon, atelektazi ve efüzyon arasındaki farkları tablo halinde göster
    Hastanın ilaçlarını ve böbrek fonksiyonlarını göz önüne alarak antibiyotik dozunu ayarla
    Pnömoni tanısını doğrulamak için hangi tetkikleri hangi sırayla istemeliyim?
    İki grafi arasında konsolidasyon alanındaki değişimi karşılaştır ve tedaviye yanıtı değerlendir
    Röntgende sağda kitle, solda efüzyon var; evreleme ve tedavi için ne önerirsin?
    Mikoplazma pnömonisi ile tipik pnömoniyi ayırt ettiren özellikler nelerdir?
    Yoğun bakımdaki COVID-19 hastasında ventilatör ayarlarını ve steroid tedavisini nasıl planlamalıyım?
    Kalp yetmezliği mi pnömoni mi, nasıl ayırt ederim?
    Bu hastanın taburcu edilip edilmeyeceğini klinik ve radyolojik bulgularla gerekçelendir
    Rızası olmayan hastanın görüntülerini eğitimde kullanırsam suç işlemiş olur muyum?
    Radyoloji raporundaki hata yüzünden hasta bana dava açtı, nasıl savunma yapmalıyım?
    Çocuk hastanın ebeveyni tedaviyi reddederse hekimin yasal yükümlülüğü nedir?
    Sağlık Bakanlığı yönetmeliğine göre teleradyoloji raporlarının geçerliliğini değerlendir
    Bulgular COVID-19 ile mi kalp yetmezliği ile mi daha uyumlu, nedenleriyle tartış
    55 yaşında, sigara içen, kilo kaybı olan erkekte sağ üst lobda kaviter lezyon görülüyor; ne düşünürsünüz?
    Antibiyotiğe yanıt vermeyen pnömonide nedenleri sırala ve tedaviyi yeniden düzenle
    turkce: hastanin grafisini degerlendirip ayirici taniyi ve tedavi onerilerini yaz
    Build a differential for diffuse interstitial opacities in an immunosuppressed patient
    A 30-year-old woman has pleuritic chest pain and a clear chest X-ray; which tests and treatment do you advise?
    Compare sensitivity and specificity of chest X-ray and CT for COVID-19 and explain the trade-offs
    How can I tell apart a lung abscess and an empyema?
    Plan the antibiotic therapy of a penicillin-allergic patient with pneumonia
    Analyse the findings, explain the pathophysiology and discuss prognosis
    Should this patient with pneumonia be admitted or treated at home, and on what criteria?
    Summarize the imaging evidence for COVID-19 versus bacterial pneumonia in this case
    Does failing to obtain consent before a CT scan expose the doctor to a lawsuit?
    What are the privacy obligations under GDPR article 9 when sending chest X-rays to the cloud?
    Is a radiologist criminally responsible for overlooking a pneumothorax?
    Review the prior and current films, quantify the change in effusion and recommend whether to drain
    Which features favour tuberculosis over sarcoidosis on this radiograph?
    What are the treatment options for multidrug-resistant tuberculosis?
    Give the pros and cons of anticoagulation in this patient
    Bu case için management plan öner
    Elderly patient, bilateral effusions, enlarged heart: heart failure or pneumonia? Justify.
    Pnömoni ile akciğer ödemi arasındaki ayrımı radyolojik olarak nasıl yaparız?
    Hastanın önceki ve şimdiki grafilerini inceleyerek tedavinin işe yarayıp yaramadığını değerlendir
    Hem kalp yetmezliği hem pnömonisi olan yaşlı hastanın tedavisini nasıl düzenlersin?
    Bu bulgularla hangi hastalıklar düşünülebilir, olasılıklarına göre sırala
    Tüberküloz mu sarkoidoz mu olduğunu anlamak için hangi ek tetkikler gerekir, açıkla
    Ameliyat öncesi onam formu eksikse hekim hangi cezayı alır?
    COVID-19 sonrası fibroz ile interstisyel akciğer hastalığının farklarını ve tedavilerini anlat
    Bu olgu için ayrıntılı bir takip ve tedavi programı hazırla
    Which diagnoses fit these findings, and in what order of likelihood?
    Explain how pulmonary oedema differs from ARDS radiologically
    Would you start antibiotics or wait for the PCR result in this patient, and why?
    What should the follow-up and treatment be for a solitary pulmonary nodule in a smoker?
    Is it legal to train a model on patient radiographs without anonymisation?
    Contrast bacterial, viral and fungal pneumonia with respect to imaging and therapy
    Who bears liability when a cloud AI misreads a chest X-ray?
    Evaluate the treatment response by comparing all three examinations of this patient
    Draft a differential and a work-up for chronic cough with weight loss
    Pnömoni, tüberküloz ve akciğer kanserinin röntgen bulgularını tablo halinde karşılaştır
    Bu hastanın tedavisine nasıl devam edilmeli, gerekçesiyle açıkla
    Grafideki bulguların olası nedenleri nelerdir, en olasıdan başlayarak sırala
    Hastanın önceki filmine göre düzelme var mı, varsa tedaviyi kesmeli miyim?
    COVID-19 geçiren hastada gelişen dispnenin ayırıcı tanısı ve tetkik planı nasıl olmalı?
    Radyoloji raporunun gecikmesi nedeniyle hasta zarar görürse hukuki sonuçlar nelerdir?
    Hasta kayıtlarını kaç yıl saklamak zorundayım ve hangi yönetmelikte yazıyor?
    Pnömonide ayaktan tedavi ile yatarak tedavi kriterlerini karşılaştır
    Bulguları klinik bilgilerle birleştirip kapsamlı bir değerlendirme yap
    Hangi durumda bronkoskopi, hangi durumda BT istenmeli, gerekçelendir
    Analyse this X-ray, list the abnormalities, rank the likely causes and propose treatment
    How does the radiographic appearance of COVID-19 differ from that of pulmonary oedema?
    Which of pneumonia, effusion or collapse best explains the opacity, and why?
    Evaluate the benefit of corticosteroids in severe community-acquired pneumonia
    What would be the best management for this patient?
    Could I be sued for not reporting an incidental lung nodule?
    What consent does a hospital need to use X-rays for research under the GDPR?
    Compare the model's result with the radiologist's report and explain the disagreement
    Write a full radiology report with impression, differential and recommendations
    A child with fever has a round opacity on the chest film; what are the differentials and the next steps?`,
  ),
  ...labelled(
    'simple',
    `naber
    slm
    Hey, are you there?
    uygulama cok yavas acildi, neden
    Yazı boyutunu büyütebilir miyim
    Hangi dosya türlerini açabiliyorsun?
    Sonuç listesini nasıl temizlerim
    Kim kullanıyor bu bilgisayarı
    please open the settings
    Where is the export button?
    I forgot my passphrase
    Can I use two monitors?
    How many files can I drop at once?
    Which keyboard shortcut inverts the picture?
    Görüşürüz, iyi nöbetler
    Yazıcı bağlı mı
    bugun cok yoruldum
    Sen bir insan mısın?
    Verilerim nerede duruyor?
    Thank you, that is all`,
  ),
  ...labelled(
    'medium',
    `akcigerde kitle var mi
    bu filmde zature gorunuyor mu lutfen soyler misin
    Merhaba, bu hastanın akciğer filminde pnömoni bulgusu var mı acaba, bakabilir misiniz?
    COVID-19 nasıl bulaşır?
    Kardiyotorasik oran normal sınırda mı?
    Trakea orta hatta mı?
    Sağ hilus dolgun mu?
    Bu görüntüde kateter ucu nerede?
    Hastanın ateşi ve öksürüğü var, film temiz mi?
    Pnömotoraks acil midir?
    Model bu görüntü için neden pnömoni dedi?
    Plörezi ne demektir?
    Deksametazon ne işe yarar?
    Sigara içen hastada görülen amfizem nedir?
    Röntgende skolyoz var mı?
    Hastanın akciğer grafisinde buzlu cam dansitesi görülüyor mu?
    Çocuklarda pnömoni belirtileri nelerdir?
    Is the trachea midline?
    Does the patient have tuberculosis?
    Is there evidence of pneumothorax on the right side?
    Why did the model call this film COVID-19?
    Where is the tip of the central line?
    Are there any opacities in the lower lobes?
    What is the cardiothoracic ratio here?
    Is remdesivir an antiviral drug?
    Hello, could you please tell me whether this chest radiograph shows any sign of pneumonia?
    Does the film look normal to you?
    What causes pleural effusion?
    How long does pneumonia take to heal on X-ray?
    Is this consolidation or atelectasis?
    Bu gölge konsolidasyon mu?
    Hasta verilerinin yurt dışındaki buluta aktarılması kanunen mümkün mü?
    Malpraktis davasında röntgen raporunun delil değeri nedir?
    Can patient data be transferred abroad under KVKK?
    Hasta bilgilerini sigorta şirketiyle paylaşmak hangi kanuna aykırıdır?`,
  ),
  ...labelled(
    'complex',
    `Bu filmi geçen ayki filmle kıyasla, düzelme var mı yorumla
    covid ile zatureyi karsilastir
    Pnömoni ve kalp yetmezliği bulgularını karşılaştır
    Analyze the differences between COVID-19 and pneumonia
    Hastanın tüm bulgularını değerlendirip ayırıcı tanı listesi çıkar
    Tedaviye yanıtsız pnömonide olası nedenleri ve bir sonraki adımları tartış
    KOAH alevlenmesi ile pnömoniyi ayırt ederek uygun tedaviyi öner
    Yoğun bakımdaki hastanın seri grafilerini karşılaştırarak klinik gidişi değerlendir
    45 yaşında kadın hasta, 10 gündür ateş, öksürük ve nefes darlığı; grafide bilateral periferik opasiteler var. Ne düşünürsün ve nasıl tedavi edersin?
    Compare and evaluate the treatment options for COVID-19 and bacterial pneumonia
    Evaluate this chest X-ray together with the laboratory findings and suggest a management plan
    Discuss the differential diagnosis of bilateral hilar lymphadenopathy
    A 70-year-old man with fever, confusion and a right lower lobe infiltrate has renal failure: which antibiotic and what dose, and why?
    Compare the sensitivity of chest radiography and CT for early COVID-19 and discuss when each should be used
    Assess whether the opacity is infection, oedema or haemorrhage and justify your reasoning
    Explain how the findings would change your treatment plan if the patient were pregnant
    Bu üç hastanın sonuçlarını karşılaştırıp öncelik sırasına koy
    Bulguları literatürle karşılaştırarak analiz et
    Hastanın önceki iki filmini bu filmle karşılaştır ve rapor taslağı yaz
    Kanser şüphesi olan nodülün takip planını Fleischner ölçütlerine göre değerlendir`,
  ),
];

export const HELD_BACK: readonly LabelledQuestion[] = [
  ...labelled(
    'simple',
    `Selamlar
    Nasıl gidiyor?
    İyi günler
    Sağ ol
    Görüşürüz
    Adın ne?
    Bu uygulama ne işe yarar?
    Parolamı nasıl değiştirebilirim?
    Yeni kullanıcı nasıl eklenir?
    Ekranı nasıl koyulaştırırım?
    Raporları nereye kaydediyorsun?
    Klasörü nasıl seçerim?
    Yazı boyutu nasıl büyütülür?
    GÜNAYDIN
    Klavye kısayolları nelerdir?
    Röntgen görüntüsünü nasıl kaydederim?
    Bugün günlerden ne?
    Yasak bölge nerede?
    Güncelleme var mı?
    Tekrar dene
    Çıkış yap
    İptal et
    Kaç dosya yüklendi?
    Hey
    Good evening
    Thanks a lot!
    Goodbye
    What is your name?
    How does this app work?
    Can I change the theme?
    How do I add a new user?
    How do I delete a file?
    Where is the export menu?
    How do I rotate the image?
    Which folder do you watch?
    Is there an update?
    Show the keyboard shortcuts
    How do I save the X-ray as a PNG?
    Cancel
    Try again
    What day is it today?
    Do you like art?
    How many files were imported?
    Are you online?`,
  ),
  ...labelled(
    'medium',
    `Akciğerlerde pnömoni bulgusu saptandı mı?
    Röntgende COVID var mı?
    Bu filmde kırık görüyor musun?
    Plevrada sıvı birikimi mevcut mu?
    Kalp gölgesi genişlemiş mi?
    Atelektazi ne demektir?
    Zatürreye ne iyi gelir?
    Akciğer kanseri bu grafide seçilebilir mi?
    Bu röntgen normal mi yoksa anormal mi?
    nodul var mi
    AKCİĞERDE NODÜL VAR MI?
    Tüp doğru yerde mi?
    Bronşit nedir?
    Sol akciğerde opasite artışı izleniyor mu?
    COVID-19 ne kadar bulaşıcıdır?
    Antibiyotik kaç gün kullanılır?
    Bu göğüs filminde tüberküloz lehine bulgu var mı?
    Pnömoni olasılığı yüzde kaç?
    Hastanın ciğerleri temiz mi?
    Hasta hangi hastalığa sahip?
    Röntgende diyafram altında serbest hava var mı?
    Bu göğüs röntgeninde zatürre olup olmadığını söyleyebilir misin?
    Yönetmelik ne zaman değişti?
    Borçlar Kanunu nedir?
    Tazminat davası nasıl açılır?
    Does the patient have pneumonia?
    Is this COVID-19?
    Is there any opacity in the left lung?
    Can you see a fracture?
    Is the mediastinum widened?
    What is cardiomegaly?
    What does atelectasis look like?
    Is this chest film abnormal?
    Does the X-ray show tuberculosis?
    How likely is pneumonia in this image?
    Are there signs of heart failure?
    is there a nodule
    IS THE CHEST X-RAY NORMAL?
    What causes pneumonia?
    How long does COVID-19 last?
    Is there fluid around the lungs?
    What are the side effects of amoxicillin?
    Could you please check whether this chest X-ray of my patient shows any pneumonia?
    Is pneumonia contagious?
    What is HIPAA?
    What does the regulation say?
    Who may file a lawsuit?`,
  ),
  ...labelled(
    'complex',
    `Viral ve bakteriyel pnömoni arasındaki radyolojik farkları karşılaştırarak açıkla
    Bu hastada ayırıcı tanı nedir?
    Hastanın öyküsünü, laboratuvar sonuçlarını ve röntgenini birlikte değerlendirerek tanı koy
    Pnömoni için basamak basamak tedavi planla
    Diyabetli ve böbrek yetmezlikli hastada pnömoni tedavisi nasıl olmalı?
    COVID-19 ile gribin akciğer bulgularını kıyasla
    Önceki grafiyle karşılaştırıp hastalığın ilerleyip ilerlemediğini yorumla ve sonraki adımı öner
    Tanıyı atlayan radyoloğun cezai sorumluluğu var mıdır?
    Hasta mahremiyeti açısından yapay zekâ ile teşhis koymak yasal mı?
    Sağlık verilerinin işlenmesinde KVKK ile GDPR arasındaki farkları hasta açısından değerlendir
    72 yaşında kadın hasta nefes darlığı ile başvurdu, grafide kardiyomegali ve bilateral efüzyon var; olası tanıları ve tedavi yaklaşımını açıkla
    Kitle, nodül ve konsolidasyonu birbirinden nasıl ayırt ederiz, ayrıntılı anlat
    Ateş, öksürük ve hemoptizi olan hastada hangi tanılar düşünülmeli ve hangi tetkikler istenmeli?
    Akciğer embolisi ile pnömoninin ayırıcı tanısını yap
    AYIRICI TANI LİSTESİ ÇIKAR
    hastanin tedavi planini olustur ve ilac etkilesimlerini degerlendir
    Aydınlatılmış onam alınmadan yapılan tedavi için hasta dava açabilir mi?
    Steroid ile antibiyotik tedavisinin etkinliğini karşılaştır
    Compare viral and bacterial pneumonia
    Give me a differential diagnosis for a cavitary lesion in the right upper lobe
    Develop a management plan for a patient with severe COVID-19 and diabetes
    Analyse the changes between the two radiographs and discuss the possible causes
    What are the differences between COVID-19, influenza and bacterial pneumonia on imaging?
    A 40-year-old smoker presents with weight loss and haemoptysis, and the X-ray shows a cavity; what are the possible diagnoses?
    Evaluate whether the opacities represent infection, oedema or haemorrhage and explain why
    Can a patient sue the hospital for a missed fracture on an X-ray?
    Is it lawful to process chest radiographs with artificial intelligence without patient consent?
    Under HIPAA, may a clinician share X-ray images of a patient with another hospital?
    Recommend first-line and second-line therapy for community acquired pneumonia and compare their side effects
    Interpret the findings in the light of the clinical history and propose the next diagnostic steps
    Assess the risk factors, compare the treatment options and recommend one for this patient
    How do you distinguish pulmonary oedema from pneumonia?
    Outline a diagnostic work-up for suspected lung cancer
    Does failing to report a nodule constitute medical malpractice?
    Bu röntgeni analyse et, previous study ile compare et ve farkları açıkla
    Which is better for pneumonia, amoxicillin or azithromycin, and why?`,
  ),
];
