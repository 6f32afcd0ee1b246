// What localwise is measured against: a bare Fastify server that validates, stores and serialises the same bodies with
// schemas of its own, and does nothing else. BARE_SAMPLE is a transfer as localwise shows it, and the request for it.
import Fastify from 'fastify';

const { shown, asked } = JSON.parse(process.env.BARE_SAMPLE ?? '{"shown": {"id": 1}, "asked": {}}');

function schemaOf(value) {
  if (value === null) return {};
  if (Array.isArray(value)) return { type: 'array', items: value.length > 0 ? schemaOf(value[0]) : {} };
  if (typeof value !== 'object') return { type: typeof value };
  const properties = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, schemaOf(part)]));
  return { type: 'object', properties, required: Object.keys(value) };
}

const rows = new Map();
let last = shown.id;
const store = () => {
  last += 1;
  const row = { ...shown, id: last };
  rows.set(last, row);
  return row;
};
rows.set(shown.id, shown);
for (let i = 0; i < 1000; i++) store();

const app = Fastify({ logger: false });
const reply = schemaOf(shown);
const params = { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] };
const paging = { limit: { type: 'integer', default: 10 }, offset: { type: 'integer', default: 0 } };
app.get('/v1/transfers/:id', { schema: { params, response: { 200: reply } } }, async ({ params: { id } }) =>
  rows.get(id),
);
app.get(
  '/v1/transfers',
  {
    schema: { querystring: { type: 'object', properties: paging }, response: { 200: { type: 'array', items: reply } } },
  },
  async ({ query: { limit, offset } }) => {
    const page = [];
    for (let id = last - offset; page.length < limit && id >= shown.id; id--) page.push(rows.get(id));
    return page;
  },
);
app.post('/v1/transfers', { schema: { body: schemaOf(asked), response: { 200: reply } } }, async () => store());
console.log(`listening on ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
process.on('SIGTERM', () => process.exit(0));
