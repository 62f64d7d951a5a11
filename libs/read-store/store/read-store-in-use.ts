/** Read models in a folder are one process's own. */
export class ReadStoreInUse extends Error {
  constructor(folder: string) {
    super(`Another process keeps the read models in ${folder}`);
    this.name = 'ReadStoreInUse';
  }
}
