import type { IDataObject } from 'n8n-workflow';

import {
	type ExistingOrder,
	type Operation,
	type OrderKeyStrategy,
	Problem,
	type Session,
	type State,
	type Wait,
} from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { write } from '../../engine/http/send';
import { lastPart } from '../../engine/util/links';

import { notIn } from '../signIn/clouds';
import { customerId } from '../fields/locators';
import * as fields from '../fields/upgrades';
import { account, CUSTOMER } from '../ordering/safety';
import { idFrom } from '../identity';
import { saysFailed, stateBy, unknownStatus } from '../states';
import { USER_ONLY } from '../vendor';

import { rowsOf, sentencesOf } from './errorSentences';

const CREATE = 'POST /v1/productupgrades';
const ELIGIBILITY = 'POST /v1/productUpgrades/eligibility';
const STATUS = 'POST /v1/productUpgrades/{upgradeId}/status';
/** The same route, with the name that the engine gives the ID of what it waits for. */
const STATUS_BY_ID = STATUS.replace('upgradeId', 'id');

const DOCS = 'https://learn.microsoft.com/partner-center/developer';

/** Customer and product family: all three requests take both, and nothing else. */
const asked = ({ customerId: customer, productFamily }: IDataObject): IDataObject => ({
	customerId: customer,
	productFamily,
});

const stateOf = ({ status }: IDataObject): State => stateBy(status, { completed: ['complete', 'completed'] });

/** A code of 0 means no error. */
const errorsIn = ({ errorDetails }: IDataObject): string[] => {
	const errors = (Array.isArray(errorDetails) ? errorDetails : [errorDetails]) as Array<IDataObject | null | undefined>;
	return sentencesOf(errors.filter((one) => one && ![undefined, null, '', 0, '0'].includes(one.code as string)));
};

const failuresOf = (upgrade: IDataObject): string[] => [upgrade, ...rowsOf(upgrade.lineItems)].flatMap(errorsIn);

const wait: Wait = {
	route: STATUS_BY_ID,
	ask: asked,
	state: stateOf,
	failure: (upgrade) =>
		[
			saysFailed(upgrade.status)
				? 'The move to the Azure plan failed.'
				: unknownStatus('the move to the Azure plan', upgrade.status),
			...failuresOf(upgrade),
		].join(' '),
	until: 'the customer has the Azure plan',
	offered: 'choice',
};

async function post(
	session: Session,
	route: string,
	path: Record<string, string>,
	body: IDataObject,
): Promise<IDataObject> {
	return await readObject(session, { ...getRequest(route, path), body: asked(body) });
}

const isId = (value: unknown): value is string => typeof value === 'string' && /[1-9a-f]/i.test(value);

const readUpgrade = (upgrade: IDataObject): ExistingOrder => ({
	id: String(upgrade.id),
	key: undefined,
	lines: upgrade.productFamily ? [String(upgrade.productFamily)] : undefined,
	state: stateOf(upgrade),
	body: upgrade,
});

/** The platform has no place for a key here: an upgrade that the eligibility names is the guard. */
const strategy: OrderKeyStrategy = {
	keyless: true,
	scope: ({ body }) => [String(body.customerId), String(body.productFamily)],
	withKey: (body) => body,
	lines: ({ productFamily }) => [String(productFamily)],
	find: async ({ session, values: { body } }) => {
		const { isEligible, upgradeId } = await post(session, ELIGIBILITY, {}, body);
		if (isEligible === true || !isId(upgradeId)) return [];
		const upgrade = await post(session, STATUS, { upgradeId }, body);
		return [readUpgrade({ productFamily: body.productFamily, ...upgrade, id: upgradeId })];
	},
	// The answer has no body: its Location header ends with the ID.
	place: async ({ session, values: { body }, ids }) => {
		const sent = await write(session, { ...getRequest(CREATE), body: asked(body), writeId: ids.of('order') }, 'buy');
		const id = 'answer' in sent ? lastPart(sent.answer.headers.location) : undefined;
		return id === undefined ? undefined : { id };
	},
	read: readUpgrade,
	advice: ({ body }) =>
		`Use Check Product Upgrade to see whether an upgrade of customer ${String(body.customerId)} is in progress.`,
};

/** @throws Problem with the platform's reason */
async function checkEligibility(session: Session, body: IDataObject): Promise<string[]> {
	const { isEligible, reason } = await post(session, ELIGIBILITY, {}, body);
	if (isEligible === true) return [];
	const why = reason ? `The platform's reason: ${String(reason)}` : 'The platform gives no reason.';
	throw new Problem(`Nothing was ordered: this customer cannot move to the Azure plan. ${why}`, {
		outcome: 'failed',
		route: ELIGIBILITY,
	});
}

const common = {
	needs: USER_ONLY,
	unavailable: notIn('Azure subscriptions', 'china'),
} satisfies Partial<Operation>;

export const productUpgrades: Operation[] = [
	{
		...common,
		value: 'checkProductUpgrade',
		name: 'Check Product Upgrade',
		action: 'Check the product upgrade of a customer',
		description: 'Check whether a customer can move from the legacy Azure offer to the Azure plan',
		route: ELIGIBILITY,
		fields: [customerId, fields.productFamily],
		extra: (row) => (isId(row.upgradeId) ? idFrom('upgradeId')(row) : {}),
		sample: 'partnerCenter/productUpgrade.checkEligibility.json',
		facts: ['productUpgrade.checkEligibility'],
		docs: `${DOCS}/get-eligibility-for-product-upgrade`,
	},
	{
		...common,
		value: 'upgradeProduct',
		name: 'Upgrade to Azure Plan',
		action: 'Upgrade a customer to the Azure plan',
		description: 'Move a customer from the legacy Azure offer to the Azure plan',
		notice:
			"This replaces the customer's Azure offer. The platform stores no order key here: while an upgrade is in progress, another one is refused.",
		route: CREATE,
		extraRoutes: [ELIGIBILITY, STATUS, CUSTOMER],
		fields: [customerId, fields.productFamily],
		write: 'order',
		raisesCost: true,
		// Azure is billed by what is used: neither request nor answers have a quantity, so there is none to limit.
		orderKeys: strategy,
		account,
		wait,
		subject: ({ body }) => `customer ${String(body.customerId)}`,
		preflight: async ({ session, values: { body } }) => await checkEligibility(session, body),
		keyHint: "The key identifies this upgrade in the output. The customer's Azure plan keeps it from being done twice.",
		sample: 'partnerCenter/productUpgrade.getStatus.json',
		facts: ['productUpgrade.create'],
		docs: `${DOCS}/create-product-upgrade-entity`,
	},
	{
		...common,
		value: 'getProductUpgrade',
		name: 'Get Product Upgrade',
		action: 'Get a product upgrade',
		description: "Get the status of a customer's move to the Azure plan",
		route: STATUS,
		fields: [fields.upgradeId, customerId, fields.productFamily],
		sample: 'partnerCenter/productUpgrade.getStatus.json',
		facts: ['productUpgrade.getStatus'],
		docs: `${DOCS}/get-product-upgrade-status`,
	},
];
