import assert from 'node:assert/strict';
import type { Sniff } from '../../../src/application/chat/inbox.js';
import { OfficeHarness, textOf } from '../office-harness.js';

const sniff: Sniff = async (_bytes, name) =>
  name.endsWith('.xlsm')
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; contenido=macros'
    : name.endsWith('.xyz')
      ? 'application/octet-stream'
      : 'application/pdf';

describe('a file whose content is refused', () => {
  let office: OfficeHarness;
  afterEach(() => assert.deepEqual(office.errors, []));

  it('is refused before its sender is asked where it goes', async () => {
    office = await (await OfficeHarness.open({ sniff })).reach('suscrito');
    const [macros] = await office.drop('do', 'Cálculo.xlsm');
    assert.match(textOf(macros), /^«Cálculo\.xlsm»: El documento contiene macros y no se recibe por seguridad\./);
    const [unknown] = await office.drop('do', 'Datos.xyz');
    assert.match(
      textOf(unknown),
      /^«Datos\.xyz»: Por su contenido, el archivo no es de un tipo que se reciba como evidencia\. Adjúntelo en alguno/,
    );
    assert.deepEqual(
      (await office.drop('do', 'Acta.pdf')).map((each) => 'card' in each),
      [true],
    );
  });

  it('goes to SE only where it is read and not kept, and says why', async () => {
    office = await (await OfficeHarness.open({ sniff })).reach('suscrito');
    const [asked] = await office.drop('se', 'Informe.xlsm');
    const card = asked !== undefined && 'card' in asked ? asked.card : assert.fail(textOf(asked));
    assert.match(JSON.stringify(card.data['destinos']), /^\[\{"title":"Más ASM del informe[^}]*\}[^}]*\}/);
    assert.doesNotMatch(JSON.stringify(card.data), /Convenio|sin solventar/);
    assert.match(
      card.notice?.text ?? '',
      /^Solo se muestran los asuntos que pueden leerlo\. El documento contiene macros/,
    );
  });
});
