import type { ReglaEvidencias } from '../../domain/evidencia-archivo.js';
import { evidenciaFeature } from './evidencia.js';
import type { ArchivosEnEspera } from './evidencia-archivar.js';
import { entregasFeature } from './evidencia-entregas.js';
import { formalidadFeature } from './evidencia-formalidad.js';
import { productoFeature } from './evidencia-producto.js';
import type { Feature } from './feature.js';
import { prorrogaFeature } from './prorroga.js';

/** Everything of 5.1: the evidence of each product, its review, and the prórrogas. */
export const implementacionFeatures = (archivos: ArchivosEnEspera, regla: ReglaEvidencias): readonly Feature[] => [
  evidenciaFeature(archivos, regla),
  productoFeature,
  formalidadFeature,
  entregasFeature,
  prorrogaFeature,
];
