import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../engine/util/path';

/** Signals on a customer: how likely it is to leave, or to buy more. What Adobe does not show is unknown, and never low. */

/** From the most to the least. */
const WORDS = ['HIGH', 'MEDIUM', 'LOW'];

/** Predictions come as a list, as a lone one, or by their category; without data there is [] or {}. */
function predictionsOf(signal: unknown): IDataObject[] {
	const rows = Array.isArray(signal)
		? signal
		: !isObject(signal)
			? []
			: 'probability' in signal
				? [signal]
				: Object.values(signal);
	return (rows as unknown[]).filter(isObject);
}

/** The highest of the predictions; a word that is unknown counts where there is no other. */
function highest(signal: unknown): string {
	const levels = predictionsOf(signal)
		.map(({ probability }) => String(probability ?? ''))
		.filter((word) => word !== '');
	return WORDS.find((word) => levels.includes(word)) ?? levels[0] ?? 'unknown';
}

/** The answer with an entry for each signal that was asked for, also where Adobe left it out. */
export function withAsked(body: IDataObject, asked: unknown): IDataObject {
	if (!Array.isArray(asked) || asked.length === 0) return body;
	const none = Object.fromEntries((asked as string[]).map((signal) => [signal, []]));
	return { ...body, propensity: { ...none, ...(isObject(body.propensity) ? body.propensity : {}) } };
}

/** For an operation's `extra`: { likelihood: { churn: 'LOW', seatExpansion: 'unknown' } }, or nothing where none was asked for. */
export function likelihood({ propensity }: IDataObject): IDataObject {
	if (!isObject(propensity)) return {};
	return {
		likelihood: Object.fromEntries(Object.entries(propensity).map(([signal, levels]) => [signal, highest(levels)])),
	};
}
