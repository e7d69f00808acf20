import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Operation, Result, Settings, Vendor } from '../declare';
import { at, isObject, put } from '../util/path';

const MASK = '********';

/** Masks the values under a path in an object, which is changed. */
export function maskPath(source: IDataObject, path: string): void {
	const [head, ...rest] = path.split('[].');
	const found = at(source, head);
	if (rest.length === 0) {
		if (found !== undefined) put(source, head, MASK);
	} else if (Array.isArray(found)) {
		for (const row of found) maskPath(row as IDataObject, rest.join('[].'));
	}
}

const numeric = (value: unknown): number | undefined =>
	typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;

/**
 * A copy of a value as a person means it: in the platform's readable form, and with amountNumber and quantityNumber
 * beside texts, for arithmetic; the platform's text stays as it is. Plain loops, for lists have ten thousand rows.
 */
function readable(value: IDataObject[string], vendor: Vendor): IDataObject[string] {
	if (Array.isArray(value)) return value.map((row) => readable(row as IDataObject, vendor)) as IDataObject[];
	if (!isObject(value)) return vendor.normalizeValue ? vendor.normalizeValue(value) : value;
	const result: IDataObject = {};
	for (const key of Object.keys(value)) {
		if (vendor.hiddenKeys?.test(key)) continue;
		result[key] = readable(value[key], vendor);
		const number = key === 'amount' || key === 'quantity' ? numeric(value[key]) : undefined;
		if (number !== undefined) result[`${key}Number`] = number;
	}
	return result;
}

/** The members that show how a write ended stay, whatever else Simplify keeps. */
const OUTCOME = [
	'created',
	'outcome',
	'orderKey',
	'orderKeyReadable',
	'duplicateOrderId',
	'cancellationOrders',
	'note',
	'warnings',
	'dryRun',
	'request',
	'existingOrderId',
	'changes',
	'deleted',
	'checks',
	'preview',
];

/** What decides how a row is shown. `now`: milliseconds */
interface View {
	vendor: Vendor;
	operation: Operation;
	settings: Settings;
	now: number;
}

/** The fields of these names, `address.city` too, and how a write ended. */
function selected(whole: IDataObject, names: string[]): IDataObject {
	const result: IDataObject = {};
	for (const name of [...names, ...OUTCOME]) {
		const value = at(whole, name);
		if (value !== undefined) put(result, name, value);
	}
	return result;
}

function toJson({ vendor, operation, settings, now }: View, row: IDataObject): IDataObject {
	const extra = operation.extra?.(row, now);
	const simplify = settings.simplify ? operation.simplify : undefined;
	const masked = settings.showSecrets ? [] : (operation.mask ?? []);
	// What is simplified is made again below, value by value.
	const own = simplify && masked.length === 0 ? row : structuredClone(row);
	// ID, status in words and name come first, where a table shows them.
	const whole: IDataObject = extra || 'error' in own ? { ...extra, ...own, ...extra } : own;
	for (const path of masked) maskPath(whole, path);
	// n8n takes a member of this name for a failure of the node.
	if ('error' in whole) {
		whole.platformError = whole.error;
		delete whole.error;
	}
	if (settings.only) return selected(whole, settings.only);
	if (!simplify) return whole;
	// What came of it comes first, where a table shows it.
	const [first, second, ...rest] = simplify;
	const simple: IDataObject = {};
	for (const key of [first, second, ...OUTCOME, ...Object.keys(extra ?? {}), ...rest]) {
		if (whole[key] !== undefined) simple[key] = whole[key];
	}
	return readable(simple, vendor) as IDataObject;
}

/** The output items of one input item, each paired with it. */
export function toItems(view: View, result: Result, item: number): INodeExecutionData[] {
	return result.rows.map((row, index) => ({
		json: toJson(view, row),
		...(result.binary?.[index] ? { binary: result.binary[index] } : {}),
		pairedItem: { item },
	}));
}
