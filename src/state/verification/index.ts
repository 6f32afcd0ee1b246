import { type Family, machine } from '../kernel/index.ts';
import { cddCheckLifecycle } from '../lifecycles/cdd-check.ts';
import { announce, confirmEvidence, requireEvidence, submitEvidence } from './check.ts';
import { evidenceFate } from './outcomes.ts';
import { cddChecks } from './record.ts';

export { requireEvidence } from './check.ts';
export { cddCheckChanged } from './events.ts';
export { type Evidence, evidenceKeysOf } from './evidences.ts';
export { type CddCheck, cddChecks, type EvidenceFile } from './record.ts';
export {
  type EvidenceResult,
  requiredEvidences,
  updateEvidences,
  uploadDocument,
  uploadEvidences,
} from './upload.ts';
export { accountPurposes, businessUseCases } from './values.ts';

const cddMachine = machine({
  lifecycle: cddCheckLifecycle,
  resource: 'cdd-checks',
  table: cddChecks,
  verbs: { require: requireEvidence, submit: submitEvidence, confirm: confirmEvidence },
  announce,
});

export const verificationFamily: Family = { tables: [cddChecks], machines: [cddMachine], subjects: [evidenceFate] };
