import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { InputProblem, type Operation, type Settings, showsDryRun } from '../declare';
import { optionsOf as ownOptions } from '../ui/engineFields';
import { limitFields } from '../ui/limitFields';
import { list } from './codes';
import { checked, optionsOf } from './fieldValues';
import { orderKey } from './keys/orderKey';
import { readLimits } from './limits';
import { flag, number } from './parsers';

/** Reads one parameter of one item as the screen emits it; null when it is not there. */
export type Get = (name: string) => unknown;

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** Switches are checked, not compared: an expression that yields the text "true" must not turn a dry run into an order. */
const isOn = (value: unknown, label: string, standard = false): boolean =>
	(checked(flag, value, label) as boolean | undefined) ?? standard;

/**
 * A switch that protects, of a write: nothing is no answer here, for n8n gives nothing where an expression finds nothing.
 * @param absent what holds where the switch is not among the options that were chosen
 */
function protects(operation: Operation, value: unknown, label: string): boolean {
	const given = checked(flag, value, label) as boolean | undefined;
	if (given === undefined && operation.write)
		throw new InputProblem(`"${label}" must be true or false, but is empty. Nothing was sent.`);
	return given === true;
}

/** Where money moves, Dry Run is above the options. n8n keeps one that another operation had among them, and shows it nowhere. */
function dryRunOf(operation: Operation, options: IDataObject, get: Get): boolean {
	if (!showsDryRun(operation)) return protects(operation, options.dryRun ?? false, 'Dry Run');
	if (!('dryRun' in options) || options.dryRun === false) return protects(operation, get('dryRun'), 'Dry Run');
	throw new InputProblem(
		'"Dry Run" is among the options, where this operation does not have it. Turn on the "Dry Run" field instead, or delete the options and add them again. Nothing was sent.',
	);
}

/**
 * An option that was chosen for a write must hold something: left to its default in silence, a dry run would become
 * an order, and a check would be left out. n8n keeps the name of a member whose expression finds nothing.
 */
function refuseLost(operation: Operation, options: IDataObject): void {
	if (!operation.write) return;
	const offered = ownOptions(operation);
	for (const [name, value] of Object.entries(options)) {
		const field = offered.find((one) => one.name === name);
		if (!field || (value !== undefined && value !== null && value !== '')) continue;
		throw new InputProblem(
			`"Options > ${field.displayName}" was chosen, but is empty. Enter a value or remove the option. Nothing was sent.`,
		);
	}
}

const LABELS = { limits: 'Limits', options: 'Options' };

/**
 * The limits, or the options. A write refuses a collection that one expression gives: it may give none of what was
 * chosen, and nobody could tell.
 */
function ownCollection(operation: Operation, name: 'limits' | 'options', get: Get, { stored }: Turn): IDataObject {
	if (operation.write && typeof stored?.[name] === 'string')
		throw new InputProblem(
			`"${LABELS[name]}" is one expression, so it cannot be seen what is missing in it. Add each field, and use expressions for their values. Nothing was sent.`,
		);
	return optionsOf(get(name), LABELS[name]);
}

function daysOf(given: unknown): number | undefined {
	const value = checked(number, given, 'Refuse Same Lines Within') as number | undefined;
	if (value !== undefined && value <= 0) throw new InputProblem('"Refuse Same Lines Within" must be more than 0.');
	return value;
}

/** A time of the options in milliseconds. */
function timeOf(given: unknown, label: string, standard: number, unit: number): number {
	const value = checked(number, given, label) as number | undefined;
	if (value === undefined) return standard;
	if (value <= 0) throw new InputProblem(`"${label}" must be more than 0.`);
	return value * unit;
}

function limitOf(operation: Operation, get: Get): number {
	if (operation.paging === undefined || isOn(get('returnAll'), 'Return All')) return Infinity;
	const limit = Number(get('limit') ?? 50);
	if (Number.isSafeInteger(limit) && limit >= 1) return limit;
	throw new InputProblem('"Limit" must be a whole number of 1 or more.');
}

