import { workbookMediaType } from '../../../contract/http/workbook-media.ts';
import { smallCatalogue } from '../../fixtures/catalogue.ts';
import { cursorAt } from '../../fixtures/cursor.ts';
import { type Json, type JsonSchemaValidator, objectAt } from '../../fixtures/json-schema.ts';
import { fill } from '../../fixtures/workbooks/fill.ts';
import type { Call } from '../../fixtures/world.ts';
import { workbooksOfA } from './filled-workbooks.ts';
import type { FuzzWorld } from './fuzz-world.ts';
import { hostileBody, hostileTexts, mutateCsv, mutateJson } from './hostile.ts';
import type { Random } from './random.ts';
import { schemaValue } from './schema-values.ts';

/** An operation as defined by the OpenAPI document. */
export type Operation = { readonly method: string; readonly path: string; readonly description: Json };

/** The resources that are mostly for operations. */
const operating = [
  'catalogue',
  'exceptions',
  'tokens',
  'sessions',
  'occurrences',
  'deliveries',
  'sending',
  'previews',
  'holds',
];

/** Generates requests of an operation: valid ones by its schemas and the catalogue, and others wrong in many ways. */
export class RequestMaker {
  readonly #validator: JsonSchemaValidator;
  readonly #random: Random;

  constructor(validator: JsonSchemaValidator, random: Random) {
    this.#validator = validator;
    this.#random = random;
  }

