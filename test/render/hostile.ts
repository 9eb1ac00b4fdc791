// Hostile text: what a name, a log line or a reason may hold.

export const hostile: Readonly<Record<string, string>> = {
  huge: 'n'.repeat(1_000_000),
  'huge with signs': '&<>*_~`'.repeat(10_000),
  'huge and wide': '각'.repeat(50_000),
  'one grapheme of 20,000 marks': `a${'\u0301'.repeat(20_000)}`,
  'many emoji': '👩‍👩‍👧‍👦'.repeat(1000),
  'half surrogates': '\uD83D a \uDE00 \uD800\uD800',
  'cut surrogates': `${'x'.repeat(699)}${'😀'.repeat(3000)}`,
  mentions: '<!channel> <!here> <@U0APPROVER1> <#C0OPS> @everyone <!subteam^S1>',
  links: '<https://evil.example/|Approve> https://evil.example/ [a](https://evil.example/)',
  formats: '*bold* _italic_ ~gone~ `code` ```fence``` > quote :fire: :100: >>> all',
  ansi: '\u001B[31mred\u001B[0m \u001B]8;;https://evil.example\u0007click\u001B]8;;\u0007 \u001Bc \u009B2J',
  bidi: '\u202Eevorppa\u202C \u2066x\u2069 \u200Ename\u200F',
  invisible: 'a\u200Bb\uFEFFc\u00ADd\u2060e\u3164f\u{E0041}',
  lines: 'first\n:red_circle: *pg-main* second\r\nthird\u2028fourth\u0000',
  persons: '\uE000U0APPROVER1\uE001 \uE001\uE000',
  html: `</style><script>alert(1)</script><img src=x onerror=alert(1)> " ' onclick=`,
  empty: '',
  blank: ' \n\t ',
};
