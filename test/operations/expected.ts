import type { IDataObject } from 'n8n-workflow';
import type { Vendor } from '../../nodes/engine/declare';
import { isObject } from '../../nodes/engine/util/path';
import { time } from '../support/virtualClock';
import type { Case } from './cases';
import { routeOf } from './contract';
import { fixtureBody } from './fixtures';
import { answerTo, STARTED } from './reply';

type Value = IDataObject[string];

/** Where rows stand in an answer: nowhere (the answer is the object), or under a name; '' is the answer itself. */
function rowsIn({ operation: { items }, node }: Case, body: unknown): IDataObject[] {
	if (items === undefined) return [node.resource.vendor.object(body)];
	const found =
		items === '' || Array.isArray(body)
			? body
			: items
					.split('|')
					.map((name) => (body as IDataObject)[name])
					.find((one) => one !== undefined);
	const rows = (Array.isArray(found) ? found : [found]) as unknown[];
	return rows.map((row) => (isObject(row) ? row : { value: row as string }));
}

/** Whether the contract's operation gives no object back, but says that something was done or started. */
function hasNoResult({ platform, operation }: Case): boolean {
	const asked = platform.contract.operations.find(
		({ id, method, path }) => operation.facts.includes(id) && routeOf(`${method} ${path}`) === routeOf(operation.route),
	);
	return asked !== undefined && (asked.kind === 'none' || (asked.kind === 'async' && asked.statuses?.[0] === 202));
}

/** What a look at the object gives, on the way to its end. */
function look(one: Case, url: string): IDataObject {
	const {
		node,
		operation: { wait },
	} = one;
	return node.resource.vendor.object(answerTo(one, routeOf(wait?.route ?? ''), url) ?? {});
}

/** What was made, followed to its end where the screen asks for that. */
function followed(one: Case, object: IDataObject, url: string): IDataObject {
	const {
		operation: { wait },
		parameters,
	} = one;
	if (!wait || wait.offered === 'never' || object.id === undefined) return object;
	const state = wait.state(object, {});
	if (state !== 'pending' || parameters.waitForCompletion === false) return { ...object, outcome: state };
	const seen = look(one, url);
	return { ...object, ...seen, outcome: wait.state(seen, {}) };
}

/** The rows of the platform that a run puts out, one for an object. */
export function platformRows(one: Case, url: string): IDataObject[] {
	const { operation, parameters } = one;
	if (operation.write === 'delete') return [{ deleted: true }];
	if (hasNoResult(one)) {
		const started = {
			...(operation.emptySuccess && !operation.idFromLocation ? { success: true } : {}),
			...(operation.idFromLocation ? { id: STARTED } : {}),
		};
		return [followed(one, started, url)];
	}
	const found = rowsIn(one, fixtureBody(operation.sample, url));
	const rows = operation.write ? found.map((row) => followed(one, row, url)) : found;
	return typeof parameters.limit === 'number' && !parameters.returnAll ? rows.slice(0, parameters.limit) : rows;
}

/** Computed members; numbers may count from the moment of the run. */
const computed = (extra: IDataObject = {}): IDataObject =>
	Object.fromEntries(
		Object.entries(extra).map(([name, value]) => [
			name,
			typeof value === 'number' ? (expect.any(Number) as number) : value,
		]),
	);

/** What an order shows of the steps before it: the account, the estimate, the limits. */
function checksOf({ operation: { account, orderKeys, estimate }, parameters }: Case): IDataObject {
	const { checkAccount = true } = (parameters.options ?? {}) as IDataObject;
	const limits = Object.keys((parameters.limits ?? {}) as IDataObject);
	const price = { total: expect.stringMatching(/^\d+\.\d{2,}$/) as string, currency: 'USD' };
	const checks = {
		...(account && checkAccount ? { account: expect.any(String) as string } : {}),
		...(estimate && limits.some((limit) => limit !== 'maximumQuantity') ? { estimate: price } : {}),
		...(limits.length > 0 ? { limits: 'kept' } : {}),
	};
	return orderKeys && Object.keys(checks).length > 0 ? { checks } : {};
}

/** What the node adds in one case; without a key of the user's own it makes one of the execution, which nobody looks for. */
export function addedBy(one: Case, row: IDataObject): IDataObject {
	const { id, operation, parameters, platform } = one;
	// Every sample of what is waited for is at its end.
	const ended: IDataObject = operation.wait?.offered === 'always' ? { outcome: 'completed' } : {};
	const added = { ...ended, ...(platform.added[id] ?? computed(operation.extra?.(row, time.now()))), ...checksOf(one) };
	const { withoutOrderKey } = (parameters.options ?? {}) as IDataObject;
	if (!withoutOrderKey) return added;
	const { orderKeyReadable: _, ...others } = added;
	return { ...others, orderKey: expect.stringMatching(/^n8n-.+-0$/) as string };
}

/** Hides the values at a path in which [] stands for each row. */
function masked(value: unknown, steps: string[]): unknown {
	if (Array.isArray(value)) return value.map((row: unknown) => masked(row, steps));
	if (!isObject(value) || value[steps[0]] === undefined) return value;
	return { ...value, [steps[0]]: steps.length === 1 ? '********' : masked(value[steps[0]], steps.slice(1)) };
}

/** A row as it is shown: passwords hidden unless asked for, no member that n8n takes for a failure. */
export function shown({ operation: { mask = [] }, parameters }: Case, row: IDataObject): IDataObject {
	const { showSecrets } = (parameters.options ?? {}) as IDataObject;
	const hidden = showSecrets
		? row
		: mask.reduce<unknown>((value, path) => masked(value, path.replaceAll('[]', '').split('.')), row);
	const { error, ...rest } = hidden as IDataObject;
	return error === undefined ? rest : { ...rest, platformError: error };
}

const read = (value: Value, vendor: Vendor): Value => {
	if (Array.isArray(value)) return value.map((row) => read(row as IDataObject, vendor)) as IDataObject[];
	if (!isObject(value)) return vendor.normalizeValue ? vendor.normalizeValue(value) : value;
	const told = Object.entries(value).filter(([name]) => !vendor.hiddenKeys?.test(name));
	return Object.fromEntries(told.map(([name, inner]) => [name, read(inner, vendor)]));
};

/** The members that Simplify keeps, as far as the row has them. */
export function kept({ operation: { simplify = [] }, node }: Case, row: IDataObject): IDataObject {
	const names = simplify.filter((name) => row[name] !== undefined);
	return Object.fromEntries(names.map((name) => [name, read(row[name], node.resource.vendor)]));
}
