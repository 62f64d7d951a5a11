import { Controller, Get, Logger, Module, Post, Req } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import { createApplication } from './application.js';
import { logging } from './logging.js';

const SECRET = 'Bearer a-token-that-nobody-may-read';

@Controller()
class Chatty {
  @Get('chat')
  chat(@Req() { headers }: { headers: Record<string, string> }): string {
    const logger = new Logger(Chatty.name);
    logger.log({ msg: 'in a handler', headers, ...headers, request: { headers } });
    return 'said';
  }

  @Post('letter')
  letter(): string {
    new Logger(Chatty.name).log('a letter came');
    return 'read';
  }
}

@Module({})
class Program {}

describe('The log', () => {
  const lines: string[] = [];
  const lineOf = (message: string): unknown => JSON.parse(lines.find((line) => line.includes(message)) ?? 'null');

  beforeAll(async () => {
    const write = (line: string): void => void lines.push(line);
    const root = { module: Program, imports: [LoggerModule.forRoot(logging('info', { write }))], controllers: [Chatty] };
    const app = await createApplication(root, { allowedOrigins: [] });
    await app.listen({ host: '127.0.0.1', port: 0 });
    const headers = { authorization: SECRET, cookie: SECRET, 'x-gitlab-token': SECRET, 'x-request-id': 'request-0001' };
    await fetch(`${await app.getUrl()}/chat?person=ada`, { headers });
    const letter = { 'content-type': 'application/json', 'x-request-id': 'request-0002' };
    await fetch(`${await app.getUrl()}/letter`, { method: 'POST', headers: letter, body: '{"dear":"you"}' });
    await fetch(`${await app.getUrl()}/health/live`);
    await app.close();
  });

  it('has the correlation id on the lines of a request, the last one included', () => {
    expect(lineOf('in a handler')).toMatchObject({ correlationId: 'request-0001' });
    expect(lineOf('request completed')).toMatchObject({ correlationId: 'request-0001', res: { statusCode: 200 } });
  });

  it('has the correlation id where a body was read first', () => {
    expect(lineOf('a letter came')).toMatchObject({ correlationId: 'request-0002' });
  });

  it('has method and path of a request, and nothing else of it', () => {
    expect(lineOf('request completed')).toMatchObject({ req: { method: 'GET', path: '/chat' } });
    expect(lines.join()).not.toContain('ada');
  });

  it('has no secret, whoever logs headers', () => {
    expect(lineOf('in a handler')).toMatchObject({ headers: { authorization: '[kept back]' } });
    expect(lines.join()).not.toContain(SECRET);
  });

  it('has no line for a probe of health', () => {
    expect(lines.join()).not.toContain('/health');
  });
});
