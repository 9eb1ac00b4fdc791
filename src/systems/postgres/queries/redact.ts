// A statement as it may be shown: without values, without comments, and not at all where it may hold a password.

const SHOWN = 300;
/** Statements of the server's own administration hold passwords and addresses; those that read and write data do not. */
const DATA = /^(SELECT|INSERT|UPDATE|DELETE|MERGE|WITH|VALUES|TABLE)\b/i;
// One pass from left to right, so that a quote inside a comment and dashes inside a value are what they are.
const PARTS =
  /(?<comment>--[^\n]*|\/\*[\s\S]*?\*\/)|(?<kept>"(?:[^"]|"")*"|\$\d+|(?![eEbBxXnN]')[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)|[eE]'(?:\\[\s\S]|''|[^'\\])*'|[bBxXnN]?'(?:''|[^'])*'|\$(?<tag>[A-Za-z_]\w*)?\$[\s\S]*?\$\k<tag>\$|\d[\w.]*/g;

/** Undefined: no statement that reads or writes data. */
export function shownQuery(text: string): string | undefined {
  const bare = redacted(text);
  if (!DATA.test(bare.replace(/^[\s(]+/, ''))) return undefined;
  return bare.length > SHOWN ? `${bare.slice(0, SHOWN)}…` : bare;
}

/** Values and comments are taken out, whole text. */
export function redacted(text: string): string {
  const bare = [...text.matchAll(PARTS)].reduceRight(without, text);
  // A quote that is still there was never closed: what follows it may be a value.
  const open = bare.replaceAll(/"(?:[^"]|"")*"/g, (name) => name.replaceAll("'", ' ')).indexOf("'");
  return (open === -1 ? bare : `${bare.slice(0, open)}…`).replaceAll(/\s+/g, ' ').trim();
}

function without(text: string, part: RegExpExecArray): string {
  const { comment, kept } = part.groups ?? {};
  const instead = kept ?? (comment === undefined ? '?' : ' ');
  return `${text.slice(0, part.index)}${instead}${text.slice(part.index + part[0].length)}`;
}

/** Values inside a plan; its costs and row numbers stay. */
export function redactedPlan(plan: string): string {
  return plan.replaceAll(/'(?:''|[^'])*'/g, "'?'");
}
