import { requiredEvidences, updateEvidences, uploadDocument, uploadEvidences } from '../state/verification/index.ts';
import { type HandlersOf, reply } from './binding.ts';
import { readDocument, readEvidence, showResults } from './views/evidence.ts';

export const verificationRoutes: HandlersOf<'verification'> = {
  verificationUploadEvidencesV3: ({ world, actor, params, body }) => {
    uploadEvidences(world, actor, params.profileId, readEvidence(body));
    return reply(204, undefined);
  },
  verificationUploadEvidences: ({ world, actor, params, body }) =>
    reply(207, showResults(updateEvidences(world, actor, params.profileId, readEvidence(body)))),
  verificationUploadDocument: ({ world, actor, params, body }) => {
    uploadDocument(world, actor, params.profileId, readDocument(body));
    return reply(204, undefined);
  },
  verificationGetRequiredEvidences: ({ world, actor, params }) =>
    reply(200, { required_evidences: requiredEvidences(world, actor, params.profileId) }),
};
