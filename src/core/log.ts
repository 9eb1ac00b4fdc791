// Log: what is told to operators of Aegis itself: a static message with its facts beside it. Errors keep their stack.

export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
