import { readAccountStatement, readStatement } from '../../state/statements/index.ts';
import { reply } from '../binding.ts';
import { readId } from '../views/ids.ts';
import { dispositionOf, type StatementFormat, statementFormats } from '../views/statement/formats.ts';
import { showStatement } from '../views/statement/json.ts';
import { readStatementWish } from '../views/statement/request.ts';
import { wordsIn } from '../views/statement/words.ts';
import { type LegacyRoute, legacyRoute } from './row.ts';

const BALANCE = '/v1/profiles/:profileId/balance-statements/:balanceId';
/** An account has a balance in several currencies; the query's one selects it. */
const ACCOUNT = '/v3/profiles/:profileId/borderless-accounts/:accountId';

/** Nothing has this id. */
const NO_ID = 0;

function accountPath(params: unknown): readonly [profileId: number, accountId: number] {
  const { profileId, accountId } = params as Readonly<Record<'profileId' | 'accountId', string>>;
  return [readId(profileId) ?? NO_ID, readId(accountId) ?? NO_ID];
}

const ofBalance = ({ extension, mediaType, show }: StatementFormat): LegacyRoute =>
  legacyRoute({
    method: 'GET',
    url: `${BALANCE}/statement.${extension}`,
    sameAs: 'balanceStatementGet',
    held: ['params', 'query'],
    replyType: mediaType,
    handler: ({ world, actor, params, query }) => {
      const { profileId, balanceId } = params;
      const statement = readStatement(world, actor, profileId, balanceId, readStatementWish(query));
      const headers = { 'content-disposition': dispositionOf(statement, extension) };
      return reply(200, show(statement, wordsIn(query.statementLocale)), headers);
    },
    source: 'the text of the operation, which has a path for JSON alone',
  });

const ofAccount = ({ extension, mediaType, show }: StatementFormat): LegacyRoute =>
  legacyRoute({
    method: 'GET',
    url: `${ACCOUNT}/statement.${extension}`,
    sameAs: 'balanceStatementGet',
    held: ['query'],
    replyType: mediaType,
    handler: ({ world, actor, params, query }) => {
      const [profileId, accountId] = accountPath(params);
      const statement = readAccountStatement(world, actor, profileId, accountId, readStatementWish(query));
      const headers = { 'content-disposition': dispositionOf(statement, extension) };
      return reply(200, show(statement, wordsIn(query.statementLocale)), headers);
    },
    source: 'older documentation',
  });

export const statementRoutes: readonly LegacyRoute[] = [
  ...statementFormats.map(ofBalance),
  legacyRoute({
    method: 'GET',
    url: `${ACCOUNT}/statement.json`,
    sameAs: 'balanceStatementGet',
    held: ['query'],
    handler: ({ world, actor, params, query }) => {
      const [profileId, accountId] = accountPath(params);
      const statement = readAccountStatement(world, actor, profileId, accountId, readStatementWish(query));
      return reply(200, showStatement(statement, wordsIn(query.statementLocale), accountId));
    },
    source: 'older documentation',
  }),
  ...statementFormats.map(ofAccount),
];
