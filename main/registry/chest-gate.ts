/** What the gate before every chest model was measured on: figures for people, from the file that the gate itself is made of. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseCard } from '../inference/card.ts';

const FILE = 'chest-domain/1.0.0/domain.json';
const gate = z.object({ figures: z.record(z.string(), z.unknown()) });

/** As JSON text; null for a model before which no gate stands, and where the figures cannot be read. */
export async function chestGateFigures(modelsFolder: string, cardText: string): Promise<string | null> {
  if (parseCard(cardText).population.body_part !== 'CHEST') return null;
  const text = await readFile(join(modelsFolder, FILE), 'utf8').catch(() => '{}');
  const parsed = gate.safeParse(JSON.parse(text));
  return parsed.success ? JSON.stringify(parsed.data.figures) : null;
}
