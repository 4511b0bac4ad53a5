/** A documented command that the tests do not run, and why. */
export type NotRun = { readonly command: RegExp; readonly reason: string };

const account = 'changes or reads a stage on AWS, with an account’s credentials';
const whole = 'runs the whole product, or all its checks, for minutes';

/** Reviewed: each has to fit a command that a document shows. */
export const commandsNotRun: readonly NotRun[] = [
  {
    command: /^npm run -s tiendo -- session revoke ID$/,
    reason: 'needs somebody who is signed in; test/cli plays it',
  },
  {
    command: /^npm run -s tiendo -- ranking recompute /,
    reason: 'is refused while no figure has changed; test/cli/rankings.test.ts plays it',
  },
  { command: /^aws /, reason: account },
  { command: /^(?:STACK=|KEY=|until aws |out\(\) |export TIENDO_URL=|eval "\$\(aws )/, reason: account },
  { command: /^npx cdk (?:bootstrap|diff|import) /, reason: account },
  { command: /^npm run (?:deploy|destroy) -- /, reason: `${account}; test/lib/stage plays both` },
  { command: /^npm run -s tiendo -- .*--stage /, reason: `${account}; test/cli plays it against a stand-in` },
  {
    command: /^npm run -s tiendo -- doctor --send-to /,
    reason: 'test/cli/doctor-test-mail.test.ts plays it',
  },
  {
    command: /^npm run -s tiendo -- (?:catalogue (?:proposal|approve)|deliveries release)/,
    reason: 'needs a second operator; test/end-to-end/week.test.ts and test/functions play it',
  },
  {
    command: /deliveries resend /,
    reason: 'needs messages that failed; test/cli/operations.test.ts plays it',
  },
  { command: /^cp stages\/production\.example\.json /, reason: 'makes the file that a deployment needs' },
  { command: /^npm run synth -- /, reason: 'test/lib/same-everywhere.test.ts synthesizes in the same way' },
  { command: /^npm (?:ci|start|test)$/, reason: `${whole}; test/end-to-end/quick-start.test.ts starts it` },
  { command: /^npm start -- /, reason: 'test/end-to-end/quick-start.test.ts and test/local start it so' },
  { command: /^npm run (?:check|test:full|coverage|simulate|crash|mutate|bench)\b/, reason: whole },
  { command: /^npx vitest run /, reason: 'runs tests from within a test' },
  { command: /^npm run test:libreoffice$/, reason: 'needs LibreOffice' },
  { command: /^\.ci\/run$/, reason: whole },
  {
    command: /^npm run (?:cost|guarantees|openapi|picture|format|example:generate)$/,
    reason: 'writes files',
  },
  {
    command: /^npm run lint:template$/,
    reason: 'needs Python; test/lib/reviewed-findings.test.ts reads its list',
  },
  { command: /^npm run -s trace -- /, reason: 'test/lib/bundle.test.ts reads a trace' },
  { command: /^npm --prefix <folder> /, reason: 'test/cli/where-you-stand.test.ts runs it' },
  { command: /^npm version |^npm cache |^git checkout /, reason: 'changes the checkout or npm’s cache' },
  { command: /^(?:docker |TIENDO_DYNAMODB_ENDPOINT=)/, reason: 'needs another DynamoDB' },
  { command: /^TIENDO_TOKEN=<the unit's token> /, reason: 'the same file is sent to the local stack' },
  {
    command: /^npm run -s tiendo -- (?:workbook|submit FILE\.xlsx)$/,
    reason: 'test/cli/workbook.test.ts runs it, with its words',
  },
  {
    command:
      /^(?:npm run -s tiendo -- (?:doctor|deliveries|deliveries resend|catalogue apply)|npx cdk|npm run deploy)$/,
    reason: 'names a command that a document shows with its words',
  },
];
