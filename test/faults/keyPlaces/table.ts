import { ADDED_LINES, ADOBE, MIGRATION, PARTNER_CENTER } from './others';
import { INGRAM, OF_SUBSCRIPTION } from './ingram';
import type { KeyPlace, Place } from './types';

/**
 * Where an order key can be, what can become of that place between two deliveries, and how the second one ends:
 * measured by the test, and shown in docs/security.md. The second order is of the same lines under the same key.
 */

const rows = (platform: string, given: Place[]): KeyPlace[] =>
	given.map(([what, cases, same, other, later = other]) => ({ platform, what, cases, ends: [same, other, later] }));

export const KEY_PLACES: KeyPlace[] = [
	...rows('Ingram Micro', INGRAM),
	...rows('Ingram Micro, cancellation', OF_SUBSCRIPTION),
	...rows('Ingram Micro, renewal', OF_SUBSCRIPTION),
	...rows('Partner Center', PARTNER_CENTER),
	...rows('Partner Center, Order > Create', PARTNER_CENTER),
	...rows('Partner Center, lines added to an order', ADDED_LINES),
	...rows('Partner Center, migration', MIGRATION),
	...rows('Adobe', ADOBE),
];

/** The table of docs/security.md. */
export const table = (): string[][] => [
	['Platform', 'Where the key is, and what became of it', 'The same process', 'Another process', 'Eleven days later'],
	...KEY_PLACES.map(({ platform, what, ends }) => [platform, what, ...ends]),
];
