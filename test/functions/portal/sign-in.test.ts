import { beforeEach, describe, expect, it } from 'vitest';
import { everyAnswer } from '../../fixtures/answers/headers.ts';
import { refusedUncounted } from '../../fixtures/answers/problem.ts';
import { notSignedIn } from '../../fixtures/answers/refusals.ts';
import { fromPortal } from '../../fixtures/every-operation.ts';
import { loseAnswers } from '../../fixtures/lost-answers.ts';
import { Browser, clerk, codeIn, portalWorld, wrongCode } from './browser.ts';

let world: Awaited<ReturnType<typeof portalWorld>>;
let browser: Browser;

beforeEach(async () => {
  world = await portalWorld();
  browser = new Browser(world);
});

const refused = refusedUncounted(
  'sign-in-refused',
  'Mã không đúng, đã dùng, đã quá hạn, đã nhập sai quá số lần, hoặc được xin ở trình duyệt khác; xin mã mới rồi nhập lại.',
);

const person = {
  id: 'clerk-a',
  post: { vi: 'Chức vụ clerk-a', en: 'Post clerk-a' },
  unit: { id: 'P.A', name: { vi: 'Sở A', en: 'Department A' } },
  role: 'unit',
  approves: true,
  language: 'vi',
};

const signedIn = {
  person,
  posts: [person],
  signedInAt: '2024-01-10T02:00:00Z',
  expiresAt: '2024-01-17T02:00:00Z',
  idleUntil: '2024-01-10T10:00:00Z',
};

