/** A file of the console; undefined when it is none. They are loaded when somebody opens it. */
export async function readConsoleFile(name: string): Promise<string | undefined> {
  const { texts } = await import('./console-texts.ts');
  return Object.hasOwn(texts, name) ? texts[name] : undefined;
}
