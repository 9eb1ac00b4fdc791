// Typed words: text as its writer saw it, cut into words. Quotes keep spaces together, whatever kind of
// quote the chat made of them.

const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’', '「': '」', '`': '`' };

/** Without a leading mention or `/aegis`, in composed form (macOS sends Korean in pieces). */
export function typedWords(text: string): readonly string[] {
  const bare = text
    .normalize('NFC')
    .replace(/^[\s/]*(?:<@[^>]*>[\s,:]*)+/, '')
    .replace(/^\s*\/?aegis(?=\s|$)/i, '');
  return cut(bare.trim());
}

// `\s` holds the full-width space of Korean and Japanese keyboards too.
function cut(text: string): string[] {
  const words: string[] = [];
  let rest = text;
  while (rest !== '') {
    const word = quoted(rest) ?? plain(rest);
    if (word.value !== '') words.push(word.value);
    rest = rest.slice(word.length).trimStart();
  }
  return words;
}

interface Word {
  readonly value: string;
  readonly length: number;
}

// A quote opens only at the start of a word and closes only at its end: `don't` is one plain word.
function quoted(text: string): Word | undefined {
  const close = QUOTES[text.charAt(0)];
  if (close === undefined) return undefined;
  for (let at = text.indexOf(close, 1); at !== -1; at = text.indexOf(close, at + 1)) {
    if (at + 1 === text.length || /\s/.test(text.charAt(at + 1))) {
      return { value: text.slice(1, at).trim(), length: at + 1 };
    }
  }
  return undefined;
}

function plain(text: string): Word {
  const end = text.search(/\s/);
  const value = end === -1 ? text : text.slice(0, end);
  return { value, length: value.length };
}
