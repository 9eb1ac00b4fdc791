// Two limits make three answers.

export function severityOf(value: number, warn: number, critical: number): 'warning' | 'critical' | undefined {
  if (value >= critical) return 'critical';
  return value >= warn ? 'warning' : undefined;
}
