// INFO as a table of its fields, asked by name and kind: a field that this version lacks is absent, not zero.

export interface Info {
  /** The number, or undefined where this server does not tell it. */
  number(field: string): number | undefined;
  text(field: string): string | undefined;
  /** Fields whose name begins so, with their parts: `cmdstat_ttl:calls=3,usec=9` is `{ calls: '3', usec: '9' }`. */
  records(prefix: string): readonly InfoRecord[];
}

export interface InfoRecord {
  readonly name: string;
  readonly parts: Readonly<Record<string, string>>;
}

export function parseInfo(answer: string): Info {
  const fields = new Map(answer.split('\r\n').flatMap(fieldOf));
  const number = (field: string): number | undefined => {
    const value = fields.get(field);
    return value === undefined || value === '' || Number.isNaN(Number(value)) ? undefined : Number(value);
  };
  const records = (prefix: string): InfoRecord[] =>
    [...fields].flatMap(([name, value]) => (name.startsWith(prefix) ? [{ name, parts: partsOf(value) }] : []));
  return { number, text: (field) => fields.get(field), records };
}

function fieldOf(line: string): [string, string][] {
  const colon = line.indexOf(':');
  return colon <= 0 || line.startsWith('#') ? [] : [[line.slice(0, colon), line.slice(colon + 1)]];
}

function partsOf(value: string): Record<string, string> {
  const pairs = value.split(',').map((part): [string, string] => {
    const equals = part.indexOf('=');
    return [part.slice(0, equals), part.slice(equals + 1)];
  });
  return Object.fromEntries(pairs);
}
