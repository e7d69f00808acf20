import type { Field } from '../../engine/declare';
import { date } from '../../engine/input/parsers';

/** Fields that narrow a list. */

/** A day without a time. */
export const day = (name: string, displayName: string, description: string, send: Field['send'] = {}): Field => ({
	displayName,
	name,
	type: 'dateTime',
	typeOptions: { dateOnly: true },
	default: '',
	placeholder: 'e.g. 2026-09-01',
	description,
	send: { check: date, ...send },
});

/** The one thing that a list is filtered by; `none` is all rows. */
export const which = (options: Field['options'], description: string): Field => ({
	displayName: 'Which',
	name: 'filterBy',
	type: 'options',
	required: true,
	noDataExpression: true,
	options,
	default: 'none',
	description,
	send: { in: 'nowhere' },
});
