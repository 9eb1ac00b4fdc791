// A log that keeps its lines instead of printing them.

export interface KeptLog {
  readonly lines: string[];
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

export function keptLog(): KeptLog {
  const lines: string[] = [];
  const keep = (level: string) => (_: object, text: string) => void lines.push(`${level}: ${text}`);
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
