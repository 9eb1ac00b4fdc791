// Locale: who reads. The channel has a language and a zone; private answers use the person's.

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

export interface Locale {
  readonly language: Language;
  /** IANA time zone, `Asia/Seoul`. */
  readonly zone: string;
}