function lanesOf(given: unknown): number | undefined {
	if (given === undefined || given === null || given === '') return undefined;
	const size = Number(given);
	if (Number.isSafeInteger(size) && size >= 1 && size <= 20) return size;
	throw new InputProblem('"Max Concurrent Requests" must be a whole number from 1 to 20.');
}

function orderKeyOf(options: IDataObject, get: Get, { stored, fallbackKey }: Turn): string {
	if (isOn(options.withoutOrderKey, 'Without Order Key')) return fallbackKey();
	const key = checked((value) => orderKey(value, stored?.orderKey), get('orderKey'), 'Order Key') as string | undefined;
	if (key !== undefined) return key;
	throw new InputProblem(
		'"Order Key" is empty, so nothing was ordered. Enter the ID of the deal (and of its line), or turn on the "Without Order Key" option.',
	);
}

function waits(operation: Operation, get: Get): boolean {
	const { wait } = operation;
	if (wait?.offered === 'always') return true;
	return wait?.offered === 'choice' && protects(operation, get('waitForCompletion'), 'Wait for Completion');
}

/** Which fields an item shows: by the switch, or by what the flow chose for a tool. @throws InputProblem */
function outputOf(operation: Operation, get: Get): Pick<Settings, 'simplify' | 'only'> {
	if (operation.simplify === undefined) return { simplify: false };
	// It is read by n8n only where the node is a tool.
	const output = get('output');
	if (output === 'raw') return { simplify: false };
	if (output !== 'selected') return { simplify: isOn(get('simplify'), 'Simplify', true) };
	const only = checked(list, get('outputFields'), 'Fields') as string[] | undefined;
	if (only === undefined)
		throw new InputProblem('"Fields" is empty. Enter the names of the fields, such as id, status.');
	return { simplify: false, only };
}

/** What an item is read with besides its values. */
export interface Turn {
	/** the order key when the user wants none of his own */
	fallbackKey: () => string;
	/** the parameters of the node as they are stored, with their expressions */
	stored?: INodeParameters;
}

/**
 * The engine's own options of one item.
 * @throws InputProblem
 */
export function readSettings(operation: Operation, get: Get, turn: Turn): Settings {
	const options = ownCollection(operation, 'options', get, turn);
	refuseLost(operation, options);
	return {
		limit: limitOf(operation, get),
		...outputOf(operation, get),
		showSecrets: isOn(options.showSecrets, 'Show Passwords'),
		dryRun: dryRunOf(operation, options, get),
		wait: waits(operation, get),
		waitAtMost: timeOf(options.waitAtMost, 'Wait at Most', 10 * MINUTE, MINUTE),
		orderKey: operation.orderKeys ? orderKeyOf(options, get, turn) : undefined,
		generatedKey: operation.orderKeys !== undefined && isOn(options.withoutOrderKey, 'Without Order Key'),
		placeAgain: isOn(options.placeAgain, 'Place Again'),
		acceptKeyless: isOn(options.acceptKeyless, 'Accept Orders That Show No Key'),
		refuseSameLinesWithin: operation.orderKeys?.findsOthers ? daysOf(options.refuseSameLinesWithin) : undefined,
		cancelDuplicate:
			operation.cancelDuplicate !== undefined && isOn(options.cancelDuplicateOrder, 'Cancel Duplicate Order'),
		checkAccount: operation.account !== undefined && isOn(options.checkAccount, 'Check Account First', true),
		limits:
			limitFields(operation).length > 0 ? readLimits(operation, ownCollection(operation, 'limits', get, turn)) : {},
		maxConcurrent: lanesOf(options.maxConcurrentRequests),
		timeout: timeOf(options.requestTimeout, 'Request Timeout', MINUTE, SECOND),
		retryFor: timeOf(options.retryFor, 'Keep Trying For', 2 * MINUTE, SECOND),
	};
}
