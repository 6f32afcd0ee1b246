import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { consentersFor, usualConsent } from '../../simulations/consent.ts';
import { type Client, requireRedirect } from '../../state/access/index.ts';
import { Refusal } from '../../state/kernel/index.ts';
import { giveConsent } from '../../state/profiles/index.ts';
import { CONSENT_PATH, consentPage, refusedPage } from './consent-page.ts';
import { type Asked, readApproval, readAsked } from './consent-query.ts';
import { leaveFor, withQuery } from './leave.ts';
import { visit } from './visit.ts';

const config = { page: 'oauthAuthorize' } as const;

/**
 * Where an application sends its users for consent. Whoever sends them must be known before anybody is sent anywhere.
 * @source the consent page of the OAuth guide
 * @assumed `auto=approve` or `auto=deny` in the query answers at once, and a world's setting `consent` does so for all
 */
export const consentRoutes: FastifyPluginAsync = async app => {
  app.get(CONSENT_PATH, { config }, async (request, reply) => {
    const asked = readAsked(request.query);
    const client = requireRedirect(request.world, asked.clientId, asked.redirectUri);
    return orRefused(reply, client, asked, () => answer(request, reply, client, asked));
  });
  app.post(CONSENT_PATH, { config }, async (request, reply) => {
    const asked = readAsked(request.body);
    const client = requireRedirect(request.world, asked.clientId, asked.redirectUri);
    return orRefused(reply, client, asked, () => {
      const profileId = readApproval(request.body);
      return profileId === null ? deny(reply, asked) : approve(request, reply, asked, profileId);
    });
  });
};

function answer(request: FastifyRequest, reply: FastifyReply, client: Client, asked: Asked): FastifyReply {
  const { world } = request;
  const wish = asked.auto ?? world.settings.consent;
  if (wish === 'deny') return deny(reply, asked);
  if (wish === 'ask') return consentPage(reply, client, asked, consentersFor(world, client, asked));
  return approve(request, reply, asked, asked.profileId ?? usualConsent(world, client, asked.claimCode).id);
}

function approve(request: FastifyRequest, reply: FastifyReply, asked: Asked, profileId: number): FastifyReply {
  const { id: code } = visit(request, () => giveConsent(request.world, { ...asked, profileId }));
  const { redirectUri, state } = asked;
  return leaveFor(reply, withQuery(redirectUri, { code, state, profileId: String(profileId) }));
}

/** @assumed a user who says no comes back with `access_denied`, as OAuth has it */
const deny = (reply: FastifyReply, { redirectUri, state }: Asked): FastifyReply =>
  leaveFor(
    reply,
    withQuery(redirectUri, { error: 'access_denied', error_description: 'The user denied the request', state }),
  );

/** What goes wrong once the application is known is said on a page, and the application may be told. */
function orRefused(reply: FastifyReply, client: Client, asked: Asked, act: () => FastifyReply): FastifyReply {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refusedPage(reply, client, asked, error);
  }
}
