/** The colours of one theme, as CSS hex. Each of `ink`, `muted`, `accent` and `rise` is legible on each of the grounds. */
export type Palette = {
  /** Grounds: around the letter, under the letter, and under what is set apart in it. */
  readonly page: string;
  readonly card: string;
  readonly tint: string;
  readonly ink: string;
  readonly muted: string;
  /** The one colour of the design; also a fall in rank, which its arrow and sign say as well. */
  readonly accent: string;
  readonly rise: string;
  /** Hairlines and the empty part of a progress bar; carries no meaning of its own. */
  readonly rule: string;
};

export const light: Palette = {
  page: '#efece6',
  card: '#ffffff',
  tint: '#f8f4ed',
  ink: '#1f2328',
  muted: '#595f67',
  accent: '#9f1d20',
  rise: '#1c6339',
  rule: '#ddd7cb',
};

export const dark: Palette = {
  page: '#111315',
  card: '#1b1d20',
  tint: '#26292d',
  ink: '#eceae6',
  muted: '#b0b4ba',
  accent: '#f59a92',
  rise: '#8fd3a8',
  rule: '#43474d',
};
