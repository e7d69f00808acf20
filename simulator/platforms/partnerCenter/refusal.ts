import table from '../../../samples/partnerCenter/data/problems.json';

/**
 * The forms in which an error is written: the usual one of the API, the gateway's, that of the newer commerce and
 * agreement services, that of Microsoft Graph and api.partner.microsoft.com, and no body at all.
 */
export type Shape = 'normal' | 'gateway' | 'newer' | 'graph' | 'empty';

/** What a refusal can carry beside its status, code and text. */
export interface Extras {
	headers?: Record<string, string>;
	/** The texts or links in `data` of the usual form. */
	data?: unknown[];
	/** Of the newer form: whether the same call may succeed later. */
	isRetryable?: boolean;
	errorName?: string;
}

type Code = number | string;

/** Why the platform does not do what it was asked to; becomes the error answer. */
export class PartnerRefusal extends Error {
	constructor(
		readonly status: number,
		readonly code: Code,
		readonly description: string,
		readonly shape: Shape,
		readonly extras: Extras,
	) {
		super(description);
	}
}

/** Makes a refusal to be thrown: `throw refuse(404, 20003, 'Subscription not found')`. */
export const refuse = (status: number, code: Code, text: string, shape: Shape = 'normal', extras: Extras = {}) =>
	new PartnerRefusal(status, code, text, shape, extras);

/** What was looked for. Throws the refusal where there is nothing. */
export function orThrow<T>(found: T | undefined, refusal: Error): T {
	if (found === undefined) throw refusal;
	return found;
}

/** The first row that passes a test. Throws the refusal where none does. */
export const findOne = <T>(rows: T[], refusal: Error, test: (row: T) => unknown): T =>
	orThrow(rows.find(test), refusal);

/** One of some rows by its id. Throws the refusal where there is none. */
export const byId = <T extends { id?: unknown }>(rows: T[], id: string | undefined, refusal: Error): T =>
	findOne(rows, refusal, (row) => row.id === id);

// The platform escapes its descriptions as if for a web page.
const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/'/g, '&#39;').replace(/"/g, '&quot;');

/** The error body in each form. */
const BODIES: Record<Shape, (refusal: PartnerRefusal) => unknown> = {
	gateway: ({ status: statusCode, description: message }) => ({ statusCode, message }),
	newer: ({ code, description, extras: { errorName = 'RequestRefused', isRetryable = false } }) => ({
		code: String(code),
		message: description,
		description,
		errorName,
		isRetryable,
		parameters: {},
		errorMessageExtended: `InternalErrorCode=${code}`,
	}),
	graph: ({ code, description: message }) => ({ error: { code: String(code), message } }),
	empty: () => undefined,
	normal: ({ code, description, extras: { data = [] } }) => {
		return { code, description: escapeText(description), data, source: 'PartnerFD' };
	},
};

/** The error body in the refusal's form; undefined for none. */
export const errorBody = (refusal: PartnerRefusal): unknown => BODIES[refusal.shape](refusal);

/** Why a request, or one line of it, cannot be done: the platform's code and words. */
export interface Problem {
	status: number;
	code: number;
	text: string;
	/** The services of New Commerce write their errors in the newer form. */
	shape?: 'newer';
	retryable?: boolean;
}

/** The platform's codes that commerce knows (facts: conventions, codes), with the status that fits them. */
export const PROBLEMS = table as Record<keyof typeof table, Problem>;

/** The refusal that says so, by the problem or by its name; `exact` is more exact than the code's own words. */
export function refusal(problem: Problem | keyof typeof table, exact?: string): PartnerRefusal {
	const { status, code, text, shape, retryable } = typeof problem === 'string' ? PROBLEMS[problem] : problem;
	return refuse(status, code, exact ?? text, shape, { isRetryable: retryable ?? false });
}

/** Input that commerce does not take: `badInput('grain must be hourly.')`. */
export const badInput = (text: string): PartnerRefusal => refusal('input', text);

/** The same code for what is not there. */
export const absent = (text: string): PartnerRefusal => refusal({ ...PROBLEMS.input, status: 404 }, text);

// The sources name a code for few of these refusals; 3000 is theirs for what is not valid and for what is not there.
const CODE = 3000;

/** Nothing there under an id: `missing('user')`. */
export const missing = (what: string): PartnerRefusal => refuse(404, CODE, `There is no such ${what}.`);

/** A request that breaks a rule. */
export const invalid = (text: string): PartnerRefusal => refuse(400, CODE, text);

/** A request that does not fit what is there already. */
export const conflict = (text: string): PartnerRefusal => refuse(409, CODE, text);

/** The first two in the form of api.partner.microsoft.com. */
export const salesMissing = (what: string): PartnerRefusal =>
	refuse(404, 'itemNotFound', `There is no such ${what}.`, 'graph');
export const salesInvalid = (text: string): PartnerRefusal => refuse(400, 'invalidRequest', text, 'graph');

/** The same two in the form of Microsoft Graph. */
export const graphMissing = (what: string): PartnerRefusal =>
	refuse(404, 'notFound', `There is no such ${what}.`, 'graph');
export const graphInvalid = (text: string): PartnerRefusal => refuse(400, 'badRequest', text, 'graph');
