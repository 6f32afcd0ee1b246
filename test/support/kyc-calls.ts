import { expect } from 'vitest';
import type { Answer, Sandbox } from './sandbox.ts';
import { BUSINESS, PERSONAL } from './sender.ts';

export interface SentFile {
  readonly name: string;
  readonly type?: string;
  readonly bytes?: string;
}

const BOUNDARY = 'a-line-between-parts';

/** A body of many parts, and the header that says so. */
export function multipart(fields: Readonly<Record<string, string>>, files: readonly SentFile[] = []) {
  const parts = [
    ...Object.entries(fields).map(([name, value]) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`),
    ...files.map(
      ({ name, type = 'image/png', bytes = 'bytes' }) =>
        `Content-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n${bytes}`,
    ),
  ];
  const body = `${parts.map(part => `--${BOUNDARY}\r\n${part}\r\n`).join('')}--${BOUNDARY}--\r\n`;
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } };
}

/** Whoever has their customer reviewed, through HTTP. */
export class Reviewer {
  readonly sandbox: Sandbox;
  readonly profileId: number;

  constructor(sandbox: Sandbox, profileId = PERSONAL) {
    this.sandbox = sandbox;
    this.profileId = profileId;
  }

  /** Takes away what is known of both profiles. */
  static async unknown(sandbox: Sandbox, profileId = PERSONAL): Promise<Reviewer> {
    for (const id of [PERSONAL, BUSINESS]) {
      const gone = await sandbox.control('POST', `/resources/profiles/${id}/transitions`, { to: 'not_verified' });
      expect(gone.status).toBe(200);
    }
    return new Reviewer(sandbox, profileId);
  }

  create(body: object = { type: 'PROACTIVE_SEND_MONEY' }): Promise<Answer> {
    return this.sandbox.call('kycReviewCreate', { params: { profileId: this.profileId }, body });
  }

  /** A review that has found out what it needs. */
  async begun(body?: object): Promise<string> {
    const { id } = (await this.create(body)).body;
    await this.sandbox.advance('PT1S');
    return id;
  }

  /** A review that asks for these. */
  async asking(...requirements: readonly (string | readonly string[])[]): Promise<string> {
    const made = await this.start({ requirements });
    await this.sandbox.advance('PT1S');
    return made.body.id;
  }

  start(body: object): Promise<Answer> {
    return this.sandbox.control('POST', '/kyc-reviews', { profileId: this.profileId, ...body });
  }

  async get(kycReviewId: string) {
    return (await this.sandbox.call('kycReviewGet', { params: this.ref(kycReviewId) })).body;
  }

  async status(id: string): Promise<string> {
    return (await this.get(id)).status;
  }

  submit(key: string, content: unknown, files: readonly SentFile[] = []): Promise<Answer> {
    const fields: Record<string, string> =
      content === undefined ? {} : { submissionData: typeof content === 'string' ? content : JSON.stringify(content) };
    const params = { profileId: this.profileId, requirementKey: key };
    return this.sandbox.call('kycReviewRequirementSubmit', { params, ...multipart(fields, files) });
  }

  give(key: string, kycReviewId: string, data?: object, files: readonly SentFile[] = []): Promise<Answer> {
    return this.submit(key, { kycReviewId, version: 'V1', ...(data && { data }) }, files);
  }

  link(kycReviewId: string, redirectUrl = 'https://partner.example/back?a=1#top'): Promise<Answer> {
    return this.sandbox.call('kycReviewRedirectUrlUpdate', { params: this.ref(kycReviewId), body: { redirectUrl } });
  }

  verify(kycReviewId: string, requestedAction: string, requirements?: readonly string[]): Promise<Answer> {
    const body = { requestedAction, ...(requirements && { requirements }) };
    return this.sandbox.call('simulationKycReviewVerify', { params: this.ref(kycReviewId), body });
  }

  move(id: string, to: string, details: object = {}): Promise<Answer> {
    return this.sandbox.control('POST', `/resources/kyc-reviews/${id}/transitions`, { to, ...details });
  }

  ref(kycReviewId: string) {
    return { profileId: this.profileId, kycReviewId };
  }
}

/** The keys a review shows, group by group. */
export const keysIn = (review: { requirements: { key: string }[][] }): string[][] =>
  review.requirements.map(group => group.map(({ key }) => key));
