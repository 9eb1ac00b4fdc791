// Figures: what was measured, as a table beside its peer. The ratio is what counts: machines differ, one run does not.

export interface Figure {
  readonly what: string;
  readonly ours: number;
  readonly peer?: { readonly what: string; readonly value: number };
  /** Empty: a count. */
  readonly unit: 'ms' | 's' | '';
}

/** The value below which that share of all values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, ours, peer, unit }) => [
    what,
    `${rounded(ours)} ${unit}`,
    peer === undefined ? '–' : `${rounded(peer.value)} ${unit}`,
    peer === undefined ? '–' : `${rounded(ours / peer.value)} ×`,
    peer?.what ?? '–',
  ]);
  const lines = [['measured', 'Aegis', 'peer', 'ratio', 'the peer'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const written = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [written[0], rule, ...written.slice(1)].join('\n');
}

function rounded(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
