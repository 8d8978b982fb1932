/** Half of a character outside the basic plane (a lone surrogate): what an edited client, or a cut in the middle of an emoji, leaves. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The text without half characters, which have no UTF-8 form, so that the record can't hold them. Everything else stays to the letter. */
export const wellFormed = (text: string): string => text.replace(LONE_SURROGATE, '\uFFFD');
