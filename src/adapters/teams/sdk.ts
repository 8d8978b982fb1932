import { createRequire } from 'node:module';
import type * as TeamsAi from '@microsoft/teams-ai/lib/Application.js';
import type * as BotBuilder from 'botbuilder';
import type * as Connector from 'botframework-connector';

/**
 * What is used of both chat SDKs. They are required and not imported: to import by name from CommonJS packages of some
 * hundred files each, Node reads through all of them once more, a tenth of a second of every start.
 */
const load = createRequire(import.meta.url);

const botBuilder: typeof BotBuilder = load('botbuilder');
const connector: typeof Connector = load('botframework-connector');
// Not the package's index, which loads its language models' clients and tokenizers: a quarter of a second of every start.
const teamsAi: typeof TeamsAi = load('@microsoft/teams-ai/lib/Application.js');

export const { CloudAdapter, ConfigurationBotFrameworkAuthentication, TurnContext } = botBuilder;
export const { AppCredentials, AuthenticationError } = connector;
export const { Application } = teamsAi;
