import { type Html, html, shared } from './html.ts';

/** The colours of one theme, as CSS hex. `ink`, `muted`, `accent` and `rise` are legible on every ground. */
export type Palette = {
  /** Grounds: around the letter, behind the letter, and behind what is set apart in it. */
  readonly page: string;
  readonly card: string;
  readonly tint: string;
  readonly ink: string;
  readonly muted: string;
  /** The one colour of the design; also marks a fall in rank, which has an arrow and a sign too. */
  readonly accent: string;
  readonly rise: string;
  /** Hairlines and the empty part of a progress bar; carries no meaning of its own. */
  readonly rule: string;
};

/** The colours of an e-mail, unless the reader's program asks for dark ones. */
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

/** The colours of an e-mail where the reader's program asks for dark ones. */
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

/** System fonts, unquoted so that they fit in a quoted attribute. */
export const fonts = '-apple-system,BlinkMacSystemFont,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif';

function colours(palette: Palette, priority: '' | '!important'): Html {
  return html`.page{background-color:${palette.page}${priority}}
    .card{background-color:${palette.card}${priority};color:${palette.ink}${priority}}
    .tint{background-color:${palette.tint}${priority}}
    .edge{border-color:${palette.accent}${priority}}
    .fill{background-color:${palette.accent}${priority}}
    .track{background-color:${palette.rule}${priority}}
    .muted,.level,.unknown{color:${palette.muted}${priority}}
    .accent,.down{color:${palette.accent}${priority}}
    .up{color:${palette.rise}${priority}}
    .rule,.n,.name,.head{border-color:${palette.rule}${priority}}
    .ink,.unit{color:${palette.ink}${priority}}
    .button{color:${palette.card}${priority}}
    .pill,.edge{border-color:${palette.accent}${priority}}`;
}

/**
 * The style sheet of every e-mail: repeated styles, the dark theme and the narrow layout. A client that drops it still
 * shows the structure, the alignment and the main colours, which are set on the elements. Every selector is one class or one
 * element: Outlook misreads several classes in one selector.
 */
export const emailStyle = shared(html`<style>
  :root{color-scheme:light dark;supported-color-schemes:light dark}
  body{margin:0;padding:0;-webkit-text-size-adjust:100%}
  td,th,p,h1,h2,h3,caption{font-family:${fonts}}
  p{margin:0 0 10px}
  h2{margin:20px 0 4px;font-size:17px;line-height:1.3;font-weight:700}
  .gutter{padding:24px 12px}
  .inner{padding:28px 32px}
  .scope{font-size:12px;font-weight:700;letter-spacing:.06em;text-transform:uppercase}
  .small{font-size:13px;line-height:1.45}
  .figure{font-size:32px;line-height:1.2;font-weight:700}
  .figures,.ranks,.small,.tabular{font-variant-numeric:tabular-nums}
  .pill{display:inline-block;border-radius:3px;line-height:18px}
  .ranks{border-collapse:collapse;line-height:1.3}
  .caption{padding:20px 0 4px;font-size:13px;line-height:1.4}
  .title{font-size:17px}
  .n,.name,.head{padding:6px;border-bottom:1px solid}
  .n{white-space:nowrap}
  .name{font-weight:400;overflow-wrap:anywhere}
  .head{font-size:12px;font-weight:600;vertical-align:bottom;border-bottom-width:2px}
  .mark{font-size:12px;font-weight:400}
  .lead{font-size:16px;line-height:1.4;font-weight:600}
  .status{margin:0 0 4px;font-size:15px;font-weight:700}
  .keep{white-space:nowrap}
  ${colours(light, '')}
  @media (max-width:480px){
    .gutter{padding:0}
    .inner{padding:20px 12px}
    .half{display:block!important;width:auto!important;padding:0 0 12px!important}
    .ranks{font-size:13px!important}
    .n,.name,.head{padding:3px 2px}
    h2{margin-top:16px}
    .figure{font-size:28px!important}
    .ink{line-height:24px}
  }
  @media (prefers-color-scheme:dark){
    ${colours(dark, '!important')}
  }
</style>`);
