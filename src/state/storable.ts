// Storable: values as PostgreSQL can keep them. It refuses the character NUL and half of a surrogate pair, and one such
// character in a name on one target would otherwise cost everybody the whole report.

export function storable(value: unknown): unknown {
  if (typeof value === 'string') return cleaned(value);
  if (Array.isArray(value)) return value.map(storable);
  return isPlain(value) ? cleaned(JSON.stringify(value)) : value;
}

function isPlain(value: unknown): boolean {
  return value !== null && typeof value === 'object' && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

// JSON has them as escapes; an escaped backslash before a `u` is none. A whole pair is never written as escapes.
const UNKEPT = /\\\\|\\u0000|\\u[dD][89a-fA-F][\da-fA-F]{2}/g;

function cleaned(text: string): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', '\uFFFD') : text;
  if (!whole.includes('\\u')) return whole;
  return whole.replaceAll(UNKEPT, (found) => (found === '\\\\' ? found : '\\ufffd'));
}
