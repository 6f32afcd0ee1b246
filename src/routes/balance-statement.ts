import { readStatement } from '../state/statements/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { showStatement } from './views/statement/json.ts';
import { readStatementWish } from './views/statement/request.ts';
import { wordsIn } from './views/statement/words.ts';

/** The other formats, on paths that the contract names in its text alone, are in `legacy/statements.ts`. */
export const balanceStatementRoutes: HandlersOf<'balance-statement'> = {
  balanceStatementGet: ({ world, actor, params, query }) => {
    const { profileId, balanceId } = params;
    const statement = readStatement(world, actor, profileId, balanceId, readStatementWish(query));
    return reply(200, showStatement(statement, wordsIn(query.statementLocale)));
  },
};
