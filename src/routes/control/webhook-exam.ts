import type { FastifyPluginAsync } from 'fastify';
import type { World } from '../../state/kernel/index.ts';
import { ANSWERED_WITHIN, checkAddress, type ExamWish } from '../../state/webhooks/index.ts';
import { examPaper } from '../views/exam/paper.ts';
import { showExam } from '../views/exam/report.ts';
import { readFields, required, text, whole } from './body.ts';
import { ExamSitting } from './exam-sitting.ts';
import type { ControlOptions } from './options.ts';

const SHORTEST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 30_000;

/** Examines a partner's receiver of webhooks. It changes nothing here, and the receiver's answers are all it goes by. */
export const webhookExamRoutes: FastifyPluginAsync<ControlOptions> = async (app, { examiner }) => {
  const config = { control: true } as const;
  app.post('/webhooks/exam', { config }, async ({ world, body }) => {
    const { wish, transferId } = readWish(world, body);
    const rules = examPaper(world, transferId);
    return showExam(wish.url, await new ExamSitting(examiner, wish).answerAll(rules));
  });
};

function readWish(world: World, body: unknown): { readonly wish: ExamWish; readonly transferId: number | null } {
  const fields = readFields(body, {
    url: text,
    timeoutMs: whole(SHORTEST_WAIT_MS, LONGEST_WAIT_MS),
    stateUrl: text,
    transferId: whole(1, Number.MAX_SAFE_INTEGER),
  });
  const { timeoutMs = ANSWERED_WITHIN, stateUrl = null, transferId = null } = fields;
  const url = required(fields.url, 'url');
  const { urlPolicy } = world.settings.webhooks;
  checkAddress(urlPolicy, url, 'url');
  if (stateUrl !== null) checkAddress(urlPolicy, stateUrl, 'stateUrl');
  return { wish: { url, stateUrl, timeoutMs, anyCertificate: urlPolicy === 'local' }, transferId };
}
