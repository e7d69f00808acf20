/** Ids that are picked from a list. */
export * from './accounts';
export * from './catalog';
export * from './sales';
export * from './devices';
