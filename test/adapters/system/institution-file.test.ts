import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { formatProblem, readInstitution } from '../../../src/adapters/system/institution-file.js';
import { CLAUSULAS } from '../../../src/application/convenio-clausulas.js';
import { reglasPorOmision } from '../../../src/domain/reglas.js';
import { jpegPicture, pixel } from '../../application/oficio-sample.js';
import { ANDREA, institution, sample } from './institution-sample.js';

describe('The sample institution file', () => {
  it('is read whole', async () => {
    const { directorio, personas, reglas, calendario } = institution(await sample());
    assert.deepEqual(
      directorio.puestos.map(({ clave, ejecutora }) => `${clave}${ejecutora ? '*' : ''}`),
      ['SE*', 'DO*', 'DPC*', 'DA*', 'CG', 'UIPPE', 'ADMIN'],
    );
    assert.equal(personas.length, 6);
    assert.equal(reglas.plazos.postura, 10);
    assert.equal(reglas.recordatorio, 2);
    assert.ok(calendario.inhabiles.has('2026-11-16'));
    assert.equal(reglas.folio, '{puesto}/{ciclo}/{numero}');
    assert.deepEqual(
      directorio.designaciones
        .filter((held) => held.persona === ANDREA)
        .map(({ puesto, capacity }) => [puesto, capacity]),
      [
        ['DO', 'enlace'],
        ['ADMIN', 'titular'],
      ],
    );
  });

  it('says the same as JSON, tabs and byte-order mark included', async () => {
    const json = `\uFEFF${JSON.stringify(parse(await sample()), undefined, '\t')}`;
    assert.deepEqual(institution(json), institution(await sample()));
  });

  it('names every rule that can be set, with the value that it has when it is not', async () => {
    const { plazos, convenio, evidencias, publicacion } = parse(await sample());
    const { reglas } = institution(await sample());
    assert.deepEqual(plazos, { ...reglasPorOmision.plazos, recordatorio: reglasPorOmision.recordatorio });
    assert.deepEqual(convenio.avisos, reglasPorOmision.avisosCompromiso);
    assert.deepEqual(Object.keys(convenio), ['avisos', 'firma', 'clausulas-revisadas']);
    assert.deepEqual(evidencias.tipos, reglasPorOmision.evidencias.tipos);
    assert.equal(publicacion.lineamientos.length, reglasPorOmision.lineamientos.length);
    assert.deepEqual(reglas, reglasPorOmision);
  });

  it('may leave the optional sections out', async () => {
    const {
      membrete: _membrete,
      plazos: _plazos,
      calendario: _calendario,
      folios: _folios,
      ...rest
    } = parse(await sample());
    const { membrete, reglas } = institution(JSON.stringify(rest));
    assert.deepEqual(membrete, { encabezado: ['Instituto Electoral del Estado de México'], pie: '' });
    assert.equal(reglas.plazos['acuse-notificacion'], 5);
    assert.equal(reglas.folio, '{puesto}/{ciclo}/{numero}');
  });

  it('takes the institution’s own points of the lineamientos, obligatory unless it says otherwise', async () => {
    assert.deepEqual(institution(await sample()).reglas.lineamientos, reglasPorOmision.lineamientos);
    const { publicacion: _publicacion, ...rest } = parse(await sample());
    assert.deepEqual(institution(JSON.stringify(rest)).reglas.lineamientos, reglasPorOmision.lineamientos);
    const own = { lineamientos: [{ clave: 'acta', texto: 'Lo aprobó el comité.' }] };
    assert.deepEqual(institution(JSON.stringify({ ...rest, publicacion: own })).reglas.lineamientos, [
      { clave: 'acta', texto: 'Lo aprobó el comité.', obligatorio: true },
    ]);
  });

  it('takes the institution’s own clauses, their paragraphs included, and whether the legal area reviewed them', async () => {
    const standing = institution(await sample()).clausulado;
    assert.deepEqual(standing, { clausulas: CLAUSULAS, revisadas: false });
    const own = 'clausulas:\n    - titulo: Objeto\n      texto: |\n        Uno: dos.\n        Tres.\n';
    const { clausulado, reglas } = institution(
      await sample(['  firma: ambas\n  clausulas-revisadas: false', `  clausulas-revisadas: true\n  ${own}`]),
    );
    assert.deepEqual(clausulado, { clausulas: [{ titulo: 'Objeto', texto: 'Uno: dos.\nTres.' }], revisadas: true });
    assert.equal(reglas.firma, 'ambas', 'the rest of the section keeps its defaults');
  });

  it('takes what the institution receives as evidence, and the program’s own when it says nothing', async () => {
    assert.deepEqual(institution(await sample()).reglas.evidencias, reglasPorOmision.evidencias);
    const { evidencias: _evidencias, ...rest } = parse(await sample());
    assert.deepEqual(institution(JSON.stringify(rest)).reglas.evidencias, reglasPorOmision.evidencias);
    const own = { tipos: ['pdf', 'audio'], 'maximo-mb': 10 };
    assert.deepEqual(institution(JSON.stringify({ ...rest, evidencias: own })).reglas.evidencias, {
      tipos: ['pdf', 'audio'],
      maximoMb: 10,
    });
  });

  it('adds the institution’s own days, its electoral processes and its deputies', async () => {
    const text = await sample(
      ['inhabiles: []', 'inhabiles:\n    - { desde: 2026-04-02, hasta: 2026-04-03, motivo: Semana Santa }'],
      ['procesos-electorales: []', 'procesos-electorales:\n    - { desde: 2027-01-04, hasta: 2027-08-31 }'],
      [
        '    enlaces:',
        `    suplencias:\n      - { persona: ${ANDREA}, desde: 2026-07-06, hasta: 2026-07-17, motivo: Vacaciones }\n    enlaces:`,
      ],
    );
    const { calendario, directorio } = institution(text);
    assert.ok(calendario.inhabiles.has('2026-04-02') && calendario.inhabiles.has('2026-04-03'));
    assert.deepEqual(calendario.todosHabiles, [{ desde: '2027-01-04', hasta: '2027-08-31' }]);
    assert.deepEqual(
      directorio.designaciones.filter((held) => held.capacity === 'suplente'),
      [
        {
          persona: ANDREA,
          puesto: 'DO',
          capacity: 'suplente',
          desde: '2026-07-06',
          hasta: '2026-07-17',
          motivo: 'Vacaciones',
        },
      ],
    );
  });
});

