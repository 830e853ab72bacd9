/**
 * The commonest given and family names of Turkey and of the English-speaking world that are no everyday words: "Can",
 * "Deniz", "Demir", "Mark" and "Grace" are missing on purpose. A net with wide meshes, in addition to the patterns.
 */
export const NAMES: ReadonlySet<string> = new Set(
  `ahmet mehmet mustafa hüseyin hasan ibrahim ismail osman halil süleyman abdullah mahmut recep salih fatih
  kadir hakan adem kemal yaşar bekir musa yusuf murat orhan ömer hamza bünyamin serkan volkan tolga burak
  oğuz erkan cihan gökhan ferhat furkan enes kerem mert berkay selim tuncay cengiz cemal cemil nuri
  fatma ayşe emine hatice zeynep elif meryem şerife zehra hanife merve havva zeliha esra fadime özlem
  hacer hülya rabia sevim cemile nuray songül büşra kübra tuğba seda leyla meltem gülsüm
  nurcan sibel semra nazlı ebru gamze aslı aysel aynur gülay nermin perihan feride
  yılmaz öztürk özdemir özkan özcan aydoğan karaca erdoğan
  john james robert michael david richard joseph thomas charles christopher daniel matthew anthony steven paul
  andrew kenneth kevin brian george timothy ronald jason edward jeffrey ryan jacob nicholas jonathan stephen
  mary patricia jennifer linda elizabeth barbara jessica sarah karen nancy lisa margaret sandra ashley
  kimberly emily michelle amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela
  smith jones davis garcia rodriguez martinez hernandez lopez gonzalez thompson robinson ali mohammed muhammed fatima`.split(
    /\s+/u,
  ),
);
