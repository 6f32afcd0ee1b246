import { extractText, getDocumentProxy } from 'unpdf';
import type { Answer } from './sandbox.ts';

/** What a reader sees on the pages of a PDF that was answered, with single spaces. */
export async function textOf({ raw }: Answer): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(raw.rawPayload)), { mergePages: true });
  return text.replace(/\s+/g, ' ');
}
