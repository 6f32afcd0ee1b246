import formbody from '@fastify/formbody';
import fp from 'fastify-plugin';

/** What bodies are read as, beyond plain JSON. */
export const bodies = fp(
  async app => {
    await app.register(formbody);
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
  },
  { name: 'bodies' },
);
