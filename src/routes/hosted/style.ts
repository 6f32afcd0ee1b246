/** The one style sheet of all pages. Both schemes keep text at a contrast of seven to one, and edges at three to one. */
export const STYLE = `:root {
  color-scheme: light dark;
  --paper: #f3f4f7; --card: #ffffff; --ink: #1c1f27; --quiet: #4a5060; --edge: #7b8294; --line: #dfe2ea;
  --strong: #34399c; --on-strong: #ffffff; --bad: #8c1d1d; --notice: #fff4d1; --on-notice: #453300;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121419; --card: #1c1f27; --ink: #eceef4; --quiet: #b9bfcd; --edge: #7f879a; --line: #343946;
    --strong: #b6baff; --on-strong: #15172e; --bad: #ffb3ad; --notice: #3a2f0d; --on-notice: #ffe9a8;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
header { background: var(--notice); color: var(--on-notice); padding: .6rem 1.25rem; font-size: .9rem; text-align: center; }
header p, footer p { margin: 0; }
main {
  max-width: 34rem; margin: 2.5rem auto 1.5rem; padding: 2rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .9rem;
}
footer { max-width: 34rem; margin: 0 auto 2.5rem; padding: 0 2rem; color: var(--quiet); font-size: .85rem; }
h1 { margin: 0 0 .75rem; font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
p { margin: 0 0 1rem; }
a { color: var(--strong); text-underline-offset: .15em; }
ul { padding-left: 1.2rem; margin: 0 0 1rem; }
code, .address { font-family: ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; font-size: .9em; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
.bad { color: var(--bad); }
fieldset { margin: 0 0 1rem; padding: 0; border: 0; min-width: 0; }
legend { padding: 0; margin-bottom: .4rem; font-weight: 600; overflow-wrap: anywhere; }
.choice {
  display: flex; gap: .75rem; align-items: flex-start; margin-bottom: .5rem; padding: .75rem 1rem; cursor: pointer;
  border: 1px solid var(--edge); border-radius: .6rem;
}
.choice:has(:checked) { border-color: var(--strong); box-shadow: inset 0 0 0 1px var(--strong); }
.choice input { flex: none; width: 1.15rem; height: 1.15rem; margin: .2rem 0 0; accent-color: var(--strong); }
.choice span { min-width: 0; overflow-wrap: anywhere; }
.choice small { display: block; color: var(--quiet); font-size: .875rem; }
.field { display: block; margin-bottom: 1rem; font-weight: 600; }
.field input {
  display: block; width: 100%; margin-top: .3rem; padding: .6rem .75rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--edge); border-radius: .5rem;
}
.buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.5rem; }
button {
  flex: 1 1 9rem; min-height: 2.9rem; padding: .6rem 1.25rem; font: inherit; font-weight: 600; cursor: pointer;
  color: var(--strong); background: transparent; border: 1px solid var(--strong); border-radius: .6rem;
}
button.strong { color: var(--on-strong); background: var(--strong); }
button:hover { text-decoration: underline; }
:focus-visible, .choice:focus-within { outline: 3px solid var(--strong); outline-offset: 2px; }
.choice :focus-visible { outline: none; }
dl { margin: 0 0 1rem; display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .35rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
@media (max-width: 38rem) {
  main, footer { max-width: none; }
  main { margin: 0 0 1rem; border-radius: 0; border-width: 0 0 1px; padding: 1.5rem 1.25rem; }
  footer { padding: 0 1.25rem; }
}
`;

/** The mark in the tab: a plain square, which is nobody's. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4"
 fill="#34399c"/><path d="M4 4v8h8" fill="none" stroke="#fff" stroke-width="2"/></svg>
`;
