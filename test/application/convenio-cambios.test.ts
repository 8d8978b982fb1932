import assert from 'node:assert/strict';
import { cambiosDelCompromiso } from '../../src/application/convenio-cambios.js';
import type { Actividad, ContenidoCompromiso } from '../../src/domain/compromiso.js';

const actividad = (id: string, changed: Partial<Actividad> = {}): Actividad => ({
  id,
  descripcion: `Hacer ${id}`,
  responsable: 'Ana Ruiz',
  cargo: 'Jefa',
  inicio: '2026-03-02',
  fin: '2026-06-30',
  unidadMedida: 'Documento',
  ponderacion: 50,
  productos: [{ id: `${id}.P1`, nombre: 'Diagnóstico' }],
  ...changed,
});

const antes: ContenidoCompromiso = {
  compromiso: 'Corregir la MIR',
  plazo: '2026-09-30',
  instrumento: { clase: 'mir', nombre: '' },
  actividades: [actividad('A1'), actividad('A2')],
};

describe('what a modificatorio changes of a commitment', () => {
  it('is nothing where nothing changed', () => {
    assert.deepEqual(cambiosDelCompromiso({ antes, ahora: antes }), []);
  });

  it('is told field by field, the former beside the new', () => {
    const ahora: ContenidoCompromiso = {
      compromiso: 'Corregir toda la MIR',
      plazo: '2026-11-30',
      instrumento: { clase: 'paa', nombre: '' },
      actividades: [
        actividad('A1', {
          fin: '2026-08-31',
          ponderacion: 60,
          cargo: 'Directora',
          productos: [
            { id: 'A1.P1', nombre: 'Diagnóstico final' },
            { id: 'A1.P2', nombre: 'Anexo' },
          ],
        }),
        actividad('A3', { ponderacion: 40 }),
      ],
    };
    assert.deepEqual(cambiosDelCompromiso({ antes, ahora }), [
      'Cambia el texto del compromiso; decía «Corregir la MIR».',
      'El plazo pasa del 30 de septiembre de 2026 al 30 de noviembre de 2026.',
      'El instrumento pasa de «Matriz de Indicadores para Resultados (MIR)» a «Programa Anual de Actividades (PAA)».',
      'Actividad 1: la fecha de término pasa del 30 de junio de 2026 al 31 de agosto de 2026.',
      'Actividad 1: la ponderación pasa de 50 % a 60 %.',
      'Actividad 1: responde Ana Ruiz, Directora, en lugar de Ana Ruiz, Jefa.',
      'Actividad 1: el producto «Diagnóstico» pasa a ser «Diagnóstico final».',
      'Actividad 1: se agrega el producto «Anexo».',
      'Se agrega la actividad 2: «Hacer A3».',
      'Se retira la que era la actividad 2: «Hacer A2».',
    ]);
  });
});
