import type { FastifyReply } from 'fastify';
import { basePathOf } from '../plugins/world.ts';
import { type Html, html } from './html.ts';

/** Where the style sheet and the icon of all pages are. */
export const ASSETS = '/_localwise/hosted';

export interface Page {
  /** The heading, and what the tab is called. */
  readonly title: string;
  readonly body: Html;
  /** 200 unless told otherwise. */
  readonly status?: number;
  /** An address to go on to by itself at once. */
  readonly goesOnTo?: string;
}

/**
 * Nothing is loaded but our own style sheet and icon, no script runs, nobody frames the page, and forms come back to
 * us. A form that ends with somebody else goes there by `leaveFor`.
 */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const protections = {
  'content-security-policy': POLICY,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Answers with a page in the one frame that all of them have. Its links must begin with `basePathOf(world)`. */
export function page(reply: FastifyReply, shown: Page): FastifyReply {
  const { world } = reply.request;
  return reply
    .code(shown.status ?? 200)
    .headers(protections)
    .type('text/html; charset=utf-8')
    .send(whole(shown, world ? basePathOf(world) : '', world?.name).text);
}

// Where the name of the world cannot be read, a page still says so.
const whole = ({ title, body, goesOnTo }: Page, base: string, world: string | undefined): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${goesOnTo !== undefined && html`<meta http-equiv="refresh" content="0;url=${goesOnTo}">`}
<title>${title} – localwise</title>
<link rel="stylesheet" href="${base}${ASSETS}/style.css">
<link rel="icon" type="image/svg+xml" href="${base}${ASSETS}/icon.svg">
</head>
<body>
<header><p><strong>localwise</strong>, a local sandbox. Nobody logs in here, and no real money moves.</p></header>
<main>
<h1>${title}</h1>
${body}
</main>
<footer><p>This stands in for a page that customers see at Wise. It is neither made nor endorsed by Wise.${
  world !== undefined && html` World: <code>${world}</code>`
}</p></footer>
</body>
</html>
`;
