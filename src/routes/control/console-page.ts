import { html } from '../hosted/html.ts';
import { ASSETS } from '../hosted/page.ts';

/** Nothing is loaded but our own files, nothing is said to anybody else, and no text becomes markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

export const protections = {
  'content-security-policy': POLICY,
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** The parts of the console, by the word in the address and what people call them. */
const sections = [
  ['overview', 'Overview'],
  ['resources', 'Resources'],
  ['requests', 'Requests'],
  ['webhooks', 'Webhooks'],
  ['faults', 'Faults'],
  ['overrides', 'Overrides'],
  ['clock', 'Clock'],
  ['snapshots', 'Snapshots'],
  ['coverage', 'Coverage'],
  ['settings', 'Settings'],
] as const;

const styles = ['base', 'frame', 'parts', 'controls', 'lists'];

/** The frame of the console; what stands in it comes from the control interface and is put there by its script. */
export const consolePage = (world: string, base: string, version: string): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>localwise</title>
${styles.map(name => html`<link rel="stylesheet" href="/_localwise/console/${name}.css">\n`)}<link rel="icon" type="image/svg+xml" href="${ASSETS}/icon.svg">
<script type="module" src="/_localwise/console/main.js"></script>
</head>
<body data-world="${world}" data-base="${base}" data-version="${version}">
<a class="skip" href="#main">Skip to content</a>
<header>
<a class="brand" href="#/overview"><img src="${ASSETS}/icon.svg" alt="" width="22" height="22"> localwise</a>
<div id="bar"></div>
</header>
<nav aria-label="Sections"><ul>
${sections.map(([id, title]) => html`<li><a href="#/${id}" data-section="${id}">${title}</a></li>\n`)}
<li class="apart"><a href="${base}/docs">API reference</a></li>
</ul></nav>
<main id="main" tabindex="-1"><p class="quiet">Loading…</p></main>
<div id="said" role="status" aria-live="polite"></div>
<noscript><p class="notice">The console is a script. Everything it shows is there as JSON, too:
<code>curl ${base}/_localwise</code></p></noscript>
</body>
</html>
`.text;