describe('Reading the file of a path', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'institucion-'));
  });
  after(() => rm(folder, { recursive: true }));

  const failures = async (path: string): Promise<string> => {
    const reading = await readInstitution(path);
    return reading.ok ? 'read' : reading.problems.map(formatProblem).join('\n');
  };

  it('tells a missing file, a folder and ten megabytes', async () => {
    assert.match(await failures(join(folder, 'no.yaml')), /no existe; revise INSTITUTION_FILE/);
    assert.match(await failures(folder), /es una carpeta/);
    await writeFile(join(folder, 'huge.yaml'), 'x'.repeat(10_000_000));
    assert.match(await failures(join(folder, 'huge.yaml')), /pasa de 512 KB/);
  });

  it('wants the logo beside it', async () => {
    const path = join(folder, 'institucion.yaml');
    await writeFile(path, await sample(['  pie:', '  logo: logo.png\n  pie:']));
    assert.match(await failures(path), /no existe la imagen «logo.png»/);
    for (const drawing of ['', '<svg xmlns="http://www.w3.org/2000/svg"/>']) {
      await writeFile(join(folder, 'logo.png'), drawing);
      assert.match(await failures(path), /membrete › logo: el archivo «logo.png» no es una imagen PNG o JPEG/);
    }
    for (const picture of [pixel, jpegPicture]) {
      await writeFile(join(folder, 'logo.png'), picture);
      assert.equal(await failures(path), 'read');
    }
  });
});
