import type { IDataObject } from 'n8n-workflow';

import type { Completion, HookContext, Operation, Values, Wait } from '../../engine/declare';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { verifyWrite } from '../../engine/http/verifyWrite';
import { dryRunOf } from '../../engine/output/dryRun';
import { waited, writeOnce } from '../../engine/run/perform';

import { idFrom } from '../identity';
import { notIn } from '../signIn/clouds';
import { customerId, subscriptionId } from '../fields/locators';
import { supportMpnId, supportName, supportTenant } from '../fields/subscription';
import { USER_ONLY } from '../vendor';

/** Writes that are no change of the subscription itself. */

const REGISTRATION = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/registrationstatus';
const CONTACT = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact';

const subject = (values: Values) => `subscription ${values.path.subscriptionId}`;

/** The documents spell the states in several ways. */
const stateOf = ({ status }: IDataObject): string =>
	String(status ?? '')
		.toLowerCase()
		.replaceAll(' ', '');

const registration: Wait = {
	route: REGISTRATION,
	state: (body) => (stateOf(body) === 'registered' ? 'completed' : 'pending'),
	failure: () => 'The registration failed.',
	until: 'the subscription is registered',
	offered: 'choice',
};

/** After a lost answer: a registration that is running, or done, was asked for. */
async function registering({ session, values: { path } }: HookContext): Promise<IDataObject | undefined> {
	const object = await readObject(session, getRequest(REGISTRATION, path));
	return ['registered', 'registering'].includes(stateOf(object)) ? object : undefined;
}

/** The answer names where the state is read, which is known here: it holds no ID of anything. */
async function runRegister({ session, values }: HookContext): Promise<Completion> {
	const request = buildRequest(register, values);
	if (session.settings.dryRun) return dryRunOf(register, request);
	await writeOnce(session, register, values);
	const { subscriptionId: id } = values.path;
	return waited(session, { wait: registration, path: values.path }, { id, subscriptionId: id });
}

const register: Operation = {
	value: 'register',
	name: 'Register',
	action: 'Register a subscription',
	description: 'Enable an Azure plan or an Azure subscription to buy reservations',
	unavailable: notIn('Azure subscriptions', 'china'),
	route: 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/registrations',
	extraRoutes: [REGISTRATION],
	fields: [customerId, subscriptionId],
	write: 'change',
	subject,
	emptySuccess: true,
	wait: registration,
	findAfterLostResponse: registering,
	run: runRegister,
	sample: 'partnerCenter/subscription.getRegistrationStatus.json',
	facts: ['subscription.register'],
	docs: 'https://learn.microsoft.com/partner-center/developer/register-a-subscription',
};

const activate: Operation = {
	value: 'activateInSandbox',
	name: 'Activate in Sandbox',
	action: 'Activate a subscription in the sandbox',
	description: 'Activate a marketplace subscription in an integration sandbox account, so that it is billed',
	notice: 'The sandbox account is billed for the subscription from then on.',
	route: 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/activate',
	fields: [customerId, subscriptionId],
	write: 'change',
	subject,
	extra: idFrom('subscriptionId'),
	raisesCost: true,
	sample: 'partnerCenter/subscription.activateInSandbox.json',
	facts: ['subscription.activateInSandbox'],
	docs: 'https://learn.microsoft.com/partner-center/developer/activate-sandbox-subscription-azure-marketplace-products',
};

const updateContact: Operation = {
	value: 'updateSupportContact',
	name: 'Update Support Contact',
	action: 'Update the support contact of a subscription',
	description: 'Set which of your resellers provides support for a subscription',
	needs: USER_ONLY,
	route: 'PUT /v1/customers/{customerId}/subscriptions/{subscriptionId}/supportcontact',
	extraRoutes: [CONTACT],
	// All that a contact consists of is given, so there is nothing to be kept of the one before.
	fields: [customerId, subscriptionId, supportTenant, supportMpnId, supportName],
	constantBody: { attributes: { objectType: 'SupportContact' } },
	write: 'change',
	subject,
	findAfterLostResponse: verifyWrite(CONTACT),
	sample: 'partnerCenter/supportContact.update.json',
	facts: ['supportContact.update'],
	docs: 'https://learn.microsoft.com/partner-center/developer/update-a-subscription-s-support-contact',
};

export const others: Operation[] = [register, activate, updateContact];
