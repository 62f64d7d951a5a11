import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Parts of a built program, as they were built and not as their sources are now.
 * @param files below the build's folder
 * @returns all that they export together; the caller knows their types
 */
export async function partsOfBuild<Parts extends object>(build: string, files: readonly string[]): Promise<Parts> {
  const loaded = await Promise.all(files.map((file) => partOf(resolve(build, file))));
  const parts: Parts = Object.assign({}, ...loaded);
  return parts;
}

async function partOf(path: string): Promise<object> {
  const part: object = await import(pathToFileURL(path).href);
  return part;
}
