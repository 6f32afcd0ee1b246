/** What was looked at and found; a problem comes with what to do about it. */
export interface Finding {
  readonly what: string;
  readonly verdict: 'fine' | 'hint' | 'problem';
  readonly found: string;
  readonly todo?: string;
}

export const fine = (what: string, found: string): Finding => ({ what, verdict: 'fine', found });
export const hint = (what: string, found: string, todo: string): Finding => ({ what, verdict: 'hint', found, todo });
export const problem = (what: string, found: string, todo: string): Finding => ({
  what,
  verdict: 'problem',
  found,
  todo,
});
