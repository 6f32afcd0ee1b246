import type { RefusalRow } from './row.ts';

/** What the control interface may refuse. */
export const worldRefusals = {
  'world.bad-name': { kind: 'malformed', message: 'A world is named by letters, digits, dots, dashes and underscores' },
  'world.clock-backwards': {
    kind: 'conflict',
    message: 'The clock cannot go back beyond {changedAt}, when something changed last, unless force is true',
  },
  'world.unknown-type': { kind: 'unknown', message: 'There are no resources {type}; there are {known}' },
  'world.unknown-record': { kind: 'unknown', message: 'There is no {id} among {type}' },
  'world.no-such-move': {
    kind: 'conflict',
    message: 'Among {type}, {id} is {status} and cannot become {to} from there',
  },
  'world.bad-document': { kind: 'invalid', message: 'This is no world that can be opened: {reason}' },
  'world.unknown-snapshot': { kind: 'unknown', message: 'There is no snapshot {name}' },
  'server.no-authority': {
    kind: 'unknown',
    message:
      'This server has no certificate authority of its own; it has one with --tls, unless others made its certificate',
  },
  'world.too-many': {
    kind: 'exhausted',
    message:
      'There are {count} worlds, as many as this server may have: delete one, or start it with a higher --max-worlds',
  },
  'world.unknown': { kind: 'unknown', message: 'There is no world {name}' },
} as const satisfies Record<string, RefusalRow>;