describe('F132: signing in with a mailed code', () => {
  it('begins a session, whose cookie no script reads and no other site sends', async () => {
    expect(await browser.ask(clerk)).toEqual({
      status: 202,
      headers: {
        ...everyAnswer,
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
      },
      body: { digits: 8, minutes: 10, tries: 5 },
      cookies: [
        expect.stringMatching(
          /^__Host-tiendo-sign-in=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
        ),
      ],
    });
    const reply = await browser.tryCode(clerk, codeIn(world));
    expect([reply.status, reply.body]).toEqual([201, signedIn]);
    expect(reply.cookies).toEqual([
      expect.stringMatching(/^__Host-tiendo=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/),
      '__Host-tiendo-sign-in=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0',
    ]);
    const session = await browser.portal('GET', '/v1/session');
    expect([session.status, session.body]).toEqual([200, signedIn]);
  });

  it('takes the code with a space too, and the address in any case', async () => {
    await browser.ask(clerk.toUpperCase());
    const code = codeIn(world);
    const reply = await browser.tryCode('Clerk-A@Province.example', `${code.slice(0, 4)} ${code.slice(4)}`);
    expect(reply.status).toBe(201);
    expect(world.sent.map(({ to }) => to)).toEqual([{ name: 'Chức vụ clerk-a', email: clerk }]);
  });

  it('mails the code in the language of its reader, with time and browser, and says never to read it out', async () => {
    await world.portal({
      method: 'POST',
      path: '/v1/sign-in/codes',
      body: { address: 'clerk-b@province.example' },
      headers: { ...fromPortal, 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Chrome/109.0 Safari/537.36' },
    });
    const { subject, text, html } = world.sent[0]?.message ?? { subject: '', text: '', html: '' };
    expect(subject).toBe('Sign-in code of the Tiến Độ portal');
    expect(text).toContain('It was asked for at 09:00 on 10 January 2024, in Chrome on Windows.');
    expect(text).toContain(
      'Never read it out or pass it on, not even to somebody who says they are from support.',
    );
    expect(html).toContain(`${codeIn(world).slice(0, 4)} ${codeIn(world).slice(4)}`);
    expect(text).not.toContain('Mã đăng nhập');
  });

  it('repeats nothing of the browser’s own words', async () => {
    await world.portal({
      method: 'POST',
      path: '/v1/sign-in/codes',
      body: { address: clerk },
      headers: { ...fromPortal, 'user-agent': 'call 0900 000 000 <b>now</b>' },
    });
    expect(JSON.stringify(world.sent)).not.toContain('0900');
  });

  it('plans no delivery, and an event of the message raises nothing', async () => {
    await browser.ask(clerk);
    const mail = { messageId: 'm', tags: { delivery: ['sign-in'] } };
    const bounce = { bounceType: 'Permanent', bounceSubType: 'OnAccountSuppressionList' };
    const Message = JSON.stringify({ eventType: 'Bounce', mail, bounce });
    const result = await world.mailEvents({ Records: [{ Sns: { MessageId: 'n', Message } }] });
    expect(result).toEqual({ moved: 0, unmoved: 1, unknown: 0 });
    expect(await world.ports.strayEvents.newest(10)).toEqual({ found: [], unreadable: [] });
  });
});

describe('F132, F79: a sign-in code', () => {
  it('works once', async () => {
    await browser.ask(clerk);
    const other = new Browser(world);
    for (const cookie of browser.cookies) other.plant(cookie);
    expect((await browser.tryCode(clerk, codeIn(world))).status).toBe(201);
    expect(await other.tryCode(clerk, codeIn(world))).toEqual(refused);
  });

  it('works in the browser that asked for it alone', async () => {
    await browser.ask(clerk);
    const thief = new Browser(world);
    expect(await thief.tryCode(clerk, codeIn(world))).toEqual(refused);
    const code = codeIn(world);
    await thief.ask('nobody@province.example');
    expect(await thief.tryCode(clerk, code)).toEqual(refused);
    expect((await browser.tryCode(clerk, code)).status).toBe(201);
  });

  it('works for its address alone', async () => {
    await browser.ask(clerk);
    expect(await browser.tryCode('operator@province.example', codeIn(world))).toEqual(refused);
    expect((await browser.tryCode(clerk, codeIn(world))).status).toBe(201);
  });

  it('is replaced by the next one that the browser asks for', async () => {
    await browser.ask(clerk);
    const first = codeIn(world);
    await browser.ask(clerk);
    expect(await browser.tryCode(clerk, first)).toEqual(refused);
    expect((await browser.tryCode(clerk, codeIn(world))).status).toBe(201);
  });

  it('works until ten minutes have passed', async () => {
    await browser.ask(clerk);
    world.setNow('2024-01-10T02:10:00Z');
    expect(await browser.tryCode(clerk, codeIn(world))).toEqual(refused);
    await browser.ask(clerk);
    world.setNow('2024-01-10T02:19:59Z');
    expect((await browser.tryCode(clerk, codeIn(world))).status).toBe(201);
  });

  it('is dead after five tries, the right one too', async () => {
    await browser.ask(clerk);
    for (let tried = 0; tried < 5; tried += 1)
      expect(await browser.tryCode(clerk, wrongCode(world))).toEqual(refused);
    expect(await browser.tryCode(clerk, codeIn(world))).toEqual(refused);
  });

  it('is right at the fifth try', async () => {
    await browser.ask(clerk);
    for (let tried = 0; tried < 4; tried += 1) await browser.tryCode(clerk, wrongCode(world));
    expect((await browser.tryCode(clerk, codeIn(world))).status).toBe(201);
  });

  it('is compared five times at most, however many try at once', async () => {
    await browser.ask(clerk);
    let compared = 0;
    const { countTry } = world.ports.signInCodes;
    world.ports.signInCodes.countTry = async (seen) => {
      const counted = await countTry.call(world.ports.signInCodes, seen);
      if (counted) compared += 1;
      return counted;
    };
    await Promise.all(Array.from({ length: 40 }, () => browser.tryCode(clerk, wrongCode(world))));
    for (let more = 0; more < 10; more += 1) await browser.tryCode(clerk, wrongCode(world));
    expect(compared).toBe(5);
    expect(await browser.tryCode(clerk, codeIn(world))).toEqual(refused);
  });

  it('is stored as a signature, and so is who asked: neither code, address nor cookie', async () => {
    const stored: unknown[] = [];
    const { put } = world.ports.signInCodes;
    world.ports.signInCodes.put = async (code) => {
      stored.push(code);
      await put.call(world.ports.signInCodes, code);
    };
    await browser.ask(clerk);
    const text = JSON.stringify(stored);
    expect(Object.keys(Object(stored[0])).sort()).toEqual(['browser', 'expiresAt', 'signature', 'tries']);
    for (const secret of [codeIn(world), clerk, browser.cookies[0]?.split('=')[1] ?? ''])
      expect(text).not.toContain(secret);
  });
});

describe('F34: where the store writes and its answer is lost', () => {
  it('a person is signed in, with the code that was sent', async () => {
    await browser.ask(clerk);
    const lost = loseAnswers(world.ports);
    expect((await browser.tryCode(clerk, codeIn(world))).status).toBe(201);
    expect([...lost].sort()).toEqual([
      'reservations.replace',
      'sessions.put',
      'signInCodes.countTry',
      'signInCodes.use',
    ]);
    expect((await browser.portal('GET', '/v1/session')).body).toEqual(signedIn);
    expect((await world.ports.sessions.list(null, 10)).found).toHaveLength(1);
  });

  it('the same code signs in no second browser all the same, also at the same instant', async () => {
    await browser.ask(clerk);
    const other = new Browser(world);
    for (const cookie of browser.cookies) other.plant(cookie);
    const { use } = world.ports.signInCodes;
    let uses = 0;
    world.ports.signInCodes.use = async (seen, at) => {
      uses += 1;
      // Both have counted their tries by the time the first uses the code.
      if (uses === 1) await other.tryCode(clerk, codeIn(world));
      return use.call(world.ports.signInCodes, seen, at);
    };
    await browser.tryCode(clerk, codeIn(world));
    expect((await world.ports.sessions.list(null, 10)).found).toHaveLength(1);
  });
});

describe('F133: an address that nobody may sign in with', () => {
  /** Calls of ports, by name, in the order in which they are made. */
  function traced(): string[] {
    const calls: string[] = [];
    const { ports } = world;
    const note = <Made extends (...given: never[]) => unknown>(of: object, name: string, made: Made) =>
      Object.assign(of, {
        [name]: (...given: Parameters<Made>) => {
          calls.push(name);
          return made.apply(of, given);
        },
      });
    note(ports.reservations, 'find', ports.reservations.find);
    note(ports.reservations, 'replace', ports.reservations.replace);
    note(ports.catalogues, 'current', ports.catalogues.current);
    note(ports.entropy, 'bytes', ports.entropy.bytes);
    note(ports.signingKey, 'read', ports.signingKey.read);
    note(ports.signInCodes, 'put', ports.signInCodes.put);
    note(ports.timer, 'wait', ports.timer.wait);
    return calls;
  }

  it.each(['nobody@province.example', 'chair@province.example'])(
    'has the answer of one who may, after the same calls and at the same time: %s',
    async (unknown) => {
      const calls = traced();
      const ask = async (address: string) => {
        calls.length = 0;
        const from = world.ports.timer.now();
        const { cookies: _, ...reply } = await new Browser(world).ask(address);
        return { reply, calls: [...calls], took: world.ports.timer.now() - from };
      };
      const known = await ask(clerk);
      expect(await ask(unknown)).toEqual(known);
      expect(known.took).toBe(1_000);
      expect(known.calls).toContain('put');
      expect(world.sent.map(({ to }) => to.email)).toEqual([clerk]);
    },
  );

  it('is answered no sooner when a message takes long, and no later', async () => {
    const { timer } = world.ports;
    world.ports.mailer.send = async () => {
      await timer.wait(9_000);
      return { outcome: 'unknown', failure: 'no answer' };
    };
    const from = timer.now();
    expect((await browser.ask(clerk)).status).toBe(202);
    expect(timer.now() - from).toBe(1_000);
  });

  it('is refused with any code as a wrong code is', async () => {
    await browser.ask('nobody@province.example');
    expect(await browser.tryCode('nobody@province.example', '12345678')).toEqual(refused);
  });

  it('is refused after the same calls as a wrong code for one who may', async () => {
    const calls = traced();
    const codes = world.ports.signInCodes;
    const { find, countTry } = codes;
    codes.find = async (of) => {
      calls.push('find a code');
      return find.call(codes, of);
    };
    codes.countTry = async (seen) => {
      calls.push('count a try');
      return countTry.call(codes, seen);
    };
    const callsOfTry = async (address: string) => {
      const asking = new Browser(world);
      await asking.ask(address);
      calls.length = 0;
      expect(await asking.tryCode(address, wrongCode(world))).toEqual(refused);
      return [...calls];
    };
    const known = await callsOfTry(clerk);
    expect(await callsOfTry('nobody@province.example')).toEqual(known);
    expect(known).toContain('count a try');
  });

  it('loses its right with its role, between asking and typing', async () => {
    await browser.ask(clerk);
    await world.ports.catalogues.put(2, (await current()) ?? never(), world.ports.clock.now());
    expect(await browser.tryCode(clerk, codeIn(world))).toEqual(refused);
  });

  async function current() {
    const { catalogue } = (await world.ports.catalogues.current()) ?? never();
    return {
      ...catalogue,
      recipients: catalogue.recipients.map(({ role: _, ...recipient }) => recipient),
    };
  }

  function never(): never {
    throw new Error('there is a catalogue');
  }
});

describe('F134, F79: attempts to sign in are limited', () => {
  const from = (ip: string, path: string, body: object) =>
    world.portal({ method: 'POST', path, body, headers: fromPortal, ip });

  const ask = async (ip: string, address: string) => from(ip, '/v1/sign-in/codes', { address });
  /** Asks for codes until no more are sent for the address, from networks of which none asks too often. */
  const flood = async (address: string) => {
    const replies = [];
    for (let asked = 0; asked < 100; asked += 1) replies.push(await ask(`198.51.100.${asked % 20}`, address));
    return replies;
  };

  it('by source: 100 codes in ten minutes, and no other source notices', async () => {
    const replies = [];
    for (let nth = 0; nth < 101; nth += 1) replies.push(await ask('203.0.113.7', `a${nth}@province.example`));
    expect(replies.map(({ status }) => status)).toEqual([...Array<number>(100).fill(202), 429]);
    expect(replies.at(-1)).toEqual(
      refusedUncounted(
        'too-many-requests',
        'Có quá nhiều lượt đăng nhập từ nơi này; chờ 10 phút rồi thử lại.',
        { headers: { 'retry-after': '600' } },
      ),
    );
    expect((await ask('198.51.100.1', clerk)).status).toBe(202);
    world.setNow('2024-01-10T02:10:00Z');
    expect((await ask('203.0.113.7', clerk)).status).toBe(202);
  });

  it('by source and address first: 10 codes an hour, which use up nobody else’s', async () => {
    const statuses = [];
    for (let asked = 0; asked < 150; asked += 1) statuses.push((await ask('203.0.113.7', clerk)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(202), ...Array<number>(140).fill(429)]);
    expect(world.sent).toHaveLength(10);
    const other = await ask('203.0.113.7', 'clerk-b@province.example');
    expect([other.status, world.sent.length]).toEqual([202, 11]);
    world.setNow('2024-01-10T03:00:00Z');
    expect((await ask('203.0.113.7', clerk)).status).toBe(202);
  });

  it('by address never: the answer is the same, and only the mailbox is spared', async () => {
    for (const address of [clerk, 'nobody@province.example']) {
      const replies = await flood(address);
      const beyond = await ask('203.0.113.8', address);
      const { cookies: __, ...first } = replies[0] ?? beyond;
      const { cookies, ...answer } = beyond;
      expect(answer).toEqual(first);
      expect(cookies).toEqual([expect.stringMatching(/^__Host-tiendo-sign-in=[\w-]{43}; /)]);
    }
    expect(world.sent).toHaveLength(100);
    world.setNow('2024-01-10T03:00:00Z');
    await ask('203.0.113.8', clerk);
    expect(world.sent).toHaveLength(101);
  });

  it('a flood of requests keeps nobody from using the code they have, however often they ask', async () => {
    await browser.ask(clerk);
    const code = codeIn(world);
    await flood(clerk);
    const cookies = browser.cookies;
    await browser.ask(clerk);
    expect(browser.cookies).toEqual(cookies);
    expect((await browser.tryCode(clerk, code)).status).toBe(201);
  });

  it('a code that is not sent cannot be guessed: there is none', async () => {
    await flood(clerk);
    const stored: unknown[] = [];
    world.ports.signInCodes.put = async (code) => void stored.push(code);
    expect((await browser.ask(clerk)).status).toBe(202);
    expect(stored).toEqual([]);
    expect(await browser.tryCode(clerk, '12345678')).toEqual(refused);
  });

  it('a flood keeps nobody out where they signed in within 90 days', async () => {
    await browser.signIn();
    world.setNow('2024-04-09T02:00:00Z');
    await flood(clerk);
    const sent = world.sent.length;
    expect((await new Browser(world).signIn()).status).toBe(201);
    expect(world.sent).toHaveLength(sent + 1);
    // Not with another address, nor from elsewhere.
    await flood('clerk-b@province.example');
    const later = world.sent.length;
    await browser.ask('clerk-b@province.example');
    await ask('203.0.113.9', clerk);
    expect(world.sent).toHaveLength(later);
  });

  it('a flood keeps people out where they last signed in more than 90 days ago', async () => {
    await browser.signIn();
    world.setNow('2024-04-10T02:00:00Z');
    await flood(clerk);
    const sent = world.sent.length;
    await new Browser(world).ask(clerk);
    expect(world.sent).toHaveLength(sent);
  });

  it('200 tries in ten minutes, whatever the browser says it is', async () => {
    const body = { address: clerk, code: '12345678' };
    const statuses = [];
    for (let tried = 0; tried < 201; tried += 1)
      statuses.push((await from('2001:db8:1:2::1', '/v1/sign-in/sessions', body)).status);
    expect(statuses).toEqual([...Array<number>(200).fill(422), 429]);
    // The rest of the network of IPv6 is the same caller.
    const neighbour = await from('2001:0db8:0001:0002:ffff::9', '/v1/sign-in/sessions', body);
    expect(neighbour.status).toBe(429);
  });

  it('their counts name neither source nor address, in at most 65,536 rows each', async () => {
    const holders: string[] = [];
    const { replace } = world.ports.reservations;
    world.ports.reservations.replace = async (holder, seen, next) => {
      holders.push(holder);
      return replace.call(world.ports.reservations, holder, seen, next);
    };
    await browser.ask(clerk);
    await browser.tryCode(clerk, codeIn(world));
    expect(holders.map((holder) => holder.replace(/[0-9a-f]{4}$/, 'x'))).toEqual([
      'sign-in#own#x',
      'sign-in#codes#x',
      'sign-in#address#x',
      'sign-in#tries#x',
      'sign-in#known#x',
    ]);
  });
});

describe('F135, F79: a session that a browser has', () => {
  it('is a new one after signing in, and the one before has ended: nobody can plant one', async () => {
    const thief = new Browser(world);
    await thief.signIn('clerk-b@province.example');
    const [planted = ''] = thief.cookies;
    browser.plant(planted);
    await browser.signIn();
    expect(browser.cookies).not.toContain(planted);
    expect(await thief.portal('GET', '/v1/session')).toEqual(notSignedIn);
    expect((await browser.portal('GET', '/v1/session')).body).toEqual(signedIn);
  });

  it('binds no code to a secret that a stranger planted', async () => {
    const planted = `__Host-tiendo-sign-in=${'A'.repeat(43)}`;
    browser.plant(planted);
    await browser.ask(clerk);
    const thief = new Browser(world);
    thief.plant(planted);
    expect(await thief.tryCode(clerk, codeIn(world))).toEqual(refused);
    expect((await browser.tryCode(clerk, codeIn(world))).status).toBe(201);
  });
});
