/** What answering at home saved: the original's projection, and the honest account of what was measured. */

export interface Workload {
  readonly questionsPerDay: number;
  /** 0 to 1. */
  readonly localShare: number;
  readonly localUsd: number;
  readonly cloudUsd: number;
}

export interface Projection {
  readonly allCloudUsd: number;
  readonly hybridUsd: number;
  readonly savedUsd: number;
  readonly savedPercent: number;
  /** The original gives both: 365 days, and twelve months of thirty. */
  readonly savedPerYearUsd: number;
  readonly savedPerTwelveMonthsUsd: number;
}

/** Per day, and per year where the name says so. */
export function projectSavings({ questionsPerDay, localShare, localUsd, cloudUsd }: Workload): Projection {
  const local = questionsPerDay * localShare;
  const allCloudUsd = questionsPerDay * cloudUsd;
  const hybridUsd = local * localUsd + (questionsPerDay - local) * cloudUsd;
  const savedUsd = allCloudUsd - hybridUsd;
  return {
    allCloudUsd,
    hybridUsd,
    savedUsd,
    savedPercent: allCloudUsd === 0 ? 0 : (savedUsd / allCloudUsd) * 100,
    savedPerYearUsd: savedUsd * 365,
    savedPerTwelveMonthsUsd: savedUsd * 360,
  };
}

/** One answered question. `mightHaveGone`: nothing would have kept it from the cloud, had it asked to go. */
export interface AnsweredQuestion {
  readonly route: 'local' | 'cloud' | 'remote';
  readonly mightHaveGone: boolean;
  readonly costUsd: number;
}

export interface Account {
  readonly spentUsd: number;
  readonly counted: number;
  /** null while no cloud question has been measured: then nothing is known, and nothing claimed. */
  readonly meanCloudUsd: number | null;
  readonly savedUsd: number | null;
}

/**
 * Counterfactual: a question answered at home would have cost the mean of the measured cloud questions, and only those
 * count that might have gone; what those same questions did cost is taken off.
 */
export function accountSavings(questions: readonly AnsweredQuestion[]): Account {
  const cloud = questions.filter(({ route }) => route === 'cloud');
  const counted = questions.filter(({ route, mightHaveGone }) => route !== 'cloud' && mightHaveGone);
  const meanCloudUsd = cloud.length === 0 ? null : totalUsd(cloud) / cloud.length;
  return {
    spentUsd: totalUsd(questions),
    counted: counted.length,
    meanCloudUsd,
    savedUsd: meanCloudUsd === null ? null : counted.length * meanCloudUsd - totalUsd(counted),
  };
}

function totalUsd(questions: readonly AnsweredQuestion[]): number {
  return questions.reduce((sum, { costUsd }) => sum + costUsd, 0);
}
