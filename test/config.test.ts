import assert from 'node:assert/strict';
import { type Config, type Environment, readConfig } from '../src/config.js';

const APP = '6f1d3c1e-5a3b-4d55-9b0e-0c2f7d1f2a11';
const TENANT = '0b9e6f1c-8f4d-4f7a-a3c1-2f1c9a7d5e22';
const PRODUCTION: Environment = {
  MicrosoftAppId: APP,
  MicrosoftAppTenantId: TENANT,
  MicrosoftAppPassword: 'app-secret-value',
  INSTITUTION_FILE: '/etc/asm/institucion.yaml',
  PUBLIC_URL: 'https://asm.example.org/',
};

const config = (env: Environment): Config => {
  const reading = readConfig(env);
  if (!reading.ok) assert.fail(reading.problems.join('\n'));
  return reading.config;
};

const problems = (env: Environment): readonly string[] => {
  const reading = readConfig(env);
  if (reading.ok) assert.fail('no problem was found');
  return reading.problems;
};

describe('The configuration', () => {
  it('of the local start needs nothing else', () => {
    assert.deepEqual(config({ LOCAL_START: '1' }), {
      port: 3978,
      host: '127.0.0.1',
      dataDir: './datos',
      institutionFile: 'deploy/local/institucion.yaml',
      fileHosts: ['*.sharepoint.com'],
      publicUrl: 'http://127.0.0.1:3978',
      logLevel: 'info',
      local: { startPagePort: 3979 },
    });
  });

  it('of production needs app, secret, tenant and institution', () => {
    assert.deepEqual(problems({}), [
      'MicrosoftAppId: falta; es obligatorio fuera del arranque local (LOCAL_START=1).',
      'MicrosoftAppTenantId: falta; es obligatorio fuera del arranque local (LOCAL_START=1).',
      'INSTITUTION_FILE: falta; es obligatorio fuera del arranque local (LOCAL_START=1).',
      'PUBLIC_URL: falta; es obligatorio fuera del arranque local (LOCAL_START=1).',
      'MicrosoftAppPassword: falta; es obligatorio fuera del arranque local (LOCAL_START=1).',
    ]);
    const { host, teams, local } = config(PRODUCTION);
    assert.equal(host, '0.0.0.0');
    assert.equal(local, undefined);
    assert.deepEqual(teams, { appId: APP, appType: 'SingleTenant', tenantId: TENANT, appPassword: 'app-secret-value' });
  });

  it('knows where people reach it, over https outside of the local start', () => {
    assert.equal(config(PRODUCTION).publicUrl, 'https://asm.example.org');
    assert.equal(config({ LOCAL_START: '1', PORT: '4000' }).publicUrl, 'http://127.0.0.1:4000');
    assert.match(problems({ ...PRODUCTION, PUBLIC_URL: 'http://asm.example.org' }).join(), /^PUBLIC_URL: .*https/);
    for (const bad of [
      'asm.example.org',
      'javascript:alert(1)',
      'https://a:b@asm.example.org',
      'https://asm.example.org/?x=1',
    ])
      assert.match(problems({ ...PRODUCTION, PUBLIC_URL: bad }).join(), /^PUBLIC_URL: /, bad);
  });

  it('takes blank as absent, so that authentication is never switched off by an empty variable', () => {
    assert.match(problems({ ...PRODUCTION, MicrosoftAppId: '  ' }).join(), /^MicrosoftAppId: falta/);
    assert.match(problems({ ...PRODUCTION, MicrosoftAppId: '00000000-0000-0000-0000-000000000000' }).join(), /ceros/);
    assert.equal(config({ LOCAL_START: '1', PORT: '' }).port, 3978);
  });

  it('has no secret with a managed identity', () => {
    const managed = { ...PRODUCTION, MicrosoftAppType: 'UserAssignedMSI' };
    assert.match(problems(managed).join(), /^MicrosoftAppPassword: debe quedar vacío/);
    assert.equal(config({ ...managed, MicrosoftAppPassword: '' }).teams?.appType, 'UserAssignedMSI');
    assert.match(problems({ ...PRODUCTION, MicrosoftAppType: 'MultiTenant' }).join(), /^MicrosoftAppType: debe ser/);
  });

  it('lets the local start listen on this machine only, and not beside a real app', () => {
    for (const HOST of ['127.0.0.1', '127.5.5.5', '::1', 'localhost']) {
      assert.equal(config({ LOCAL_START: '1', HOST }).host, HOST);
    }
    for (const HOST of ['0.0.0.0', '::', '192.168.1.2', '127.example.com', 'localhost.example.com', '127.1']) {
      assert.match(problems({ LOCAL_START: '1', HOST }).join(), /^HOST: con LOCAL_START/, HOST);
    }
    assert.match(problems({ LOCAL_START: '1', MicrosoftAppId: APP }).join(), /^LOCAL_START: no se combina/);
  });

  it('reads LOCAL_START as yes or no, and never guesses', () => {
    for (const no of ['0', 'false', 'no', ''])
      assert.equal(config({ ...PRODUCTION, LOCAL_START: no }).local, undefined);
    assert.match(problems({ ...PRODUCTION, LOCAL_START: 'tal vez' }).join(), /^LOCAL_START: debe ser 1 o 0/);
  });

  it('takes Cosmos DB whole or not at all', () => {
    const env = { ...PRODUCTION, COSMOS_ENDPOINT: 'https://cuenta.documents.azure.com:443/', COSMOS_KEY: 'clave' };
    assert.deepEqual(config(env).cosmos, { endpoint: env.COSMOS_ENDPOINT, key: 'clave', database: 'seguimiento-asm' });
    assert.deepEqual(problems({ ...env, COSMOS_KEY: undefined }), ['COSMOS_KEY: falta, pues hay COSMOS_ENDPOINT.']);
    assert.match(problems({ ...env, COSMOS_ENDPOINT: undefined }).join(), /^COSMOS_ENDPOINT: falta/);
    assert.match(problems({ ...env, COSMOS_ENDPOINT: 'http://cuenta' }).join(), /^COSMOS_ENDPOINT: debe ser/);
  });

  it('allows files from named domains only', () => {
    const hosts = (FILE_HOSTS: string) => config({ LOCAL_START: '1', FILE_HOSTS }).fileHosts;
    assert.deepEqual(hosts('*.SharePoint.com, files.ieem.org.mx'), ['*.sharepoint.com', 'files.ieem.org.mx']);
    for (const FILE_HOSTS of [
      '*',
      '*.com',
      'https://a.example.com',
      'a.example.com/x',
      '10.0.0.1',
      ',',
      '*.*.example.com',
    ]) {
      assert.match(problems({ LOCAL_START: '1', FILE_HOSTS }).join(), /^FILE_HOSTS: debe ser/, FILE_HOSTS);
    }
  });

  it('takes a number of messages a second, and leaves it open when there is none', () => {
    const most = (MESSAGES_PER_SECOND: string) => config({ LOCAL_START: '1', MESSAGES_PER_SECOND }).messagesPerSecond;
    assert.equal(most('25'), 25);
    assert.equal(most(''), undefined);
    for (const MESSAGES_PER_SECOND of ['0', '-1', '1000', '2.5', 'muchos'])
      assert.match(problems({ LOCAL_START: '1', MESSAGES_PER_SECOND }).join(), /^MESSAGES_PER_SECOND: debe ser/);
  });

  it('takes ports of 1 to 65535, each its own', () => {
    assert.equal(config({ LOCAL_START: '1', PORT: '8080' }).port, 8080);
    for (const PORT of ['0', '65536', '-1', '3978.5', '0x50', 'abc', '1e3']) {
      assert.match(problems({ LOCAL_START: '1', PORT }).join(), /^PORT: debe ser un número de puerto/, PORT);
    }
    assert.match(problems({ LOCAL_START: '1', PORT: '3979' }).join(), /^START_PAGE_PORT: debe ser distinto/);
  });

  it('tells every problem at once, and no value', () => {
    const found = problems({
      PORT: 'puerto-malo',
      LOG_LEVEL: 'ruidoso',
      COSMOS_ENDPOINT: 'clave-en-mal-lugar',
      MicrosoftAppPassword: 'app-secret-value',
      MicrosoftAppTenantId: 'no-guid',
    });
    assert.deepEqual(
      found.map((problem) => problem.slice(0, problem.indexOf(':'))),
      [
        'PORT',
        'COSMOS_ENDPOINT',
        'MicrosoftAppTenantId',
        'LOG_LEVEL',
        'MicrosoftAppId',
        'INSTITUTION_FILE',
        'PUBLIC_URL',
      ],
    );
    for (const value of ['puerto-malo', 'ruidoso', 'clave-en-mal-lugar', 'app-secret-value', 'no-guid']) {
      assert.ok(!found.join().includes(value), value);
    }
  });

  it('is frozen', () => {
    const read = config({ ...PRODUCTION, LOCAL_START: '0' });
    for (const part of [read, read.fileHosts, read.teams]) assert.ok(Object.isFrozen(part));
  });
});
