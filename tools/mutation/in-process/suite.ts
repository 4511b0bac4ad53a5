/** What `describe`, `it` and the hooks of a test file declare. */
type Step = () => unknown;

/** One test, and how long it may take, in milliseconds. */
export type Test = { readonly id: string; readonly run: Step; readonly mayTake: number };

/** A test file or a `describe`, with what runs before and after its tests. */
export class Suite {
  readonly name: string;
  readonly file: string;
  readonly beforeAll: Step[] = [];
  readonly beforeEach: Step[] = [];
  readonly afterEach: Step[] = [];
  readonly afterAll: Step[] = [];
  readonly children: (Suite | Test)[] = [];

  /** @param name the names of all suites around it, and its own @param file the path of the test file */
  constructor(name: string, file: string) {
    this.name = name;
    this.file = file;
  }

  /** What coverage of the steps before and after all its tests is recorded under. */
  get id(): string {
    return `${this.file}#${this.name} (all)`;
  }

  /** It, and every suite in it. */
  get suites(): Suite[] {
    return [this, ...this.children.flatMap((child) => (child instanceof Suite ? child.suites : []))];
  }

  /** Every test in it. */
  get tests(): Test[] {
    return this.children.flatMap((child) => (child instanceof Suite ? child.tests : [child]));
  }
}
