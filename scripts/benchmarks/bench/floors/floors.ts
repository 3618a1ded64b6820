import fastify from 'fastify';
import { connect } from '../../../../db/src/client.ts';
import { ITEM, LIST, LIST_OF_CATEGORY, type CardRow, type ItemRow } from './statements.ts';

/**
 * What nothing with this framework and this database can be faster than: the same bytes from memory, and the same rows by one
 * prepared statement written by hand. A process of its own.
 */
const { PORT, DATABASE_URL = '' } = process.env;
const db = connect(DATABASE_URL, { role: 'phoeiphrae_public', plans: 'once' });
const app = fastify();

interface Held {
  readonly type: string;
  readonly bytes: Buffer;
}
const held = new Map<string, Held>();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
  done(null, body);
});

app.get('/', () => ({}));
app.put<{ Params: { name: string }; Body: Buffer }>('/held/:name', (request, reply) => {
  held.set(request.params.name, { type: request.headers['content-type'] ?? '', bytes: request.body });
  void reply.code(204).send();
});
app.get<{ Params: { name: string } }>('/held/:name', (request, reply) => {
  const { type, bytes } = held.get(request.params.name) ?? { type: 'text/plain', bytes: Buffer.alloc(0) };
  void reply.header('content-type', type).send(bytes);
});

app.get<{ Querystring: { category?: string } }>('/asked/items', async (request) => {
  const { category } = request.query;
  const { rows } = await db.pool.query<CardRow>(
    category === undefined
      ? { name: 'list', text: LIST }
      : { name: 'list of category', text: LIST_OF_CATEGORY, values: [category] },
  );
  return { items: rows.slice(0, 20) };
});
app.get<{ Params: { slug: string } }>('/asked/items/:slug', async (request) => {
  const values = [request.params.slug];
  const { rows } = await db.pool.query<ItemRow>({ name: 'item', text: ITEM, values });
  const [row] = rows;
  if (!row) throw new Error('not there');
  const { canonical, ...columns } = row;
  const { content } = JSON.parse(canonical) as { content: object };
  return { ...content, ...columns };
});
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
