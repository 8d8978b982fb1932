import type { CommandOf } from '../../src/domain/ciclo-command.js';
import { archivo } from '../application/stages.js';
import { at } from './ciclo-stages.js';
import { carriedOut, given } from './spec.js';

describe('The publication of the Convenio (4.2)', () => {
  it('is published once it is out: a whole address, a day that has come, the obligatory points checked', () => {
    const prepared = carriedOut(at('suscrito'), {
      type: 'preparar-publicacion',
      numero: 1,
      paquete: archivo('7'),
      hechos: '6'.repeat(64),
    });
    const record: CommandOf<'registrar-publicacion'> = {
      type: 'registrar-publicacion',
      numero: 1,
      url: 'https://www.ieem.org.mx/transparencia/convenio.html',
      fecha: '2026-03-02',
      verificados: ['apartado', 'completo', 'datos-personales', 'finanzas', 'inventado'],
    };
    given(at('suscrito')).when(record).refused('sin-paquete');
    for (const url of [
      'ieem.org.mx',
      'ftp://ieem.org.mx/x',
      'https://',
      'https://ieem.org.mx/a b',
      'javascript:alert(1)',
      'https://persona:clave@ieem.org.mx/x',
      'https://ieem.org.mx@example.org/',
      'https://ieem.org.mx:99999/',
      'https://ieem..mx/',
      'https://127.0.0.1/x',
      'https://[::1]/x',
      'https://ieem.org.mx\\x',
      `https://ieem.org.mx/${'x'.repeat(2000)}`,
    ])
      given(prepared)
        .when({ ...record, url })
        .refused('direccion-invalida');
    for (const url of [
      'HTTP://IEEM.org.mx',
      'https://ieem.org.mx:8443/a?b=1,2#c',
      'https://consejería.example.org/@convenio',
    ])
      given(prepared)
        .when({ ...record, url })
        .thenTypes('convenio-publicado');
    given(prepared)
      .when({ ...record, fecha: '2026-03-03' })
      .refused('fecha-futura');
    given(prepared)
      .when({ ...record, fecha: '2026-03-01' })
      .refused('fecha-anterior');
    given(prepared)
      .when(record)
      .thenEvents({
        type: 'convenio-publicado',
        numero: 1,
        url: record.url,
        fecha: record.fecha,
        paquete: archivo('7'),
        verificados: ['apartado', 'completo', 'datos-personales', 'finanzas'],
      });
    const published = carriedOut(prepared, record);
    given(published).when(record).quiet();
    given(published)
      .when({ ...record, verificados: [...record.verificados, 'abierto'] })
      .thenTypes('convenio-publicado');
  });
});
