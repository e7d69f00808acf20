import type { Field } from '../../engine/declare';

/** A switch that Adobe takes in the query, on by default. @param as its name there */
export const queryFlag = (displayName: string, name: string, as: string, description: string): Field => ({
	displayName,
	name,
	type: 'boolean',
	default: true,
	description,
	send: { in: 'query', as },
});
