/** One invented person of the local start, with a local Teams of their own. */
export interface Persona {
  /** Short key: name of the folder, of the page's fields and of the tests' variables. */
  readonly clave: string;
  /** With academic title, as people write it here. */
  readonly nombre: string;
  readonly nombreDePila: string;
  readonly apellidos: string;
  /** Post and capacity, as the start page shows them. */
  readonly puesto: string;
  /** Microsoft Entra object id: what the roster knows. */
  readonly aadObjectId: string;
  /** The chat service's own id of the person for this bot. */
  readonly userId: string;
  readonly conversationId: string;
  /** Port of this person's local Teams. */
  readonly port: number;
}

/** Microsoft Entra tenant of the invented institution. */
export const TENANT_ID = '00000000-0000-4000-8000-0000000000aa';

/** The bot's id as a member of the chats; with no app registration there is no other. */
export const BOT_ID = '28:00000000-0000-4000-8000-0000000000bb';

/** Port of the start page. */
export const START_PAGE_PORT = 3979;

/** First of the six ports of the local Teams, which is also the playground's own default. */
export const FIRST_TEAMS_PORT = 56150;

const people = [
  ['se', 'Mtra.', 'Lucía Fernanda', 'Robles Ibarra', 'titular de la Secretaría Ejecutiva'],
  ['do', 'Lic.', 'Héctor Manuel', 'Cárdenas Solís', 'titular de la Dirección de Organización'],
  ['dpc', 'Dra.', 'Patricia', 'Villanueva Montes', 'titular de la Dirección de Participación Ciudadana'],
  ['enlace', 'Ing.', 'Andrea', 'Quiroz Nava', 'enlace de la Dirección de Organización y administradora del directorio'],
  ['da', 'C.P.', 'Raúl', 'Ortega Benítez', 'titular de la Dirección de Administración'],
  ['contraloria', 'Mtro.', 'Julián', 'Esquivel Prado', 'titular de la Contraloría'],
] as const;

/** The six personas, with the ports of their local Teams counted from `firstPort`. Ids never change. */
export const personasFrom = (firstPort: number): readonly Persona[] =>
  people.map(([clave, titulo, nombreDePila, apellidos, puesto], index) => ({
    clave,
    nombre: `${titulo} ${nombreDePila} ${apellidos}`,
    nombreDePila,
    apellidos,
    puesto,
    aadObjectId: `00000000-0000-4000-8000-00000000000${index + 1}`,
    userId: `29:local-${clave}`,
    conversationId: `a:local-${clave}`,
    port: firstPort + index,
  }));

/** The six personas of `npm start`. */
export const PERSONAS = personasFrom(FIRST_TEAMS_PORT);

/** Address of a persona's local Teams, as the machine's own programs call it. */
export const teamsAddress = (persona: Persona): string => `http://127.0.0.1:${persona.port}`;
