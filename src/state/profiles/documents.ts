/** What people show to prove who they are. */
import { type Actor, clients } from '../access/index.ts';
import { insert, patch, refuse, type World } from '../kernel/index.ts';
import { documentProblems } from './document-checks.ts';
import { requirePersonal } from './find.ts';
import { type DocumentDetails, type DocumentType, documents, type IdentityDocument } from './people-record.ts';

/** A document as told of; nothing has been checked. */
export interface DocumentWish {
  readonly type: DocumentType | null;
  readonly details: DocumentDetails;
}

/**
 * Adds an identity document to a person's profile. One of each type is kept: another of the same takes its place.
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.invalid-document`
 * @source profileVerificationDocumentCreate
 */
export function addDocument(
  world: World,
  actor: Actor,
  profileId: number,
  { type, details }: DocumentWish,
): IdentityDocument {
  const { id } = requirePersonal(world, actor, profileId);
  const problems = documentProblems(type, details, true);
  if (type === null || problems.length > 0) refuse('profile.invalid-document', { problems });
  return keep(world, id, type, details);
}

/**
 * Replaces all that an identity document says; what is not named is gone.
 * @param clientId the application that says so
 * @throws Refusal `access.forbidden`, `profile.view-only`, `profile.wrong-type`, `profile.foreign-client`,
 * `profile.invalid-replacement`
 * @source profileVerificationDocumentUpdate
 * @assumed every application may do so, for its own users' documents alone; a document that was not there is added
 */
export function replaceDocument(
  world: World,
  actor: Actor,
  profileId: number,
  { type, details }: DocumentWish,
  clientId: string,
): IdentityDocument {
  const { id } = requirePersonal(world, actor, profileId);
  const isOwn = 'clientId' in actor && actor.clientId === clientId && world.table(clients).get(clientId) !== undefined;
  if (!isOwn) refuse('profile.foreign-client', { path: 'clientId', clientId });
  const problems = documentProblems(type, details, false);
  if (type === null || problems.length > 0) refuse('profile.invalid-replacement', { problems });
  return keep(world, id, type, details);
}

function keep(world: World, profileId: number, type: DocumentType, details: DocumentDetails): IdentityDocument {
  const id = `${profileId} ${type}`;
  const now = { ...details, updatedAt: world.now };
  if (world.table(documents).get(id)) return patch(world, documents, id, now);
  return insert(world, documents, { ...now, id, profileId, type, createdAt: world.now });
}
