import type { INodeParameters } from 'n8n-workflow';
import { cases, filledIn, givesFiles, type Case, type Declared } from '../play/cases';
import { routeOf } from '../play/contract';
import type { Listing } from './pages';

/** One run of an operation that a golden file holds. */
export interface GoldenCase {
	/** `required`, `all`, or one of both with what differs: `all, returnAll = true`. */
	name: string;
	one: Case;
	parameters: INodeParameters;
	listing?: Listing;
}

const isStandard = ({ variant }: Case): boolean => variant === 'standard';

/** The parameters with one of them changed, on the form or in a collection. */
const changed = (parameters: INodeParameters, name: string, value: INodeParameters[string], collection?: string) =>
	collection
		? { ...parameters, [collection]: { ...(parameters[collection] as INodeParameters), [name]: value } }
		: { ...parameters, [name]: value };

/** What a screen is called in its golden file. */
export const goldenName = (one: Case): string => (isStandard(one) ? one.fill : `${one.fill}, ${one.variant}`);

/** Each screen: with the required fields, with all of them, and with each switch in each other position. */
const screensOf = (mine: Case[]): GoldenCase[] =>
	mine.map((one) => ({
		name: goldenName(one),
		one,
		parameters: filledIn(one),
		...(one.parameters.returnAll === true ? { listing: 'twoPages' as const } : {}),
	}));

/** Whether the contract says that the answer to an operation's own request is a list. */
const readsList = ({ platform, operation, host }: Declared): boolean =>
	operation.write === undefined &&
	platform.contract.operations.some(
		({ id, kind, method, path, host: mark }) =>
			kind === 'collection' &&
			operation.facts.includes(id) &&
			mark === host.mark &&
			routeOf(`${method} ${path}`) === routeOf(operation.route),
	);

/** A list without rows. */
const emptyList = (one: Case): GoldenCase[] =>
	readsList(one) && !givesFiles(one)
		? [{ name: 'required, no rows', one, parameters: one.parameters, listing: 'empty' }]
		: [];

/** A write that is only shown. */
function dryRun(one: Case): GoldenCase[] {
	const { options = {} } = one.parameters as { options?: INodeParameters };
	const collection = 'dryRun' in options ? 'options' : undefined;
	if (!one.operation.write || !(collection || 'dryRun' in one.parameters)) return [];
	return [{ name: 'all, dryRun = true', one, parameters: changed(one.parameters, 'dryRun', true, collection) }];
}

/** Passwords masked, where every optional field is filled and shows them. */
function masked(one: Case): GoldenCase[] {
	const { options = {} } = one.parameters as { options?: INodeParameters };
	if (!('showSecrets' in options)) return [];
	const parameters = changed(one.parameters, 'showSecrets', false, 'options');
	return [{ name: 'all, options.showSecrets = false', one, parameters }];
}

/** An order beyond a limit, of which nothing may be sent. */
function beyondLimit(one: Case): GoldenCase[] {
	const { limits = {} } = one.parameters as { limits?: INodeParameters };
	return Object.entries({ maximumQuantity: 1, maximumTotal: '0.01', expectedCurrency: 'CHF' })
		.filter(([name]) => name in limits)
		.map(([name, value]) => ({
			name: `all, limits.${name} = ${value}`,
			one,
			parameters: changed(one.parameters, name, value, 'limits'),
		}));
}

/** Every run that the golden file of an operation holds, the plain ones first. */
export function goldenCasesOf({ id }: Declared): GoldenCase[] {
	const mine = cases.filter((one) => one.id === id);
	const [required, all] = mine.filter(isStandard);
	return [
		...screensOf(mine.filter(isStandard)),
		...screensOf(mine.filter((one) => !isStandard(one))),
		...emptyList(required),
		...masked(all),
		...dryRun(all),
		...beyondLimit(all),
	];
}
