import type { Call } from '../../call';
import { currencyOf, isProblem } from '../catalog/lookup';
import { resellerByMpnId } from '../customers/list';
import type { StoredCustomer } from '../customers/state';
import { PROBLEMS, refusal } from '../problems';
import { checkLine, type Circumstances } from './lineRules';
import type { CartLine } from './state';

/** What a customer's lines are checked against. */
export const circumstancesOf = (
	{ state, now, tenant }: Call,
	{ id, billingProfile }: StoredCustomer,
): Circumstances => ({
	now,
	country: billingProfile.defaultAddress.country ?? 'US',
	subscriptions: state.commerce.subscriptions.filter(({ customerId }) => customerId === id),
	sandbox: tenant.sandbox,
});

/** The partner on record of a line, if it names one. */
export const partnerOf = ({ participants = [] }: CartLine): string | undefined =>
	participants.find(({ key }) => key.toLowerCase() === 'transaction_reseller')?.value;

/** All lines in order, each with the line that it is nested below. */
export const flatten = (lines: CartLine[]): Array<{ line: CartLine; base?: CartLine }> =>
	lines.flatMap((line) => [{ line }, ...(line.addonItems ?? []).map((addOn) => ({ line: addOn, base: line }))]);

function checkNumbering(lines: CartLine[]): void {
	const ids = flatten(lines).map(({ line }) => line.id);
	if (new Set(ids).size < ids.length) throw refusal(PROBLEMS.input, 'Every line needs an id of its own.');
	if (!ids.includes(0)) throw refusal(PROBLEMS.input, 'The ids of the lines count up from 0.');
	if (lines.some(({ addonItems = [] }) => addonItems.some((addOn) => addOn.addonItems?.length))) {
		throw refusal(PROBLEMS.input, 'Add-ons cannot be nested below add-ons.');
	}
}

const groupOf = (groups: string[], name: string): string => {
	if (!groups.includes(name)) groups.push(name);
	return String(groups.indexOf(name));
};

/** A line with what the platform fills in: its currency, its group, and what is wrong with it. */
function readLine(sent: CartLine, circumstances: Circumstances, groups: string[], base?: CartLine): CartLine {
	const { error, orderGroup, currencyCode, addonItems, ...line } = sent;
	const checked = checkLine(line, circumstances, base);
	const group = isProblem(checked) ? 'none' : `${checked.product.family} ${line.billingCycle}`;
	return {
		...line,
		currencyCode: currencyOf(circumstances.country).code,
		// An add-on goes with its base into one order.
		orderGroup: base?.orderGroup ?? groupOf(groups, group),
		...(isProblem(checked) && { error: { errorCode: String(checked.code), errorDescription: checked.text } }),
	};
}

/**
 * The lines of a cart as they are stored. Lines that are bought together, which are those of one product family and
 * billing cycle, get the same group. What is wrong with a line stands in the line; the request is refused for what
 * concerns the whole cart (numbering, partner on record).
 */
export function readLines(
	call: Call,
	customer: StoredCustomer,
	sent: CartLine[],
	attested: boolean | undefined,
): CartLine[] {
	checkNumbering(sent);
	const partners = flatten(sent).flatMap(({ line }) => partnerOf(line) ?? []);
	for (const partner of partners) resellerByMpnId(call, partner);
	if (partners.length > 0 && attested !== true) throw refusal(PROBLEMS.partnerAttestation);
	const circumstances = circumstancesOf(call, customer);
	const groups: string[] = [];
	return sent.map((line) => {
		const base = readLine(line, circumstances, groups);
		const addOns = (line.addonItems ?? []).map((addOn) => readLine(addOn, circumstances, groups, base));
		return addOns.length > 0 ? { ...base, addonItems: addOns } : base;
	});
}