  make({ method, path, description }: Operation, world: FuzzWorld): Call {
    const random = this.#random;
    const query: Record<string, string> = {};
    const by = this.#credentials(description, world);
    const headers: Record<string, string> = { ...by.headers, ...this.#noise() };
    const parameters: Record<string, string> = {};
    for (const parameter of [description['parameters'] ?? []].flat().map((one) => objectAt(one))) {
      const name = String(parameter['name']);
      if (
        parameter['in'] !== 'path' &&
        parameter['required'] !== true &&
        random.chance(parameter['in'] === 'header' ? 0.4 : 0.7)
      )
        continue;
      const known = name === 'id' ? world.ids[path.split('/')[2] ?? ''] : undefined;
      const value = random.chance(0.85)
        ? known !== undefined && random.chance(0.8)
          ? random.pick(known)
          : String(schemaValue(parameter['schema'], this.#validator, world.words, random, name))
        : random.pick(hostileTexts);
      if (parameter['in'] === 'path') parameters[name] = value;
      else if (parameter['in'] === 'query') query[name] = value;
      else if (random.chance(0.95)) headers[name] = headerValue(name, value, random);
    }
    if (random.chance(0.04)) query[random.pick(['colour', '__proto__x', ...hostileTexts])] = 'red';
    const asText = path.replaceAll(/\{(\w+)\}/g, (_, name) => parameters[name] ?? '');
    const asGateway = path.replaceAll(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent((parameters[name] ?? '').toWellFormed() || ' '),
    );
    const routed = random.chance(0.5) || Object.values(parameters).includes('');
    const { cursor } = query;
    if (cursor !== undefined && random.chance(0.8))
      query['cursor'] = cursorAt(routed ? asText : asGateway, query, cursor);
    const body =
      'requestBody' in description || random.chance(0.02) ? this.#body(description, world, headers) : {};
    return {
      method: method.toUpperCase(),
      path: routed ? asText : asGateway,
      ...(routed || Object.keys(parameters).length === 0 ? {} : { parameters }),
      query,
      headers,
      ...(by.cookies === undefined ? {} : { cookies: by.cookies }),
      ...body,
    };
  }

  /** Mostly a token; for what the portal does for people, and now and then for the rest, a session. */
  #credentials(description: Json, world: FuzzWorld): Pick<Call, 'headers' | 'cookies'> {
    const random = this.#random;
    const { asking, sessions } = world.people;
    const tag = String(description['tags']);
    const isPortal = ['session', 'sign-in', 'approvals'].includes(tag);
    if (!isPortal && !random.chance(0.1)) return { headers: this.#authorization(description, world) };
    const site = random.chance(0.9) ? 'same-origin' : random.pick(['cross-site', 'same-site', 'none', 'x']);
    const cookies = [
      ...(tag === 'sign-in' ? [random.pick(asking)] : []),
      ...(tag !== 'sign-in' || random.chance(0.2) ? [random.pick(sessions)] : []),
    ];
    return {
      headers: {
        'sec-fetch-site': site,
        ...('requestBody' in description ? {} : { 'content-type': 'application/json' }),
        ...(random.chance(0.05) ? this.#authorization(description, world) : {}),
      },
      cookies,
    };
  }

  #authorization({ tags, operationId }: Json, { bearers }: FuzzWorld): Record<string, string> {
    const random = this.#random;
    if (random.chance(0.03)) return {};
    if (random.chance(0.03))
      return { Authorization: random.pick(['Basic eDp5', 'Bearer', `Bearer ${random.pick(hostileTexts)}`]) };
    const isOperating =
      operating.includes(String(tags)) || ['recomputeRanking', 'verifyRanking'].includes(String(operationId));
    const usual = isOperating ? 'operations' : 'own';
    const others = ['own', 'leader', 'operations'] as const;
    const role = random.chance(0.04) ? 'refused' : random.chance(0.7) ? usual : random.pick(others);
    return { authorization: `Bearer ${random.pick(bearers[role])}` };
  }

  /** Headers the operation does not use. */
  #noise(): Record<string, string> {
    const random = this.#random;
    const name = random.pick([
      'If-Match',
      'If-None-Match',
      'Accept',
      'Accept-Language',
      'X-Forwarded-For',
      'Cookie',
      '__proto__x',
    ]);
    const value = random.pick(['"1"', 'W/"1"', '*', '"0"', 'en', 'vi;q=0', 'text/csv', ...hostileTexts]);
    return {
      ...(random.chance(0.15) ? { [name]: value } : {}),
      ...(random.chance(0.1) ? { 'Accept-Language': 'en' } : {}),
      ...(random.chance(0.005) ? { 'Content-Encoding': 'gzip' } : {}),
      ...(random.chance(0.005) ? { 'X-Large': 'x'.repeat(9_000) } : {}),
    };
  }

  #body(description: Json, world: FuzzWorld, headers: Record<string, string>): Pick<Call, 'body' | 'base64'> {
    const random = this.#random;
    const contents = Object.entries(objectAt(description, 'requestBody', 'content'));
    const [mediaType, content] = contents.length === 0 ? ['application/json', {}] : random.pick(contents);
    headers['content-type'] = random.chance(0.95)
      ? random.pick([mediaType, `${mediaType}; charset=utf-8`])
      : random.pick(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', ...hostileTexts]);
    if (random.chance(0.04)) return { body: hostileBody(random), base64: false };
    if (mediaType === workbookMediaType) return { body: this.#workbook() };
    const mutate = mediaType === 'application/json' ? mutateJson : mutateCsv;
    let text =
      mediaType === 'text/csv' || mediaType === 'application/octet-stream'
        ? this.#csv(world)
        : this.#json(description, objectAt(content)['schema'], world);
    if (mediaType.includes('form')) text = new URLSearchParams(JSON.parse(text)).toString();
    for (let left = random.chance(0.5) ? random.int(4) : 0; left > 0; left -= 1) text = mutate(text, random);
    if (random.chance(0.1)) return { body: brokenBytes(Buffer.from(text), random) };
    return { body: text, base64: random.chance(0.01) };
  }

  /** A workbook with figures, some of them not numbers; now and then damaged. */
  #workbook(): Uint8Array {
    const random = this.#random;
    const entry = () =>
      random.pick([random.int(1_000), random.int(1_000) / 100, '1.234,5', '12 hồ sơ', 'x', '#N/A']);
    const cells = {
      K11: random.int(1_001) / 100,
      H12: random.int(100),
      ...(random.chance(0.5) ? { H12: entry() } : {}),
    };
    const filled = fill(random.pick(workbooksOfA), cells);
    return random.chance(0.2) ? brokenBytes(filled, random) : filled;
  }

  #json({ operationId }: Json, schema: unknown, world: FuzzWorld): string {
    const random = this.#random;
    if (operationId === 'putCatalogue' && random.chance(0.8)) return JSON.stringify(smallCatalogue());
    const value = schemaValue(schema, this.#validator, world.words, random);
    const figures = { values: Object.fromEntries(this.#figures()), asOf: '2024-01-10' };
    const address = random.chance(0.5) ? { unit: 'P.A', set: 'S', period: '2024-W02', reason: 'nhầm' } : {};
    const isSubmission = operationId === 'createSubmission' && random.chance(0.7);
    if (operationId === 'decideFigures' && random.chance(0.7))
      return JSON.stringify({
        unit: 'P.A',
        set: 'S',
        period: '2024-W02',
        revision: 1 + random.int(2),
        ...random.pick([{ outcome: 'approved' }, { outcome: 'returned', reason: 'nhầm' }]),
      });
    return JSON.stringify(
      isSubmission ? { ...Object(value), ...figures, ...address, comments: undefined } : value,
    );
  }

  /** Figures of the kinds the catalogue requires. */
  #figures(): [string, unknown][] {
    const random = this.#random;
    const total = random.int(1_000);
    const figures: [string, unknown][] = [
      ['S.1', { numerator: random.int(total + 1), denominator: total }],
      ['S.2', { done: random.int(total + 1), total }],
      ['S.3', { points: random.int(1_001) / 100 }],
      ['S.4', random.chance(0.2) ? { nothingToReport: true } : { count: total }],
      ['S.5', { amount: (random.int(2_000_000) - 1_000_000) / 100 }],
    ];
    return figures.filter(() => random.chance(0.7));
  }

  #csv({ words }: FuzzWorld): string {
    const random = this.#random;
    const lines = Array.from({ length: 1 + random.int(6) }, () => {
      const [unit, set, period] = [words['unit'], words['set'], words['period']].map((known) =>
        random.pick(known ?? []),
      );
      const figure = random.pick([
        'S.4;7;;;',
        'S.3;;9,5;;',
        'S.5;;;-1.234.567,25;',
        'S.4;;;;x',
        'S.4;1.234;;;',
        'S.4;158.206;-;–;',
        's.4;Không phát sinh;;;',
        'Chỉ số S.3;;9,45;;',
        'S.4 - Chỉ số S.4;1\u00a0234;;;',
        'S.5;;;1.234;',
        'S.4;#N/A;;;',
        'S.4;12%;;;',
        'S.4;"=""9450""";;;',
        'Tổng cộng;1;2;3;',
      ]);
      const revision = random.pick(['', '', '1', '2', 'x']);
      const written = random.pick([unit, unit, unit?.toLowerCase(), 'Sở A', 'So A']);
      const week = random.pick([period, period, 'Tuần 02/2024', '02/2024', '2024-w02', 'T2/2024', 'Feb-24']);
      return `${written};${set};${week};${figure};${revision};${random.pick(['', 'nhầm', '-'])}`;
    });
    const header = random.pick([
      'unit;set;period;indicator;count;points;amount;nothingToReport;ifMatch;reason',
      'Đơn vị;Bộ chỉ số;Kỳ;Chỉ số;Số lượng;ĐIỂM;Giá trị;Không phát sinh;Bản;Lý do',
    ]);
    const above = random.pick(['', '', 'sep=;\n', '\n', 'BÁO CÁO;;;;;;;;;\n;;;;;;;;;\n', ';;;;;;;;;;;\n']);
    const below = random.pick([
      '',
      '',
      '\nTổng cộng;;;;7;;;;;',
      '\n;;;;;;;;;\n;;;;Người lập biểu;;;;;',
      '\n-;-;-;-;-;-;-;-;-;-',
    ]);
    // Of two units, a token may submit the figures of one.
    const ofTwo = ['P.A', 'P.B'].map((unit) => `${unit};S;2024-W02;S.4;7;;;;;`);
    const rows = random.chance(0.1) ? ofTwo : lines;
    const text = above + [header, ...rows].join('\n') + below;
    const written = random.chance(0.2) ? text.replaceAll('\n', random.pick(['\r', '\r\n', ';;\n'])) : text;
    return random.chance(0.1) ? `\ufeff${written}` : written;
  }
}

/** Mostly new idempotency keys, sometimes a used one. */
function headerValue(name: string, value: string, random: Random): string {
  return name === 'Idempotency-Key' && random.chance(0.8) ? `key-${random.int(5_000)}` : value;
}

/** The same bytes, or with one of them changed. */
function brokenBytes(bytes: Buffer, random: Random): Uint8Array {
  if (bytes.length > 0 && random.chance(0.5)) bytes[random.int(bytes.length)] = random.int(256);
  return bytes;
}
