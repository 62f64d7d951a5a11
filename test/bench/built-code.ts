import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const LIBRARIES = new URL('../../libs/', import.meta.url).href;
const TESTING = `${LIBRARIES}testing/`;

/** From now on imports of the product's sources load what was built from them: that is what users run. */
export function useBuiltCode(build: string): void {
  const built = pathToFileURL(`${build}/libs/`).href;
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const { url } = found;
      if (!url.startsWith(LIBRARIES) || url.startsWith(TESTING) || !url.endsWith('.ts')) return found;
      return { ...found, url: `${built}${url.slice(LIBRARIES.length, -'.ts'.length)}.js` };
    },
  });
}
