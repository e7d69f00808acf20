import type { Resource } from '../declare';

/**
 * What n8n shows under a node's name on the canvas: an expression over its parameters. The parameters hold inner values,
 * so the words of the screen travel with it.
 */

interface Choice {
	name: string;
	value: string;
}

const wordsOf = (choices: Choice[]): string =>
	JSON.stringify(Object.fromEntries(choices.map(({ name, value }) => [value, name])));

/** The name of the chosen operation: 'Find or Create'. */
export const subtitle = ({ operations }: Resource): string =>
	`={{ (${wordsOf(operations)})[$parameter["operation"]] }}`;

/** The first of a list, and how many more there are. @param list an expression @param first the words for the first, as `one` */
const firstOf = (list: string, first: string): string =>
	`={{ ((all) => all.slice(0, 1).map((one) => ${first} + (all.length > 1 ? " and " + (all.length - 1) + " more" : "")).join(""))(${list}) }}`;

/** The first of the chosen events: 'Order Completed and 2 more'. */
export const eventsSubtitle = (events: Choice[]): string =>
	firstOf('$parameter["events"]', `(${wordsOf(events)})[one]`);

/** The first of the events that are rows of a list, by the platform's own names: 'subscription-updated and 2 more'. */
export const rowsSubtitle = (list: string, row: string): string =>
	firstOf(`$parameter["${list}"]["${row}"] ?? []`, `(one["${row}"]?.value ?? one["${row}"] ?? "")`);
