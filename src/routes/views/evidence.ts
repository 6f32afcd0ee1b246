import type { MultipartBody } from '../../contract/row.ts';
import type { Evidence, EvidenceResult } from '../../state/verification/index.ts';

/** The fields as they came: which there are is the business of whoever asks for them. */
export const readEvidence = (body: object): Evidence => ({ ...body });

export const readDocument = ({ fields, files }: MultipartBody) => ({
  documentType: fields.documentType ?? '',
  files: files.map(({ filename: name, mimetype: type, sizeBytes, sha256 }) => ({ name, type, sizeBytes, sha256 })),
});

/** @source verificationUploadEvidences */
export function showResults(results: readonly EvidenceResult[]) {
  const taken = results.filter(one => one.taken).length;
  const some = taken === 0 ? ('FAIL' as const) : ('PARTIAL_SUCCESS' as const);
  return {
    overallStatus: taken === results.length ? ('SUCCESS' as const) : some,
    results: results.map(({ name, taken: isTaken }) => ({
      evidenceRequirementKey: name,
      result: isTaken ? ('SUCCESS' as const) : ('FAIL' as const),
      message: isTaken ? 'SUCCESS' : 'Could not update verification requirement at the moment',
    })),
  };
}
