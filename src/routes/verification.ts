import { gap, type HandlersOf } from './binding.ts';

export const verificationRoutes: HandlersOf<'verification'> = {
  verificationUploadEvidencesV3: gap('verificationUploadEvidencesV3'),
  verificationUploadEvidences: gap('verificationUploadEvidences'),
  verificationUploadDocument: gap('verificationUploadDocument'),
  verificationGetRequiredEvidences: gap('verificationGetRequiredEvidences'),
};
