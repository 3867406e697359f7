// Makes requests from an operation of an OpenAPI document: most of them fit, some are at a limit, some are malformed.

/** Ids that no request can carry: every client resolves them within the path. */
const DOTS = /^\.{1,2}$/;
const STRANGE = ['', ' ', '.', '..', '%', '%00', 'null', '-1', '0', '\u0000', '\u202e', '💥', '../../etc/passwd', '<b>', "'", 'a'.repeat(300)];
const RAW = ['', ' ', 'null', '[]', '7', '"text"', '{', '{}x', '{"a":1,"a":2}', '{"seed":1e999}', '{"scenario":NaN}', '\ufeff{}', '[['.repeat(500), '{"knobs":{"x":1e99999999999}}', 'a=b'];
const TYPES = ['text/plain', 'application/xml', 'multipart/form-data;boundary=x', 'application/x-www-form-urlencoded', 'nonsense', 'application/json;charset=utf-16'];

/** Arbitrary requests to an operation; the ids of runs, series and scenarios are looked up when one is sent. */
export function requestsFor(fc, document, path, method, operation, scenarios, ids) {
  const text = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
    { weight: 1, arbitrary: fc.constantFrom(...STRANGE) },
  );
  const known = {
    scenario: fc.constantFrom(...scenarios.map(({ id }) => id)),
    engine: fc.constantFrom('threads', 'threads', 'threads', 'virtual', 'processes'),
    actor: fc.constantFrom('Main', 'You', ...Array.from({ length: 4 }, (_, i) => `Reader ${i + 1}`)),
    object: fc.constantFrom(...unique(scenarios.flatMap(({ buttons }) => buttons.map((button) => button.object)))),
    operation: fc.constantFrom(...unique(scenarios.flatMap(({ buttons }) => buttons.map((button) => button.operation)))),
    schedule: fc.oneof(fc.constantFrom('0x2,1,2', '0,1,2', '0x99999999', ',', '1x'), text),
    knobs: knobs(fc, scenarios),
  };

  /** Values that fit a schema, among them those at its limits. */
  function fitting(schema, name) {
    if (schema.$ref !== undefined) return fitting(resolve(document, schema.$ref), name);
    if (name in known) return known[name];
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const type = Array.isArray(schema.type) ? fc.constantFrom(...schema.type) : fc.constant(schema.type);
    return type.chain((one) => {
      switch (one) {
        case 'integer':
          return whole(fc, schema);
        case 'number':
          return fractional(fc, schema);
        case 'boolean':
          return fc.boolean();
        case 'null':
          return fc.constant(null);
        case 'object':
          return object(schema);
        case 'string':
          return text;
        default:
          return fc.jsonValue();
      }
    });
  }

  function object(schema) {
    const members = Object.entries(schema.properties ?? {}).map(([name, member]) => [name, fitting(member, name)]);
    if (schema.properties?.scenario && schema.properties.knobs) {
      // knobs and engine of the same scenario, or else almost nothing would be started
      return fc.constantFrom(...scenarios).chain((scenario) =>
        fc.record(
          {
            ...Object.fromEntries(members),
            scenario: fc.constant(scenario.id),
            engine: fc.constantFrom(...scenario.engines),
            knobs: knobs(fc, [scenario]),
            schedule: fc.constantFrom('0x2,1,2', '0,1,2'),
          },
          { requiredKeys: schema.required ?? [] },
        ),
      );
    }
    if (members.length === 0) return fc.dictionary(text, text, { maxKeys: 4 });
    return fc.record(Object.fromEntries(members), { requiredKeys: schema.required ?? [] });
  }

  /** A body that fits but for one thing: another value, a field too many, one too few. */
  function broken(schema) {
    const names = Object.keys(schema.properties ?? {});
    const name = fc.oneof(fc.constantFrom(...(names.length > 0 ? names : ['x'])), text);
    const beyond = fc.oneof(fc.jsonValue(), fc.constantFrom(null, -1, 1e308, 2 ** 53, 0.5, '7', true, [], {}));
    return fc.tuple(fitting(schema, ''), name, beyond, fc.boolean()).map(([body, field, value, isLess]) => {
      const { [field]: _, ...rest } = body;
      return isLess ? rest : { ...rest, [field]: value };
    });
  }

  const content = operation.requestBody?.content ?? {};
  const [type] = Object.keys(content);
  const schema = type && (content[type].schema.$ref ? resolve(document, content[type].schema.$ref) : content[type].schema);
  const encode = type === 'application/x-www-form-urlencoded' ? form : JSON.stringify;
  const body = !type
    ? fc.constant(undefined)
    : fc.oneof(
        { weight: 5, arbitrary: fitting(schema, '').map(encode) },
        { weight: 3, arbitrary: broken(schema).map(encode) },
        { weight: 1, arbitrary: fc.constantFrom(...RAW) },
        { weight: 1, arbitrary: fc.constant('x'.repeat(70_000)) },
      );
  const query = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  const parameters = fc.record({
    ...Object.fromEntries(query.map((parameter) => [parameter.name, fc.option(fc.oneof(fitting(parameter.schema, parameter.name), text), { nil: undefined })])),
    extra: rarely(fc, text),
  });
  const headers = fc.record({
    accept: rarely(fc, fc.constantFrom('text/html', 'application/json', 'image/png', 'nonsense', '*/*')),
    origin: rarely(fc, fc.constantFrom('https://evil.example', 'null', 'http://localhost', '::')),
    type: rarely(fc, fc.constantFrom(...TYPES)),
  });
  const id = fc.oneof({ weight: 6, arbitrary: fc.nat().map((index) => ({ index })) }, { weight: 1, arbitrary: text.filter((id) => !DOTS.test(id)) });

  return fc.record({ id, parameters, headers, body }).map((request) => ({
    method: method.toUpperCase(),
    path: path.replace('{id}', encodeURIComponent(place(path, request.id, ids))) + search(request.parameters),
    headers: head(request, type),
    body: request.body,
  }));
}

