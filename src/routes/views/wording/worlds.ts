import type { Wordings } from './row.ts';

export const worldsWording: Wordings = {
  'world.no-such-move': {
    body: ({ type, id, status, to, allowed }) => ({
      errors: [
        {
          code: 'world.no-such-move',
          message: `Among ${type}, ${id} is ${status} and cannot become ${to} from there`,
          path: 'to',
          arguments: [],
        },
      ],
      status,
      allowed,
    }),
  },
};
