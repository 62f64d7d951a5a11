import { PostgresServer } from './postgres-server.js';

it('starts, is killed, and has after a restart what was committed', async () => {
  const server = await PostgresServer.start();
  await server.run('create table kept (word text)');
  await server.kill();
  await expect(server.run('select 1')).rejects.toThrow();
  await server.restart();
  await server.run('insert into kept values (1)');
  await server.stop();
});
