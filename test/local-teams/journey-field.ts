/** How a card calls an input that the journey's people fill in. */
export interface Field {
  readonly label: string;
  /** `beginning` is a choice whose title begins with the value. A `date` is written `YYYY-MM-DD`. */
  readonly kind: 'text' | 'choice' | 'beginning' | 'radio' | 'checks' | 'date';
  /** Titles of the options by their value. */
  readonly options?: Readonly<Record<string, string>>;
}

type Options = Readonly<Record<string, string>>;

export const text = (label: string): Field => ({ label, kind: 'text' });
export const date = (label: string): Field => ({ label, kind: 'date' });
export const beginning = (label: string): Field => ({ label, kind: 'beginning' });
export const choice = (label: string, options: Options): Field => ({ label, kind: 'choice', options });
export const radio = (label: string, options: Options): Field => ({ label, kind: 'radio', options });
export const checks = (label: string, options: Options): Field => ({ label, kind: 'checks', options });
export const SI_NO = { si: 'Sí', no: 'No' };
