// Composed: a Report with nothing in the parts that were not given.
import type { Report } from '../core/report.ts';
import type { Text } from '../core/words.ts';

type Parts = Partial<Omit<Report, 'kind' | 'verdict'>>;

export function composed(kind: Report['kind'], verdict: Text, parts: Parts = {}): Report {
  return { kind, verdict, facts: [], sections: [], footer: [], findings: [], outcomes: [], ...parts };
}
