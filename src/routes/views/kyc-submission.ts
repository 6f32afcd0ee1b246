import type { MultipartBody } from '../../contract/row.ts';
import type { AskedTrigger, Submission } from '../../state/kyc/index.ts';

interface CreateBody {
  readonly type: AskedTrigger['type'];
  readonly triggerData?: { readonly id?: string };
}

export const readTrigger = ({ type, triggerData }: CreateBody): AskedTrigger => ({
  type,
  id: triggerData?.id?.toLowerCase() ?? null,
});

/** Pages of reviews are counted from one. */
export const readReviewPage = ({ pageNumber = 1, pageSize = 100 }: { pageNumber?: number; pageSize?: number }) => ({
  number: pageNumber,
  size: pageSize,
});

/** A submission: text that holds JSON beside files. */
export function readSubmission(key: string, { fields, files }: MultipartBody): Submission {
  const text = fields.submissionData?.trim() ?? '';
  return {
    key,
    said: text !== '',
    content: readJson(text),
    files: files.map(({ filename, mimetype }) => ({ name: filename, type: mimetype })),
  };
}

function readJson(text: string): Submission['content'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
