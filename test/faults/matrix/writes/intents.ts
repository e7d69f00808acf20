import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { type Field, placeOf } from '../../../../nodes/engine/declare';
import { readValues } from '../../../../nodes/engine/input/values';
import { cases, filledIn, givesFiles, type Case } from '../../../operations/play/cases';
import { refusalOf } from '../../../operations/play/own';
import { plantTyped } from '../../../secrets/canary';
import { writes } from './platforms';

/** Is in whatever is asked for the second object, and nowhere else. */
const MARK = '-second';

/**
 * One screen of each write: with its required fields only, or with all where nothing would be asked for.
 * @param without ids of operations that are played elsewhere
 */
export function writesOf(platform: string, without: string[]): Case[] {
	const played = cases.filter(
		(one) =>
			one.platform.name === platform &&
			one.operation.write !== undefined &&
			!without.includes(one.id) &&
			one.way === 0 &&
			one.variant === 'standard' &&
			!givesFiles(one) &&
			refusalOf(one) === undefined,
	);
	const required = played
		.filter(({ id, fill }) => fill === 'required' && !writes.filled.includes(id))
		.map(({ id }) => id);
	return played.filter(({ id, fill }) => (fill === 'required') === required.includes(id));
}

/** With the engine's own times: those of a filled screen are too short for a pause. Passwords are not asked for. */
function patient({ options, ...parameters }: INodeParameters): INodeParameters {
	if (options === undefined) return parameters;
	const { retryFor: _, requestTimeout: __, waitAtMost: ___, showSecrets: ____, ...others } = options as INodeParameters;
	return { ...parameters, options: others };
}

/** What a user enters for one object: texts about persons and secrets are canaries. */
export const intentOf = (one: Case): INodeParameters => patient(plantTyped(one.operation.fields, filledIn(one)));

/** What the user asks for, in the platform's names. */
export const askedBy = ({ node, operation }: Case, parameters: INodeParameters): IDataObject =>
	readValues(node.resource.vendor, operation, (name) => parameters[name], {
		now: Date.now(),
		fallbackKey: () => 'no key',
	}).body;

const isText = ({ type }: Field): boolean => type === 'string' || type === 'resourceLocator';

/** The field by which objects differ: the first in the path, else the first text. */
function distinguishing({ id, operation }: Case, parameters: INodeParameters): Field | undefined {
	const texts = operation.fields.filter((field) => isText(field) && parameters[field.name]);
	const inPath = texts.find((field) => placeOf(operation, field) === 'path');
	return (
		texts.find(({ name }) => name === writes.differsIn[id]) ??
		inPath ??
		texts.find((field) => placeOf(operation, field) === 'body')
	);
}

/** Whether there is one such object for an account. */
export const isAlone = ({ id }: Case): boolean => writes.oneForAll.includes(id);

/** The same intent for another object. */
export function secondIntent(one: Case, parameters: INodeParameters): INodeParameters {
	const field = distinguishing(one, parameters);
	if (!field) throw new Error(`Nothing distinguishes two objects of ${one.id}`);
	const value = parameters[field.name];
	const other =
		typeof value === 'string'
			? value + MARK
			: { ...(value as INodeParameters), value: `${String((value as INodeParameters).value)}${MARK}` };
	return { ...parameters, [field.name]: other };
}

/** Which of two intents a request is about: 0 or 1. */
export const intentIn = (url: string, body: unknown): 0 | 1 => (`${url} ${String(body ?? '')}`.includes(MARK) ? 1 : 0);
