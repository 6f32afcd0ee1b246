import type { Readable } from 'node:stream';
import formbody from '@fastify/formbody';
import fp from 'fastify-plugin';
import type { MultipartBody } from '../../contract/row.ts';

export interface BodiesOptions {
  /** Reads a body of many parts; the type names what separates them. */
  readonly readMultipart: (stream: Readable, type: string) => Promise<MultipartBody>;
}

const noParts: MultipartBody = { fields: {}, files: [] };

/** What bodies are read as, beyond plain JSON. */
export const bodies = fp<BodiesOptions>(
  async (app, { readMultipart }) => {
    await app.register(formbody);
    app.addContentTypeParser('multipart/form-data', (request, stream, done) => {
      if (request.route.row?.requestTypes.includes('multipart/form-data')) {
        readMultipart(stream, request.headers['content-type'] ?? '').then(body => done(null, body), done);
      } else {
        // Nobody wants it; that it has the wrong type is said when it has been let through.
        stream
          .resume()
          .on('end', () => done(null, null))
          .on('error', done);
      }
    });
    // Bodies of other types are taken as they are: which types fit is the contract's to say, in the operation's words.
    app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    // Many clients say JSON on every request, and send none where there is nothing to say.
    const parse = app.getDefaultJsonParser('error', 'error');
    app.addContentTypeParser(
      ['application/json', 'application/merge-patch+json'],
      { parseAs: 'string' },
      (request, body, done) => {
        if (body === '') done(null, undefined);
        else parse(request, body.toString(), done);
      },
    );
    // A form that never came has no parts: whoever reads it says which of them is missing.
    app.addHook('preHandler', (request, _reply, done) => {
      const { row } = request.route;
      if (request.body === undefined && row?.requestTypes.includes('multipart/form-data')) request.body = noParts;
      done();
    });
  },
  { name: 'bodies' },
);
