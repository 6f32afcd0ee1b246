import type { FastifyPluginAsync } from 'fastify';
import { operate } from '../../simulations/operator.ts';
import { later } from '../../state/kernel/index.ts';
import { groupOf, keysOf, openReview, type Trigger, triggerTypes } from '../../state/kyc/index.ts';
import { requireEvidence } from '../../state/verification/index.ts';
import { showReview } from '../views/kyc-review.ts';
import { duration, listOf, type Reader, readFields, required, text, Unfit, whole, word } from './body.ts';
import type { ControlOptions } from './options.ts';

const profile = whole(1, Number.MAX_SAFE_INTEGER);
type Named = { readonly Params: { readonly profileId: string } };

/** What Wise begins of itself: reviews of any trigger, and asking for evidence. What follows moves those records. */
export const kycRoutes: FastifyPluginAsync<ControlOptions> = async app => {
  const config = { control: true } as const;
  app.post('/kyc-reviews', { config }, async ({ world, body }) => {
    const wish = readFields(body, {
      profileId: profile,
      type: word(...triggerTypes),
      id: idText,
      currencies: listOf(text),
      requirements: listOf(choice),
      requiredIn: duration,
    });
    const owner = required(wish.profileId, 'profileId');
    const { currencies } = wish;
    const trigger: Trigger = {
      type: wish.type ?? 'INFO_REQUEST',
      id: wish.id ?? null,
      ...(currencies && { currencies }),
    };
    const requiredBy = wish.requiredIn === undefined ? null : later(world.now, wish.requiredIn);
    const groups = wish.requirements?.map(keys => groupOf(keys, requiredBy)) ?? [];
    const review = operate(world, 'start a review', () => openReview(world, owner, trigger, { groups }));
    return showReview(review, '');
  });

  app.post<Named>('/profiles/:profileId/required-evidences', { config }, async ({ world, params, body }) => {
    const wish = readFields(body, { required: listOf(text), outcome: text });
    const id = whole(1, Number.MAX_SAFE_INTEGER)(Number(params.profileId));
    const check = operate(world, 'ask for evidence', () => requireEvidence(world, id, wish));
    return { profileId: check.id, status: check.status, required: check.required, outcome: check.outcome };
  });
};

/** A number for what has numbers, and a text for the rest. */
const idText: Reader<string | number> = value =>
  typeof value === 'number' && Number.isSafeInteger(value) ? value : text(value);

/** A key, or several of which one will do. */
const choice: Reader<readonly string[]> = value => {
  const keys = listOf(text)(typeof value === 'string' ? [value] : value);
  if (keys.length === 0) throw new Unfit('must not hold an empty choice');
  return keysOf(keys, 'requirements');
};
