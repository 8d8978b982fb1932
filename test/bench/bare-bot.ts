import { Application, type TurnState } from '@microsoft/teams-ai';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, MemoryStorage } from 'botbuilder';
import { plugins, type Request, type Response, type Server } from 'restify';

/** Mounts the echo bot of Microsoft's own samples: teams-ai over CloudAdapter with restify's body reader, no authentication. */
export const mountBareBot = (server: Server): void => {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const app = new Application<TurnState>({ storage: new MemoryStorage() });
  app.activity('message', async (context) => {
    await context.sendActivity(`Dijo: ${context.activity.text}`);
  });
  server.use(plugins.bodyParser());
  server.post('/api/messages', async (req: Request, res: Response) => {
    await adapter.process(req, res, async (context) => {
      await app.run(context);
    });
  });
};
