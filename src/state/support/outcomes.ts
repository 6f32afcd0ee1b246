import { type Plan, subject } from '../kernel/index.ts';

const words = (comment: string) => ({ comment });
const solved: Plan = {
  take: [{ move: 'solve', details: words('This is solved now. Please write again if it is not.') }],
};
const closed: Plan = { take: [{ move: 'close', details: words('We cannot help you with this.') }] };
const asked: Plan = { take: [{ move: 'ask', details: words('Could you send us more details, please?') }] };

/**
 * What an agent makes of a case as soon as it is filed, whether or not the world has agents.
 * @assumed the values, as nobody else could say so: the first word of the subject in capitals
 */
export const caseFate = subject<Plan>({
  name: 'case',
  outcomes: {
    approve: { does: 'is solved: `SOLVED`', effect: solved },
    reject: { does: 'is closed: `CLOSED`', effect: closed },
    hold: { does: 'is answered by nobody: `OPEN`', effect: { keepFrom: ['ask', 'solve', 'close'] } },
  },
  magic: [
    {
      name: 'case-is-solved',
      fact: 'subject',
      look: 'first-word',
      value: 'SOLVE',
      does: 'is solved: `SOLVED`',
      effect: solved,
    },
    {
      name: 'case-is-closed',
      fact: 'subject',
      look: 'first-word',
      value: 'CLOSE',
      does: 'is closed: `CLOSED`',
      effect: closed,
    },
    {
      name: 'case-needs-more',
      fact: 'subject',
      look: 'first-word',
      value: 'ASK',
      does: 'Wise asks for more: `PENDING`',
      effect: asked,
    },
  ],
});
