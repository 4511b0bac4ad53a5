import { describe, expect, test } from 'vitest';
import { type LocalOptions, readOptions } from '../../local/options.ts';
import { StartError } from '../../local/start-error.ts';

function read(argv: string[], environment: Record<string, string> = {}): LocalOptions {
  const options = readOptions(argv, environment, '/project');
  if (options === 'help') throw new Error('options expected');
  return options;
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

  test('--help asks for the usage', () => {
    expect(readOptions(['--help'], {}, '/project')).toBe('help');
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
