import { registerHooks } from 'node:module';

const libs = new URL('../libs/', import.meta.url);

// Worker threads and child processes of tests run the TypeScript sources as they are; only the names of files differ.
registerHooks({
  resolve(specifier, context, next) {
    const library = /^@entente\/(.+)$/.exec(specifier)?.[1];
    if (library !== undefined) return next(new URL(`${library}/index.ts`, libs).href, context);
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.endsWith('.js')) throw error;
      return next(`${specifier.slice(0, -'.js'.length)}.ts`, context);
    }
  },
});
