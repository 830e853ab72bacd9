/** Two months of readings whose refusals rise at the end, for looking at the dashboards. All of it is invented. */
import { openProfile } from '../../main/database/profile.ts';
import { seededRandom } from '../../main/samples/film/random.ts';
import type { ReadLabel, Warning } from '../../preload/domain.ts';
import type { NewReading } from './readings.ts';
import { addReading } from './readings.ts';

const DAYS = 60;
const A_DAY = 7;
const LABELS = ['covid-19', 'pneumonia', 'normal'] as const satisfies readonly ReadLabel[];
const CLASSES = { 'covid-19': 'COVID-19', pneumonia: 'Pneumonia', normal: 'Normal' } as const;

const LOSSY: readonly Warning[] = ['lossy'];

export async function fillProfile(folder: string, passphrase: string, addon: string | undefined): Promise<void> {
  const profile = await openProfile(folder, { passphrase }, { addon });
  const random = seededRandom(7);
  for (let day = DAYS - 1; day >= 0; day -= 1) {
    const date = new Date(Date.now() - day * 86_400_000).toISOString().slice(0, 10);
    for (let i = 0; i < A_DAY; i += 1) addReading(profile, { ...reading(random, day), date, version: null });
  }
  profile.close();
}

function reading(random: () => number, daysAgo: number): NewReading {
  const picked = LABELS[Math.floor(random() * LABELS.length)] ?? 'normal';
  const common = {
    totalMs: 30 + random() ** 3 * 160,
    age: 20 + Math.floor(random() * 70),
    sex: random() < 0.5 ? 'F' : 'M',
    view: random() < 0.8 ? 'PA' : 'AP',
    format: random() < 0.9 ? 'dicom' : 'jpeg',
    warnings: random() < 0.15 ? LOSSY : [],
  } as const;
  if (random() < (daysAgo < 14 ? 0.22 : 0.04)) return { ...common, status: 'refused' };
  if (random() < 0.01) return { ...common, status: 'error' };
  const final = random() < 0.84 ? picked : 'normal';
  const own = random() < 0.9 ? final : 'other';
  return { ...common, prediction: CLASSES[picked], score: random(), own, final };
}