function unique(all) {
  return [...new Set(all)];
}

function rarely(fc, arbitrary) {
  return fc.oneof({ weight: 11, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

function resolve(document, ref) {
  return ref.slice(2).split('/').reduce((node, name) => node[name], document);
}

/** Whole numbers within the limits of a schema, often at one of them. */
function whole(fc, { minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }) {
  return fc.oneof(fc.integer({ min: Math.max(minimum, -(2 ** 31)), max: Math.min(maximum, 2 ** 31) }), fc.constantFrom(minimum, maximum));
}

function fractional(fc, { minimum = -1e9, maximum = 1e9 }) {
  return fc.oneof(fc.double({ min: minimum, max: maximum, noNaN: true }), fc.constantFrom(minimum, maximum));
}

/** Values for some knobs of one of the scenarios, each within its limits; long runs are made short. */
function knobs(fc, scenarios) {
  return fc.constantFrom(...scenarios).chain((scenario) =>
    fc.record(
      Object.fromEntries(
        scenario.knobs.map((knob) => [
          knob.name,
          { integer: () => fc.integer({ min: knob.min, max: knob.max }), number: () => fc.double({ min: knob.min, max: knob.max, noNaN: true }), choice: () => fc.constantFrom(...knob.options), switch: () => fc.boolean() }[knob.type](),
        ]),
      ),
      { requiredKeys: [] },
    ),
  );
}

function place(path, id, ids) {
  if (typeof id === 'string') return id;
  const kind = path.includes('series/{') ? ids.series : path.includes('runs/{') ? ids.runs : ids.scenarios;
  return kind.length > 0 ? kind[id.index % kind.length] : 'nix';
}

function search(parameters) {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && typeof value === 'object') for (const [key, one] of Object.entries(value)) all.append(key, one);
    else if (value !== undefined) all.append(name, String(value));
  }
  return all.size > 0 ? `?${all}` : '';
}

function form(fields) {
  return new URLSearchParams(Object.entries(fields ?? {}).map(([name, value]) => [name, String(value)])).toString();
}

function head({ headers, body }, type) {
  const sent = {};
  if (headers.accept !== undefined) sent.Accept = headers.accept;
  if (headers.origin !== undefined) sent.Origin = headers.origin;
  if (body !== undefined) sent['Content-Type'] = headers.type ?? type;
  return sent;
}
