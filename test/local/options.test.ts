import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chosenLanguage } from '../../local/chosen-language.ts';
import { type LocalOptions, readOptions } from '../../local/options.ts';
import { StartError } from '../../local/start-error.ts';

function read(argv: string[], environment: Record<string, string> = {}): LocalOptions {
  const options = readOptions(argv, environment, '/project');
  if (typeof options === 'string') throw new Error('options expected');
  return options;
}

/** What a person is told when the options are refused. */
function detailOf(argv: string[]): unknown {
  try {
    return read(argv);
  } catch (error) {
    return error instanceof StartError ? error.detail : error;
  }
}

describe('readOptions', () => {
  test('defaults to port 8766, .tiendo in the project and the example', () => {
    expect(read([])).toEqual({ home: '/project/.tiendo', port: 8766, example: true });
  });

  test('takes port, folder, clock and emptiness', () => {
    const options = read(['--at', '2024-01-08T09:00:00+07:00', '--empty'], {
      PORT: '0',
      TIENDO_HOME: '/data',
    });
    expect({ ...options, at: options.at?.toString() }).toEqual({
      home: '/data',
      port: 0,
      example: false,
      at: '2024-01-08T02:00:00Z',
    });
  });

  test('an empty variable counts as not set', () => {
    expect(read([], { PORT: '', TIENDO_HOME: '' })).toEqual({
      port: 8766,
      home: '/project/.tiendo',
      example: true,
    });
  });

  test('--lang names the language of what is printed', () => {
    expect(read(['--lang', 'en']).language).toBe('en');
    expect([
      chosenLanguage(['--lang=vi']),
      chosenLanguage(['--empty']),
      chosenLanguage(['--lang', 'fr']),
    ]).toEqual(['vi', null, null]);
    expect(detailOf(['--lang', 'fr'])).toEqual({
      vi: '--lang: không nhận “fr”. Có: vi, en.',
      en: '--lang: "fr" is not accepted. There are: vi, en.',
    });
  });

  test('--help asks for the usage', () => {
    expect(readOptions(['--help'], {}, '/project')).toBe('help');
    expect(readOptions(['--version'], {}, '/project')).toBe('version');
  });

  test('a relative folder lies where npm start was typed', () => {
    const typed = { INIT_CWD: '/somewhere', npm_lifecycle_event: 'start' };
    const { home, project } = read([], { ...typed, TIENDO_HOME: 'data' });
    expect([home, project]).toEqual(['/somewhere/data', process.cwd()]);
    expect(read([], typed).home).toBe('/project/.tiendo');
    const inAnotherScript = { ...typed, npm_lifecycle_event: 'test', TIENDO_HOME: 'data' };
    expect(read([], inAnotherScript).home).toBe(join(process.cwd(), 'data'));
    expect(read([], { ...typed, INIT_CWD: join(process.cwd(), 'docs') }).project).toBe(undefined);
  });

  test.each([
    [
      ['--emtpy'],
      'Không có tùy chọn --emtpy. Ý là «--empty»? Có: --at, --empty, --lang, --help, --version.',
      'There is no option --emtpy. Did you mean “--empty”? There are: --at, --empty, --lang, --help, --version.',
    ],
    [
      ['--fresh'],
      'Không có tùy chọn --fresh. Có: --at, --empty, --lang, --help, --version.',
      'There is no option --fresh. There are: --at, --empty, --lang, --help, --version.',
    ],
    [
      ['fresh'],
      'Thừa: fresh. Có: --at, --empty, --lang, --help, --version.',
      'Too many arguments: fresh. There are: --at, --empty, --lang, --help, --version.',
    ],
    [
      ['--at'],
      '--at: thiếu giá trị, hoặc thừa giá trị. Xem: npm start -- --help',
      '--at: a value is missing, or one too many. See: npm start -- --help',
    ],
    [
      ['--empty=yes'],
      '--empty: thiếu giá trị, hoặc thừa giá trị. Xem: npm start -- --help',
      '--empty: a value is missing, or one too many. See: npm start -- --help',
    ],
  ])('says what is wrong with %j, and what is near', (argv, vi, en) => {
    expect(detailOf(argv)).toEqual({ vi, en });
  });

  test.each([
    ['an instant without offset', ['--at', '2024-01-08T09:00:00'], {}, /2024-01-08T09:00:00/],
    ['an unknown flag', ['--fresh'], {}, /--fresh/],
    ['a stray word', ['fresh'], {}, /fresh/],
    ['a flag without its value', ['--at'], {}, /--at/],
    ['a port that is none', [], { PORT: '80a' }, /80a/],
    ['a port out of range', [], { PORT: '65536' }, /65536/],
  ])('refuses %s and names it', (_, argv, environment, named) => {
    const refusal = () => read(argv, environment);
    expect(refusal).toThrow(StartError);
    expect(refusal).toThrow(named);
  });
});
