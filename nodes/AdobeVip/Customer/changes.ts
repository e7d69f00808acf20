import type { Operation } from '../../engine/declare';

import { customerId, resellerForList } from '../fields/locators';

import {
	AGENCY,
	asking,
	besideRecommitment,
	noGovernment,
	notCommitted,
	replacesRequest,
	somethingCommitted,
} from './benefits';
import { changing, MAILS, replacing, withoutContacts } from './change';
import { docs, NEEDS } from './customers';
import { changedCustomer, commitment, globalSalesEnabled, marketSubSegments, newSegment } from './fields';

export const changes: Operation[] = [
	{
		...changing,
		value: 'update',
		name: 'Update',
		action: 'Update a customer',
		description:
			"Change the address, contacts, language or external reference of a customer. Fields you leave out don't change. Company name, country and region cannot be changed.",
		notice: MAILS,
		fields: [customerId, resellerForList, ...changedCustomer],
		replaces: replacing(),
		sample: 'adobe/customer.update.json',
		facts: ['customer.update'],
		docs: docs('customer-account/update-customer-account'),
	},
	{
		...changing,
		value: 'changeMarketSegment',
		name: 'Change Market Segment',
		action: 'Change the market segment of a customer',
		description:
			'Move a customer to another market segment. It must have no active subscription, and its reseller must be allowed to sell to the segment.',
		notice: MAILS,
		fields: [customerId, newSegment, resellerForList],
		replaces: replacing(),
		sample: 'adobe/customer.changeMarketSegment.json',
		facts: ['customer.changeMarketSegment'],
		docs: docs('customer-account/market-segment'),
	},
	{
		...changing,
		value: 'setGlobalSales',
		name: 'Enable Global Sales',
		action: 'Enable global sales for a customer',
		description:
			'Allow a customer to buy for countries other than its own, or stop allowing it. Add an address there with Deployment > Create.',
		notice: MAILS,
		needs: NEEDS.globalSales,
		fields: [customerId, globalSalesEnabled, resellerForList],
		replaces: replacing(),
		sample: 'adobe/customer.setGlobalSales.json',
		facts: ['customer.setGlobalSales'],
		docs: docs('deployment-management'),
	},
	{
		...changing,
		value: 'requestThreeYearCommit',
		name: 'Request Three-Year Commit',
		action: 'Request a three-year commitment from a customer',
		description:
			'Ask a customer to enter a three-year commitment, or to raise it. The customer accepts in the Admin Console. To add a type of offer, include the committed quantity of the other type. Not possible with a linked membership or large government agency terms.',
		notice: 'Once the customer accepts, it is committed to at least these quantities for three years.',
		fields: [customerId, resellerForList, ...commitment],
		transformValues: asking('commitmentRequest'),
		rule: somethingCommitted,
		replaces: replacing(besideRecommitment, {
			whole: withoutContacts,
			warns: replacesRequest,
		}),
		raisesCost: true,
		sample: 'adobe/customer.requestThreeYearCommit.json',
		facts: ['customer.requestThreeYearCommit'],
		docs: docs('customer-account/three-year-commit'),
	},
	{
		...changing,
		value: 'requestRecommitment',
		name: 'Request Recommitment',
		action: 'Request a recommitment from a customer',
		description:
			'Ask a customer to commit for another three years after its current commitment, which must be COMMITTED',
		notice: 'Once the customer accepts, it is committed to at least these quantities for another three years.',
		fields: [customerId, resellerForList, ...commitment],
		transformValues: asking('recommitmentRequest'),
		rule: somethingCommitted,
		replaces: replacing(notCommitted, {
			whole: withoutContacts,
			warns: () => [],
		}),
		raisesCost: true,
		sample: 'adobe/customer.requestRecommitment.json',
		facts: ['customer.requestRecommitment'],
		docs: docs('customer-account/three-year-commit'),
	},
	{
		...changing,
		value: 'convertToLga',
		name: 'Convert to Large Government Agency',
		action: 'Convert a customer to a large government agency',
		description:
			'Put a government customer of the US or Canada on large government agency terms from its next anniversary. Only in the last 30 days of the term, with more than 100 licenses to renew, and without a linked membership, a three-year commitment, or auto-renewal of team offers or consumables.',
		notice: `Until the anniversary, team offers and consumables can no longer be ordered. If the renewal does not qualify, the subscriptions expire and must be renewed manually. ${MAILS}`,
		needs: NEEDS.agencies,
		fields: [customerId, marketSubSegments, resellerForList],
		constantBody: { companyProfile: { marketSegment: 'GOV' }, benefits: [AGENCY] },
		replaces: replacing(noGovernment),
		raisesCost: true,
		sample: 'adobe/customer.convertToLga.json',
		facts: ['customer.convertToLga'],
		docs: docs('lga/convert'),
	},
];
