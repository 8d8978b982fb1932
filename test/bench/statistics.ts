/** The value below which a share of the sample lies (nearest rank); NaN for none. */
export const quantile = (sample: readonly number[], share: number): number => {
  const sorted = [...sample].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
};

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);

/** A ratio measured once a round: what it is in the middle of them, and between which quarters. */
export interface Ratio {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}

/** Ratio of the medians of each round: noise that lasts longer than a round hits both sides. */
export const ratioOf = (over: readonly (readonly number[])[], under: readonly (readonly number[])[]): Ratio => {
  const ratios = over.map((round, index) => median(round) / median(under[index] ?? []));
  return {
    middle: median(ratios),
    low: quantile(ratios, 0.25),
    high: quantile(ratios, 0.75),
    rounds: ratios.length,
  };
};
