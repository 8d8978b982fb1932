import type { Command, CommandAudience } from './command.js';

/** Who reads the whole ciclo. */
const LECTORES: readonly CommandAudience[] = [
  'secretaria-ejecutiva',
  'direccion-administracion',
  'uippe',
  'contraloria',
];

/** The chat commands of what ends a ciclo (5.3 to 5.5) and of what proves it. */
export const COMANDOS_DEL_CIERRE: readonly Command[] = [
  {
    name: 'acta',
    title: 'Acta',
    description: 'El Acta de Atención de ASM: qué falta para integrarla, sus versiones y sus firmas.',
    aliases: ['acta de atencion', 'firmar acta', 'integrar acta', 'cierre documental'],
    takes: 'nothing',
    who: 'todos',
  },
  {
    name: 'resultados',
    title: 'Resultados',
    description: 'La publicación de los resultados finales: su paquete, dirección, fecha y huella.',
    aliases: ['publicacion de resultados', 'publicar resultados'],
    takes: 'nothing',
    who: LECTORES,
  },
  {
    name: 'expediente',
    title: 'Expediente',
    description: 'Todo el ciclo en un ZIP que cualquiera puede verificar: registro, documentos, evidencias e índice.',
    aliases: ['descargar expediente', 'exportar', 'verificar', 'zip'],
    takes: 'nothing',
    who: LECTORES,
  },
];
