import { Shutdown } from './shutdown.js';

class Exit extends Error {}

describe('A process that hears signals', () => {
  const exit = jest.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Exit(String(code));
  });
  const hear = (signal: 'SIGINT' | 'SIGTERM') => (): void => void process.emit(signal, signal);
  beforeEach(() => {
    jest.useFakeTimers();
    exit.mockClear();
  });
  // What was to end this process is forgotten with its time.
  afterEach(() => {
    jest.useRealTimers();
    for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  });
  afterAll(() => exit.mockRestore());

  it.each(['SIGINT', 'SIGTERM'] as const)('ends in order at %s, and takes its echo for the same one', (signal) => {
    const shutdown = new Shutdown();
    shutdown.of({ close: () => new Promise(() => undefined) });
    expect(shutdown.isUnderWay).toBe(false);
    hear(signal)();
    hear(signal)();
    expect(shutdown.isUnderWay).toBe(true);
    expect(exit).not.toHaveBeenCalled();
  });

  it('ends at once at another one', () => {
    new Shutdown().of({ close: () => new Promise(() => undefined) });
    hear('SIGINT')();
    expect(hear('SIGTERM')).toThrow(new Exit('1'));
    jest.advanceTimersByTime(1_000);
    expect(hear('SIGINT')).toThrow(new Exit('1'));
  });

  it('ends when its time is up', () => {
    new Shutdown().of({ close: () => new Promise(() => undefined) });
    hear('SIGINT')();
    jest.advanceTimersByTime(8_999);
    expect(() => jest.advanceTimersByTime(1)).toThrow(new Exit('1'));
  });

  it('closes the application behind what comes before its end', async () => {
    const steps: string[] = [];
    const closed = Promise.withResolvers<undefined>();
    const close = (): Promise<void> => {
      steps.push('close');
      closed.resolve(undefined);
      return new Promise(() => undefined);
    };
    new Shutdown().of({ close }, (signal) => Promise.resolve(void steps.push(signal)));
    hear('SIGTERM')();
    await closed.promise;
    expect(steps).toEqual(['SIGTERM', 'close']);
  });
});
