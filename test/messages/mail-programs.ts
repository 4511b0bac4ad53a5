/** What a mail program lacks of what our messages use, in which of its versions, and why that does no harm. */
export type Lack = {
  readonly feature: string;
  readonly reason: string;
  readonly outlook?: string;
  readonly gmail?: string;
  readonly apple?: string;
};

const allOutlook = 'android ios macos outlook-com windows windows-mail';
const mobileOutlook = 'android ios outlook-com windows windows-mail';
const word = 'windows windows-mail';
const allGmail = 'android desktop-webmail ios mobile-webmail';
const otherAccounts = 'android ios mobile-webmail';

/**
 * What was reviewed, by caniemail’s names: everything our messages use that some Outlook, Gmail or Apple Mail drops or shows in
 * part. Gmail drops the style sheet for accounts of other providers, and Outlook on Windows lays out with Word.
 */
export const reviewedLacks: readonly Lack[] = [
  {
    feature: '<style> element',
    gmail: allGmail,
    outlook: word,
    reason: 'Structure, alignment and main colours are on the elements; the sheet refines them.',
  },
  {
    feature: 'Type selector',
    gmail: otherAccounts,
    reason: 'Sets fonts and margins; the default ones are legible.',
  },
  {
    feature: 'Class selector',
    gmail: otherAccounts,
    reason: 'Sets sizes and the dark theme; what must show is on the elements.',
  },
  {
    feature: '@media',
    outlook: mobileOutlook,
    gmail: allGmail,
    reason: 'Narrows gutters and sets the dark theme; without it the light layout is fluid.',
  },
  {
    feature: '<body> element',
    outlook: 'android ios macos outlook-com',
    gmail: allGmail,
    reason: 'Its ground is repeated on the outer table.',
  },
  {
    feature: 'color-scheme meta tag',
    outlook: allOutlook,
    gmail: allGmail,
    apple: 'ios',
    reason: 'Without it a program may turn the colours itself, and contrast holds both ways.',
  },
  {
    feature: 'color-scheme CSS property',
    outlook: allOutlook,
    gmail: allGmail,
    reason: 'The same as the meta tag.',
  },
  {
    feature: 'role attribute',
    outlook: 'windows-mail',
    reason: 'Layout tables are announced as tables there; their reading order is right.',
  },
  {
    feature: 'align attribute',
    outlook: 'macos',
    reason: 'Only the outer cell is centred by it; without it the letter stands at the left.',
  },
  {
    feature: 'width attribute',
    outlook: 'windows',
    reason: 'Percentages and whole pixels work, which is all that is used.',
  },
  {
    feature: 'height attribute',
    outlook: 'windows',
    reason: 'Bars of trends keep the height of their line.',
  },
  {
    feature: 'height property',
    outlook: 'windows',
    reason: 'Bars have the attribute as well.',
  },
  {
    feature: 'max-width',
    outlook: word,
    apple: 'ios',
    reason: 'A conditional comment gives Word a table of 640 pixels; a phone is narrower.',
  },
  {
    feature: 'margin',
    outlook: mobileOutlook,
    gmail: allGmail,
    reason: 'No negative and no automatic margin is used.',
  },
  {
    feature: 'padding',
    outlook: word,
    reason: 'It is on cells, where Word knows it; for the button there is mso-padding-alt.',
  },
  {
    feature: 'display',
    outlook: word,
    gmail: 'android ios',
    reason: 'The button and labels stay inline there.',
  },
  {
    feature: 'border',
    outlook: word,
    reason: 'Borders are on cells, where Word knows them; labels lose theirs and keep their words.',
  },
  {
    feature: 'border-radius',
    outlook: word,
    reason: 'Corners are square there.',
  },
  {
    feature: 'background',
    outlook: word,
    reason: 'Only colours are used, which cells have as bgcolor too.',
  },
  {
    feature: 'font-size',
    outlook: word,
    reason: 'Only pixels are used, which Word knows.',
  },
  {
    feature: 'line-height',
    outlook: word,
    reason: 'Word makes lines as high as their text; nothing is cut off.',
  },
  {
    feature: 'font-weight',
    outlook: word,
    reason: 'Every weight above normal shows as bold.',
  },
  {
    feature: 'letter-spacing',
    outlook: word,
    reason: 'Only em and pixels on two lines, for looks.',
  },
  {
    feature: 'text-transform',
    outlook: word,
    reason: 'The line above the title may not be in capitals.',
  },
  {
    feature: 'text-align',
    outlook: 'android windows windows-mail',
    gmail: 'android mobile-webmail',
    reason: 'Only left and right are used.',
  },
  {
    feature: 'text-decoration',
    outlook: word,
    gmail: 'android ios',
    reason: 'The button’s words may be underlined.',
  },
  {
    feature: 'white-space',
    outlook: word,
    gmail: 'android ios',
    reason: 'A figure has no space to break at; an arrow may stand above its number.',
  },
  {
    feature: 'overflow',
    outlook: allOutlook,
    gmail: allGmail,
    apple: 'ios macos',
    reason: 'caniemail takes overflow-wrap for it; nothing is clipped or scrolls.',
  },
  {
    feature: 'overflow-wrap',
    outlook: mobileOutlook,
    gmail: allGmail,
    apple: 'ios macos',
    reason: 'Only names and remarks without a space, longer than a line, need it.',
  },
  {
    feature: 'word-break',
    outlook: 'android ios macos outlook-com windows-mail',
    gmail: otherAccounts,
    apple: 'ios macos',
    reason: 'Stands beside overflow-wrap for programs that know only one of them.',
  },
  {
    feature: '<ul>, <ol> and <dl>',
    outlook: allOutlook,
    gmail: allGmail,
    reason: 'The list is plain; only its indent differs.',
  },
];

/** The rules of html-validate that e-mails break, and why. */
export const reviewedRules: Readonly<Record<string, string>> = {
  'prefer-native-element':
    'Mail programs drop <main>; its role stays, and names the main part to screen readers.',
  'no-inline-style': 'Programs that drop the style sheet need it.',
  'no-deprecated-attr': 'Word lays out by width, bgcolor, align and the like.',
  'no-conditional-comment': 'Word takes its width from one.',
  'presentation-role-style': 'Older screen readers know role="presentation" and not role="none".',
  'prefer-tbody': 'Layout tables have no head, and every tag counts toward the size at which Gmail clips.',
  'doctype-style': 'The short form in lower case is as valid.',
  'long-title': 'The title is the subject, whose length its own tests hold.',
};

/** The deprecated attributes that layout needs. */
export const layoutAttributes: readonly string[] = [
  'align',
  'bgcolor',
  'cellpadding',
  'cellspacing',
  'height',
  'valign',
  'width',
];
